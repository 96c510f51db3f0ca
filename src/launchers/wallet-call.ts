import type { LaunchReport } from '../core/launch.js';

/** A payer types a password for that long; after it the server is asked, while a late answer is still heard. */
const silentAfterMs = 20_000;

/** An answer is for a server's log; a page of text in it is not. */
const longestText = 512;

/** One call of a wallet. */
export interface WalletCall {
  /** What is called, for the developer's console. */
  readonly name: string;
  readonly report: (report: LaunchReport) => void;
  readonly signal: AbortSignal;
  /** Calls the wallet, once. */
  readonly call: (answer: (report: LaunchReport) => void) => void;
}

/** Calls a wallet and reports each of its answers, its silence after twenty seconds, and a throw, which says nothing of the payment either. */
export function callWallet({ name, report, signal, call }: WalletCall): void {
  if (signal.aborted) return;
  const silence = setTimeout(() => {
    report({ type: 'silent' });
  }, silentAfterMs);
  const stop = (): void => clearTimeout(silence);
  signal.addEventListener('abort', stop);
  try {
    report({ type: 'started' });
    call((answer) => {
      stop();
      report(answer);
    });
  } catch (error) {
    stop();
    console.warn(`[unified-cashier] ${name} threw.`, error);
    report({ type: 'silent' });
  }
}

/** What a wallet said, as text short enough to be passed on; nothing where it is not text or a number. */
export function plainWord(thing: unknown): string {
  return typeof thing === 'string' || typeof thing === 'number' ? String(thing).slice(0, longestText) : '';
}
