import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** The digest of a file as the `integrity` attribute of a script takes it. */
export function integrityOf(content: string | Uint8Array): string {
  return `sha384-${createHash('sha384').update(content).digest('base64')}`;
}

/** Writes the digest of every file of the bundle into its integrity.json, for hosts that pin what they serve. */
export const writeIntegrity: Plugin = {
  name: 'write-integrity',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      const digests = Object.entries(bundle)
        .filter(([file]) => file.endsWith('.js'))
        .map(([file, output]) => [file, integrityOf(output.type === 'chunk' ? output.code : output.source)] as const)
        .sort(([one], [other]) => (one < other ? -1 : 1));
      this.emitFile({
        type: 'asset',
        fileName: 'integrity.json',
        source: `${JSON.stringify(Object.fromEntries(digests), undefined, 2)}\n`,
      });
    },
  },
};
