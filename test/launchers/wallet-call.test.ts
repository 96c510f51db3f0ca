import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { LaunchReport } from '../../src/core/launch';
import { callWallet, plainWord, type WalletCall } from '../../src/launchers/wallet-call';
import { onQuietClock } from './quiet';

const warned = onQuietClock();

const ok: LaunchReport = { type: 'answered', claim: 'ok', params: {} };
const cancel: LaunchReport = { type: 'answered', claim: 'cancel', params: {} };

function aCall(call: WalletCall['call']): { reports: LaunchReport[]; abort: () => void; run: () => void } {
  const reports: LaunchReport[] = [];
  const page = new AbortController();
  const run = (): void => callWallet({ name: 'wallet', report: (report) => void reports.push(report), signal: page.signal, call });
  return { reports, abort: () => page.abort(), run };
}

test('silence is told once after twenty seconds, and what is said later is still heard', async () => {
  let answer: (report: LaunchReport) => void = () => {};
  const { reports, run } = aCall((hear) => void (answer = hear));
  run();
  expect(reports).toEqual([{ type: 'started' }]);
  await vi.advanceTimersByTimeAsync(19_999);
  expect(reports).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(reports).toEqual([{ type: 'started' }, { type: 'silent' }]);
  answer(ok);
  expect(reports[2]).toEqual(ok);
});

test('each of two answers is told, and silence no more', async () => {
  const { reports, run } = aCall((answer) => {
    answer(cancel);
    answer(ok);
  });
  run();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(reports).toEqual([{ type: 'started' }, cancel, ok]);
  expect(vi.getTimerCount()).toBe(0);
});

test('a call that throws says nothing of the payment, and is told to the developer', async () => {
  const { reports, run } = aCall(() => {
    throw new Error('no');
  });
  expect(run).not.toThrow();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(reports).toEqual([{ type: 'started' }, { type: 'silent' }]);
  expect(warned()).toHaveBeenCalledTimes(1);
});

test('a page that goes away is not told of silence, and leaves no timer', async () => {
  const { reports, run, abort } = aCall(() => {});
  run();
  abort();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(reports).toEqual([{ type: 'started' }]);
  expect(vi.getTimerCount()).toBe(0);
});

test('a page that has gone away calls no wallet', () => {
  const call = vi.fn();
  const { reports, run, abort } = aCall(call);
  abort();
  run();
  expect(call).not.toHaveBeenCalled();
  expect(reports).toEqual([]);
});

test('whatever a wallet says becomes a text that can be passed on', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withSparseArray: true }), (said) => {
      const word = plainWord(said);
      expect(typeof word).toBe('string');
      expect(word.length).toBeLessThanOrEqual(512);
      if (typeof said === 'string' && said.length <= 512) expect(word).toBe(said);
    }),
  );
});

test.each([
  [9000, '9000'],
  ['6001', '6001'],
  [undefined, ''],
  [{ toString: () => '9000' }, ''],
  [['9000'], ''],
  ['x'.repeat(9000), 'x'.repeat(512)],
])('%j is passed on as %j', (said, word) => expect(plainWord(said)).toBe(word));
