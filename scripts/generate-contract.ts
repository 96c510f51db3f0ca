/** Types of the contract, generated from openapi.yaml. `--check` fails when the committed file differs. */
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const source = new URL('../src/gateways/openapi.yaml', import.meta.url);
const target = new URL('../src/gateways/contract.generated.ts', import.meta.url);

const header = '/* Generated from openapi.yaml by `npm run contract:write`. */\n\n';
const generated = header + astToString(await openapiTS(source));

if (process.argv.includes('--check')) {
  const committed = await readFile(target, 'utf8').catch(() => '');
  if (committed !== generated) {
    console.error('src/gateways/contract.generated.ts differs from openapi.yaml: run `npm run contract:write`.');
    process.exit(1);
  }
} else {
  await writeFile(target, generated);
}
