import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { AppBridge, AppCall } from '../../src/launchers/app-bridge';
import { launchAppSdk } from '../../src/launchers/app-sdk';
import { aPage, start, type FakePage, type Launched } from './launched';
import { onQuietClock } from './quiet';

const parameters = { orderStr: 'app_id=2021&sign=x' };
const action = { kind: 'app-sdk', sdk: 'alipay', parameters } as const;
const linked = { ...action, fallbackUrl: 'alipays://platformapi/startapp' } as const;
const warned = onQuietClock();

function callApp(appBridge: AppBridge | undefined, wanted: typeof action | typeof linked = action): Launched & { page: FakePage } {
  const page = aPage();
  return { ...start(launchAppSdk, wanted, page, { appBridge }), page };
}

const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

test('the app is called once, at once, with the SDK’s name and parameters', () => {
  const calls: AppCall[] = [];
  const { reports } = callApp((call) => {
    calls.push(call);
    return new Promise(() => {});
  });
  expect(calls).toEqual([{ sdk: 'alipay', parameters }]);
  expect(reports).toEqual([{ type: 'started' }]);
});

test.each(['ok', 'cancel', 'fail'] as const)('%s, said at once or in time, is passed on as a claim', async (word) => {
  for (const bridge of [() => word, () => Promise.resolve(word)]) {
    const { reports } = callApp(bridge);
    await settled();
    expect(reports).toEqual([{ type: 'started' }, { type: 'answered', claim: word, params: { sdk: 'alipay', result: word } }]);
  }
  expect(warned()).not.toHaveBeenCalled();
});

test('anything else says nothing of the payment, and the server is asked', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc
        .oneof(fc.anything(), fc.constantFrom('OK', 'okay', 'success', '9000', true, { result: 'ok' }, ['ok']))
        .filter((said) => !['ok', 'cancel', 'fail'].includes(said as string)),
      async (said) => {
        const { reports } = callApp(() => said);
        await settled();
        expect(reports).toEqual([{ type: 'started' }, { type: 'silent' }]);
        expect(vi.getTimerCount()).toBe(0);
      },
    ),
  );
});

test('a word that is not known is told to the developer, and no word at all is not', async () => {
  callApp(() => undefined);
  await settled();
  expect(warned()).not.toHaveBeenCalled();
  callApp(() => 'success');
  await settled();
  expect(warned()).toHaveBeenCalledTimes(1);
});

test.each([
  [
    'throws',
    (): never => {
      throw new Error('no SDK');
    },
  ],
  ['rejects', (): Promise<never> => Promise.reject(new Error('no SDK'))],
])('a bridge that %s has failed, with a word to the developer', async (_, bridge) => {
  const { reports } = callApp(bridge);
  await settled();
  expect(reports).toEqual([{ type: 'started' }, { type: 'answered', claim: 'fail', params: { sdk: 'alipay', result: 'fail' } }]);
  expect(warned()).toHaveBeenCalledTimes(1);
});

test('a bridge that never settles is silent after twenty seconds, and heard after that', async () => {
  let settle: (word: string) => void = () => {};
  const { reports } = callApp(() => new Promise((resolve) => (settle = resolve)));
  await vi.advanceTimersByTimeAsync(20_000);
  expect(reports[1]).toEqual({ type: 'silent' });
  settle('ok');
  await settled();
  expect(reports[2]).toMatchObject({ claim: 'ok' });
});

test('a page that went away is not told of silence', async () => {
  const { reports, abort } = callApp(() => new Promise(() => {}));
  abort();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(reports).toEqual([{ type: 'started' }]);
  expect(vi.getTimerCount()).toBe(0);
});

describe('without a bridge', () => {
  test.each([[undefined], ['call' as never], [{} as never], [null as never]])('(%j) and without a link the payer is told', (bridge) => {
    expect(callApp(bridge).reports).toEqual([{ type: 'failed', error: 'app-bridge-absent' }]);
  });

  test('the link is followed, as any other', async () => {
    const { reports, page } = callApp(undefined, linked);
    expect(page.wentTo).toEqual(['alipays://platformapi/startapp']);
    await vi.advanceTimersByTimeAsync(2500);
    expect(reports).toEqual([{ type: 'started' }, { type: 'failed', error: 'app-not-opened' }]);
  });

  test('a link to a place that is not listed is not', () => {
    const page = aPage();
    const { reports } = start(launchAppSdk, { ...action, fallbackUrl: 'https://evil.com/' }, page);
    expect(page.wentTo).toEqual([]);
    expect(reports).toEqual([{ type: 'failed', error: 'url-not-allowed' }]);
  });
});

test('with a bridge the link is left alone', () => {
  expect(callApp(() => new Promise(() => {}), linked).page.wentTo).toEqual([]);
});
