import { warnOnce } from '../model/warn-once.js';
import type { Clock } from './clock.js';
import type { Answer, GatewayFailure } from './gateway.js';

/** Longer than any gateway should take: the shipped one gives up after 10 s. */
const patienceMs = 30_000;

/**
 * One answer of a merchant's own gateway, which may throw, reject, or never say a word. Each of them is no answer; here it is told as one, so
 * that nothing waits for ever. The question is given up with the signal, and after half a minute.
 */
export function steadyAnswer<Value>(
  ask: (signal: AbortSignal) => Promise<Answer<Value>>,
  clock: Clock,
  signal: AbortSignal,
): Promise<Answer<Value>> {
  return new Promise((resolve) => {
    const asking = new AbortController();
    const end = (answer: Answer<Value>): void => {
      clock.clearTimeout(patience);
      signal.removeEventListener('abort', stop);
      resolve(answer);
    };
    const fail = (code: GatewayFailure['code'], detail?: string): void => {
      end({ ok: false, failure: { certainty: 'unknown', code, detail } });
      asking.abort();
    };
    const stop = (): void => {
      fail('gateway-unreachable');
    };
    const patience = clock.setTimeout(() => {
      fail('gateway-timeout');
    }, patienceMs);
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop);
    const begun = async (): Promise<Answer<Value>> => ask(asking.signal);
    begun().then(end, (error: unknown) => {
      warnOnce(`The gateway threw: ${String(error)}`);
      fail('gateway-error', String(error));
    });
  });
}
