import { expect, test, vi } from 'vitest';
import { launchQqJsapi } from '../../src/launchers/qq-jsapi';
import { aPage, start, type Launched } from './launched';
import { onQuietClock } from './quiet';

type Callback = (result?: unknown) => void;

const action = { kind: 'qq-jsapi', tokenId: '1V0f3a8d5c' } as const;
const warned = onQuietClock();

function launchInQq(): Launched & { answer: Callback; calls: readonly unknown[] } {
  const calls: unknown[] = [];
  const callbacks: Callback[] = [];
  const pay = (call: unknown, callback: Callback): void => {
    calls.push(call);
    callbacks.push(callback);
  };
  const launched = start(launchQqJsapi, action, aPage({ mqq: { QQVersion: '8.9.3', tenpay: { pay } } }));
  return { ...launched, calls, answer: callbacks[0]! };
}

test('the bridge is called once with the token', () => {
  const { reports, calls } = launchInQq();
  expect(calls).toEqual([{ tokenId: '1V0f3a8d5c' }]);
  expect(reports).toEqual([{ type: 'started' }]);
});

// pingpp-js, qpay_pub: resultCode 0 done, -1 cancelled.
test.each([
  [{ resultCode: 0 }, 'ok', '0'],
  [{ resultCode: '0' }, 'ok', '0'],
  [{ resultCode: -1 }, 'cancel', '-1'],
  [{ resultCode: -2, retmsg: 'x' }, 'fail', '-2'],
  [{}, 'fail', ''],
  [undefined, 'fail', ''],
  [null, 'fail', ''],
  [{ resultCode: {} }, 'fail', ''],
])('an answer of %j is heard as %s', (result, claim, resultCode) => {
  const { reports, answer } = launchInQq();
  answer(result);
  expect(reports[1]).toEqual({ type: 'answered', claim, params: { resultCode } });
  expect(warned()).toHaveBeenCalledTimes(claim === 'fail' ? 1 : 0);
});

test('silence is told after twenty seconds, and a late success is heard', async () => {
  const { reports, answer } = launchInQq();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(reports[1]).toEqual({ type: 'silent' });
  answer({ resultCode: 0 });
  expect(reports[2]).toMatchObject({ claim: 'ok' });
});

const called = vi.fn();
test.each<[string, object | undefined]>([
  ['there is none', undefined],
  ['the page is not in QQ, where the script is there all the same', { QQVersion: 0, tenpay: { pay: called } }],
  ['it says so as text', { QQVersion: '0', tenpay: { pay: called } }],
  ['it has no payment', { QQVersion: '8.9.3' }],
])('the bridge is absent where %s', async (_, mqq) => {
  const { reports } = start(launchQqJsapi, action, aPage({ mqq }));
  await vi.advanceTimersByTimeAsync(8000);
  expect(reports).toEqual([{ type: 'failed', error: 'bridge-absent' }]);
  expect(called).not.toHaveBeenCalled();
});

test('a script that comes late is found', async () => {
  const page = aPage();
  const { reports } = start(launchQqJsapi, action, page);
  await vi.advanceTimersByTimeAsync(4000);
  page.window['mqq'] = { QQVersion: '8.9.3', tenpay: { pay: () => {} } };
  await vi.advanceTimersByTimeAsync(250);
  expect(reports).toEqual([{ type: 'started' }]);
});
