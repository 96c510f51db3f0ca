import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { paidAt, startScriptedShop, type Script, type ScriptedShop } from './scripted-channel';
import type { PaymentAnswer, Shopper } from './shopper';

// Each test is several requests and rounds of the server's chores, and other tests run beside it.
vi.setConfig({ testTimeout: 20_000 });

let shop: ScriptedShop;
beforeAll(async () => void (shop = await startScriptedShop()));
afterAll(() => shop.close());

interface Begun {
  readonly shopper: Shopper;
  readonly script: Script;
  readonly payment: PaymentAnswer;
}

async function begin(): Promise<Begun> {
  const shopper = await shop.arrive();
  const { body: payment } = await shopper.pay('first', 'scripted.code');
  shop.advance(3_000);
  return { shopper, script: shop.channel.of(shopper.orderNo), payment };
}

/** What a browser sends when a channel sends it back by a form. */
function post(body: string, channel = 'scripted', origin = 'https://gateway.test'): Promise<Response> {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', Origin: origin };
  return fetch(`${shop.url}/return/${channel}`, { method: 'POST', headers, body, redirect: 'manual' });
}

describe('a browser that a channel sends back by POST', () => {
  test('finds its cashier, which knows more by then', async () => {
    const { shopper, script, payment } = await begin();
    script.query = paidAt(shop.merchant.now());
    const answer = await post(new URLSearchParams({ no: payment.outTradeNo, sign: 'channel' }).toString());
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `${shop.url}/pay/${shopper.sessionId}`]);
    expect((await shopper.status()).status).toBe('paid');
  });

  test('finds its cashier although the channel can not be asked', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { script, payment } = await begin();
    script.query = new Error('The adapter broke');
    expect((await post(`no=${payment.outTradeNo}&sign=channel`)).status).toBe(303);
    expect(log).toHaveBeenCalledWith(expect.stringContaining('The adapter broke'));
    script.query = { kind: 'unpaid' };
    log.mockRestore();
  });

  test('costs one query, however often it comes', async () => {
    const { script, payment } = await begin();
    await Promise.all([1, 2, 3].map(() => post(`no=${payment.outTradeNo}&sign=channel`)));
    expect(script.asked).toEqual(['start A1', 'query A1']);
  });

  test.each([
    ['is not signed', (no: string) => `no=${no}&sign=thief`],
    ['has a field twice', (no: string) => `no=${no}&no=${no}&sign=channel`],
    ['is of nobody’s number', () => 'no=unknown99A1&sign=channel'],
    ['is of an impossible number', () => 'no=%00%00%00%00%00%00%00%00&sign=channel'],
    ['is empty', () => ''],
    ['is too large', (no: string) => `no=${no}&sign=channel&more=${'x'.repeat(65_536)}`],
  ])('with what %s changes nothing, and its payer is told where to look', async (_, makeBody) => {
    const { shopper, script, payment } = await begin();
    const before = await shopper.status();
    const answer = await post(makeBody(payment.outTradeNo));
    expect([answer.status, answer.headers.get('Location')]).toEqual([400, null]);
    expect(await answer.text()).toContain('请回到原来的收银台页面查看结果');
    expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(script.asked).toEqual(['start A1']);
    expect((await shopper.status()).payments).toEqual(before.payments);
  });

  test('with the number of another channel’s attempt is told the same', async () => {
    const { script, payment } = await begin();
    expect((await post(`no=${payment.outTradeNo}&sign=channel`, 'second')).status).toBe(400);
    expect(script.asked).toEqual(['start A1']);
  });

  test('of a channel that is nobody’s is told the same', async () => {
    expect((await post('no=1&sign=channel', 'nobody')).status).toBe(400);
  });
});

describe('what a page reports of a return', () => {
  test('names the attempt when the channel has signed it, also one that was left behind', async () => {
    const { shopper, script, payment } = await begin();
    Object.assign(script, { query: { kind: 'absent' }, close: 'not-closable' });
    await shopper.close(payment.id);
    await shopper.pay('second', 'scripted.code');
    shop.advance(3_000);
    script.asked.length = 0;
    await shopper.report('scripted', { no: payment.outTradeNo, sign: 'channel' });
    expect(script.asked).toEqual(['query A1']);
  });

  test('makes the server ask about the live attempt when it is not signed, or of another order', async () => {
    const { shopper, script, payment } = await begin();
    const stranger = await begin();
    for (const params of [{}, { no: payment.outTradeNo, sign: 'thief' }, { no: stranger.payment.outTradeNo, sign: 'channel' }]) {
      script.asked.length = 0;
      await shopper.report('scripted', params);
      // The server's own round may ask just now, too.
      expect(new Set(script.asked)).toEqual(new Set(['query A1']));
      shop.advance(3_000);
    }
    expect(stranger.script.asked).toEqual(['start A1']);
  });

  test('asks about the one that was left behind when there is no other', async () => {
    const { shopper, script, payment } = await begin();
    Object.assign(script, { query: { kind: 'absent' }, close: 'not-closable' });
    await shopper.close(payment.id);
    shop.advance(3_000);
    script.asked.length = 0;
    const { body } = await shopper.report('scripted');
    expect(script.asked).toEqual(['query A1']);
    expect(body.payments).toMatchObject([{ channelAnswer: 'unpaid', checkedAt: new Date(shop.merchant.now()).toISOString() }]);
  });

  test('is never an error, whatever it is', async () => {
    const { shopper } = await begin();
    const word = fc.string({ maxLength: 40, unit: 'binary' });
    await fc.assert(
      fc.asyncProperty(fc.dictionary(word, word, { maxKeys: 5, noNullPrototype: true }), async (params) => {
        const { status, body } = await shopper.report('scripted', { ...params, sign: params['sign'] ?? 'channel' });
        expect([status, body.status]).toEqual([200, 'open']);
      }),
      { numRuns: 60 },
    );
  });
});
