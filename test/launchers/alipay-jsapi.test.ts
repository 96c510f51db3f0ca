import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { explainAlipayFailure } from '../../src/launchers/alipay-bridge-causes';
import { launchAlipayJsapi } from '../../src/launchers/alipay-jsapi';
import { aPage, start, type FakePage, type Launched } from './launched';
import { onQuietClock } from './quiet';

type Callback = (result?: unknown) => void;
interface Call {
  readonly name: string;
  readonly parameters: unknown;
  readonly callback: Callback;
}

const action = { kind: 'alipay-jsapi', tradeNo: '2026112222001476120512345678' } as const;
const warned = onQuietClock();

/** Puts Alipay's bridge in place, as Alipay does, and notes what it is called with. */
function appear({ window, document }: FakePage): Call[] {
  const calls: Call[] = [];
  window['AlipayJSBridge'] = {
    call: (name: string, parameters: unknown, callback: Callback) => void calls.push({ name, parameters, callback }),
  };
  document.dispatchEvent(new Event('AlipayJSBridgeReady'));
  return calls;
}

function launchInAlipay(): Launched & { calls: Call[]; answer: Callback } {
  const page = aPage();
  const calls = appear(page);
  const launched = start(launchAlipayJsapi, action, page);
  return { ...launched, calls, answer: (result) => calls[0]!.callback(result) };
}

test('the bridge is called once, with the trade’s number in Alipay’s own spelling', () => {
  const { calls, reports } = launchInAlipay();
  expect(calls.map(({ name, parameters }) => ({ name, parameters }))).toEqual([
    { name: 'tradePay', parameters: { tradeNO: '2026112222001476120512345678' } },
  ]);
  expect(reports).toEqual([{ type: 'started' }]);
});

// docs.antom.com, jsapi tradePay.
test.each([
  ['9000', 'ok'],
  ['8000', 'ok'],
  ['6004', 'ok'],
  ['6001', 'cancel'],
  ['4000', 'fail'],
  ['6002', 'fail'],
  ['5000', 'fail'],
  ['99', 'fail'],
  ['4', 'fail'],
] as const)('%s, as text or as a number, is heard as %s and passed on', (resultCode, claim) => {
  for (const said of [resultCode, Number(resultCode)]) {
    const { reports, answer } = launchInAlipay();
    answer({ resultCode: said, memo: '备注' });
    expect(reports.slice(1)).toEqual([{ type: 'answered', claim, params: { resultCode, memo: '备注' } }]);
  }
});

test('what may have been paid is never said to have failed or been cancelled', () => {
  for (const resultCode of ['8000', '6004', 8000, 6004]) {
    const { reports, answer } = launchInAlipay();
    answer({ resultCode });
    expect(reports[1]).not.toMatchObject({ claim: expect.stringMatching(/fail|cancel/) as string });
  }
  expect(warned()).not.toHaveBeenCalled();
});

test('a refusal of the bridge itself is a failure with its number', () => {
  const { reports, answer } = launchInAlipay();
  answer({ error: 4, errorMessage: '无权限调用' });
  expect(reports[1]).toEqual({ type: 'answered', claim: 'fail', params: { resultCode: '4', memo: '无权限调用' } });
});

test('no answer of the bridge claims a payment but the three that may be one', () => {
  const codes = fc.oneof(
    fc.anything(),
    fc.integer({ min: 0, max: 9999 }),
    fc.integer({ min: 0, max: 9999 }).map(String),
    fc.constantFrom('__proto__', 'constructor', ' 9000', '9000 ', '９０００', '9000.0'),
  );
  fc.assert(
    fc.property(codes, (resultCode) => {
      const { reports, answer, abort } = launchInAlipay();
      answer({ resultCode });
      abort();
      const isSaid = typeof resultCode === 'string' || typeof resultCode === 'number';
      const mayBePaid = isSaid && ['9000', '8000', '6004'].includes(String(resultCode));
      expect(reports[1]).toMatchObject({ type: 'answered' });
      expect((reports[1] as { claim: string }).claim === 'ok').toBe(mayBePaid);
    }),
  );
});

test.each([[undefined], [null], [{}], ['9000'], [7]])('an answer like %j is a failure, not a crash', (result) => {
  const { reports, answer } = launchInAlipay();
  answer(result);
  expect(reports[1]).toEqual({ type: 'answered', claim: 'fail', params: { resultCode: '', memo: '' } });
});

test('a second answer is told too', () => {
  const { reports, answer } = launchInAlipay();
  answer({ resultCode: '6001' });
  answer({ resultCode: '9000' });
  expect(reports.slice(1)).toMatchObject([{ claim: 'cancel' }, { claim: 'ok' }]);
});

test('silence is told after twenty seconds, and a late answer is heard', async () => {
  const { reports, answer } = launchInAlipay();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(reports[1]).toEqual({ type: 'silent' });
  answer({ resultCode: '9000' });
  expect(reports[2]).toMatchObject({ claim: 'ok' });
});

test.each([
  [
    'throws',
    (): never => {
      throw new Error('bridge');
    },
  ],
  ['can not be called', undefined],
])('a bridge that %s has said nothing', (_, call) => {
  const { reports } = start(launchAlipayJsapi, action, aPage({ AlipayJSBridge: { call } }));
  expect(reports).toEqual([{ type: 'started' }, { type: 'silent' }]);
});

test('a bridge that comes five seconds late is waited for', async () => {
  const page = aPage();
  const { reports } = start(launchAlipayJsapi, action, page);
  await vi.advanceTimersByTimeAsync(5000);
  expect(reports).toEqual([]);
  expect(appear(page)).toHaveLength(1);
  expect(reports).toEqual([{ type: 'started' }]);
});

test('a page that is not in Alipay is told so after eight seconds', async () => {
  const page = aPage();
  const { reports } = start(launchAlipayJsapi, action, page);
  await vi.advanceTimersByTimeAsync(8000);
  expect(reports).toEqual([{ type: 'failed', error: 'bridge-absent' }]);
  expect(appear(page)).toHaveLength(0);
});

test('a launch that is given up before the bridge came does not call it', async () => {
  const page = aPage();
  const { reports, abort } = start(launchAlipayJsapi, action, page);
  abort();
  expect(appear(page)).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(reports).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

test('the my of a mini program’s web-view is not taken for the bridge', async () => {
  const tradePay = vi.fn();
  const { reports } = start(launchAlipayJsapi, action, aPage({ my: { tradePay } }));
  await vi.advanceTimersByTimeAsync(8000);
  expect(tradePay).not.toHaveBeenCalled();
  expect(reports).toEqual([{ type: 'failed', error: 'bridge-absent' }]);
});

describe('what the developer is told', () => {
  test.each([
    ['4000', /memo/],
    ['6002', /network/],
    ['5000', /twice/],
    ['99', /password/],
    ['4', /domain/],
    ['1', /too old/],
    ['2', /trade_no/],
    ['7777', /buyer_id/],
    ['__proto__', /buyer_id/],
  ])('of %s names its cause', (code, cause) => expect(explainAlipayFailure(code)).toMatch(cause));

  test('is in the console for a failure, and not for a cancel', () => {
    const { answer } = launchInAlipay();
    answer({ resultCode: '6001' });
    expect(warned()).not.toHaveBeenCalled();
    answer({ resultCode: '5000' });
    expect(warned()).toHaveBeenCalledTimes(1);
    expect(warned()).toHaveBeenCalledWith(expect.stringMatching(/twice/));
  });
});
