import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Attempt } from '../../demo/merchant/channels/channel-adapter';
import { openAlipayMerchant, type AlipayMerchant } from './alipay-merchant';

let merchant: AlipayMerchant;
beforeAll(async () => void (merchant = await openAlipayMerchant()));
afterAll(() => merchant.close());

/** Sends the browser as an action says, and stops at the wallet's page. */
async function enter(attempt: Attempt): Promise<string> {
  const answer = await merchant.start(attempt);
  const action = answer.kind === 'started' ? answer.action : undefined;
  const came =
    action?.kind === 'form'
      ? await fetch(action.url, {
          method: action.method,
          redirect: 'manual',
          body: new URLSearchParams(action.fields.map(({ name, value }): [string, string] => [name, value])),
        })
      : await fetch(action?.kind === 'redirect' ? action.url : '', { redirect: 'manual' });
  expect(came.status).toBe(303);
  return new URL(came.headers.get('Location') ?? '', merchant.channelsOrigin).href;
}

const choose = (page: string, act: string): Promise<Response> =>
  fetch(page, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ act }) });

const returned = (answer: Response): Record<string, string> =>
  Object.fromEntries(new URL(answer.headers.get('Location') ?? '').searchParams);

describe.each(['alipay.page', 'alipay.wap'])('%s', (productId) => {
  test('makes no trade before the payer acts', async () => {
    const attempt = merchant.attempt(productId);
    const page = await enter(attempt);
    const shown = await (await fetch(page)).text();
    expect(shown).toContain('¥102.40');
    expect(shown).toContain(attempt.outTradeNo);
    expect(await merchant.adapter.query(attempt)).toEqual({ kind: 'absent' });
    expect(await merchant.adapter.close(attempt)).toBe('not-closable');
  });

  test('sends the payer back with signed parameters that do not say whether he paid', async () => {
    const attempt = merchant.attempt(productId);
    const answer = await choose(await enter(attempt), 'pay');
    expect(answer.status).toBe(303);
    const params = returned(answer);
    expect(params).toMatchObject({
      session: 's1',
      method: `${productId.replace('alipay.', 'alipay.trade.')}.pay.return`,
      out_trade_no: attempt.outTradeNo,
      total_amount: '102.40',
      sign_type: 'RSA2',
    });
    expect(params).not.toHaveProperty('trade_status');
    expect(merchant.adapter.readReturn?.(params)).toBe(attempt.outTradeNo);
    expect(await merchant.adapter.query(attempt)).toMatchObject({ kind: 'paid', transactionId: params['trade_no'] });
  });

  test('sends a payer who cancels back without a word', async () => {
    const attempt = merchant.attempt(productId);
    const answer = await choose(await enter(attempt), 'cancel');
    expect([answer.status, returned(answer)]).toEqual([303, { session: 's1' }]);
    expect(await merchant.adapter.query(attempt)).toEqual({ kind: 'absent' });
  });

  test('lets a payer whose payment failed try again', async () => {
    const attempt = merchant.attempt(productId);
    const page = await enter(attempt);
    const failed = await choose(page, 'fail');
    expect([failed.status, await failed.text()]).toEqual([200, expect.stringContaining('支付失败')]);
    expect(await merchant.adapter.query(attempt)).toEqual({ kind: 'unpaid' });
    expect((await choose(page, 'pay')).status).toBe(303);
    expect(await merchant.adapter.query(attempt)).toMatchObject({ kind: 'paid' });
  });

  test('may be paid by one who never comes back', async () => {
    const attempt = merchant.attempt(productId);
    const answer = await choose(await enter(attempt), 'pay-and-vanish');
    const shown = await answer.text();
    expect([answer.status, shown.includes('<form')]).toEqual([200, false]);
    expect(await merchant.adapter.query(attempt)).toMatchObject({ kind: 'paid' });
  });

  test('is not charged twice by a page that is opened again', async () => {
    const attempt = merchant.attempt(productId);
    const page = await enter(attempt);
    await choose(page, 'pay');
    expect(await (await choose(page, 'pay')).text()).toContain('已支付');
    expect(await (await fetch(page)).text()).toContain('已支付');
    await expect(merchant.payer.perform(page, 'pay')).rejects.toMatchObject({ code: 'order-paid' });
  });

  test('is over with its order', async () => {
    const attempt = merchant.attempt(productId);
    const page = await enter(attempt);
    merchant.advance(15 * 60_000);
    expect(await (await choose(page, 'pay')).text()).toContain('已过期');
    expect(await merchant.adapter.query(attempt)).toEqual({ kind: 'absent' });
    expect((await choose(page, 'leave')).status).toBe(303);
  });

  test('shows a page, and takes nothing, when its request was changed on the way', async () => {
    const attempt = merchant.attempt(productId);
    const signed = merchant.client.sdk.sdkExecute(`${productId.replace('alipay.', 'alipay.trade.')}.pay`, {
      bizContent: { out_trade_no: attempt.outTradeNo, total_amount: '102.40', subject: '书' },
    });
    const answer = await fetch(`${merchant.channelsOrigin}/gateway.do?${signed.replace('102.40', '000.40')}`, { redirect: 'manual' });
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('isv.invalid-signature')]);
  });
});

describe('what the browser is sent with', () => {
  test('is a form of fields for a page, and an address for a phone', async () => {
    expect(await merchant.start(merchant.attempt('alipay.page'))).toMatchObject({
      action: { kind: 'form', method: 'POST', url: `${merchant.channelsOrigin}/gateway.do?charset=utf-8` },
    });
    const answer = await merchant.start(merchant.attempt('alipay.wap'));
    const url = answer.kind === 'started' && answer.action.kind === 'redirect' ? new URL(answer.action.url) : undefined;
    expect(url?.origin).toBe(merchant.channelsOrigin);
    expect(JSON.parse(url?.searchParams.get('biz_content') ?? '')).toMatchObject({ quit_url: `${merchant.origin}/pay?session=s1` });
  });

  test('names the order’s end in Beijing’s time, and no later than Alipay allows', async () => {
    const createdAt = new Date('2030-01-01T00:00:00Z');
    const endOf = async (expiresAt: string): Promise<unknown> => {
      const attempt = merchant.attempt('alipay.app', { createdAt, expiresAt: new Date(expiresAt) });
      const text = await merchant.startCode(attempt);
      return (JSON.parse(new URLSearchParams(text).get('biz_content') ?? '') as Record<string, unknown>)['time_expire'];
    };
    expect(await endOf('2030-01-01T20:15:30.999Z')).toBe('2030-01-02 04:15:30');
    expect(await endOf('2030-03-01T00:00:00Z')).toBe('2030-01-16 08:00:00');
  });
});

describe('an app', () => {
  const app = () => merchant.attempt('alipay.app');

  test('hands the wallet a text that is paid without any call before', async () => {
    const attempt = app();
    const text = await merchant.startCode(attempt);
    expect(await merchant.payer.recognizes(text)).toBe(true);
    expect(await merchant.adapter.query(attempt)).toEqual({ kind: 'absent' });
    expect(await merchant.payer.perform(text, 'pay')).toMatchObject({ standing: 'paid', outTradeNo: attempt.outTradeNo });
    expect(await merchant.adapter.query(attempt)).toMatchObject({ kind: 'paid' });
  });

  test('has a link to the wallet that carries the same text', async () => {
    const attempt = app();
    const answer = await merchant.start(attempt);
    const link = answer.kind === 'started' && answer.action.kind === 'app-sdk' ? (answer.action.fallbackUrl ?? '') : '';
    expect(link).toMatch(/^alipays:\/\/platformapi\/startapp\?/);
    expect(await merchant.payer.perform(link, 'pay')).toMatchObject({ standing: 'paid', outTradeNo: attempt.outTradeNo });
  });

  test('whose text was changed, or is too old, is refused by the wallet', async () => {
    const text = await merchant.startCode(app());
    await expect(merchant.payer.perform(text.replace('102.40', '100.40'), 'pay')).rejects.toMatchObject({ code: 'order-invalid' });
    merchant.advance(15 * 60_000);
    await expect(merchant.payer.perform(text, 'pay')).rejects.toMatchObject({ code: 'code-expired' });
  });
});

test('any subject and amount that a shop may have is taken', async () => {
  const subject = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 });
  const amount = fc.integer({ min: 1, max: 10_000_000_000 });
  await fc.assert(
    fc.asyncProperty(subject, amount, async (words, fen) => {
      const attempt = merchant.attempt('alipay.app', { subject: words, amount: fen });
      expect(await merchant.payer.perform(await merchant.startCode(attempt), 'pay')).toMatchObject({ amount: fen });
      expect(await merchant.adapter.query(attempt)).toMatchObject({ kind: 'paid', paidAmount: fen });
    }),
    {
      numRuns: 25,
      examples: [
        ['a/b=c&d"}，"sign":"x', 1],
        ['/', 100],
        [' \n', 110],
        ['书'.repeat(257), 1],
      ],
    },
  );
});
