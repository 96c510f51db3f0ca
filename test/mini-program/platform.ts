import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import type { PayScreen } from '../../src/mini-program/pay-flow';
import { createFakeClock, settle, type FakeClock } from '../core/fake-clock';

/** A mini program's platform: its functions, and what its page became. */
export interface Platform {
  readonly clock: FakeClock;
  readonly page: Page;
  readonly warnings: string[];
}

interface Page {
  data: PayScreen;
  onLoad(query: unknown): void;
  onUnload(): void;
  retry(): void;
  goBack(): void;
}

const folder = new URL('../../src/mini-program/', import.meta.url);

/** The text of a file that is shipped. */
export function shipped(path: string): string {
  return readFileSync(new URL(path, folder), 'utf8');
}

/** Runs the files of a page as they are shipped, in a world that has a mini program's globals and no others. */
export function openPlatform(name: 'wechat' | 'alipay', globals: Readonly<Record<string, unknown>>, allowedGateways?: string): Platform {
  const clock = createFakeClock();
  const warnings: string[] = [];
  let page: Page | undefined;
  const context = createContext({
    ...globals,
    console: { warn: (message: string) => warnings.push(message) },
    setTimeout: (callback: () => void, delayMs: number) => clock.setTimeout(callback, delayMs),
    clearTimeout: (handle: unknown) => clock.clearTimeout(handle),
    Page: (given: Page) => {
      page = Object.assign({}, given, { setData: (data: PayScreen) => Object.assign(page!.data, data) });
    },
  });
  const load = (path: string, change = (code: string): string => code): Record<string, unknown> => {
    const exports = {};
    const wrapped = runInContext(`(function (exports, require) {${change(shipped(path))}\n})`, context, { filename: path }) as (
      ...given: unknown[]
    ) => void;
    wrapped(exports, (other: string) => load(`${name}/pay/${other.replace('./', '')}`));
    return exports;
  };
  load(`${name}/pay/index.js`, (code) => (allowedGateways ? code.replace("['pay.shop.example']", allowedGateways) : code));
  return { clock, page: page!, warnings };
}

export { settle };
