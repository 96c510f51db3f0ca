import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentToSign, signRsa2 } from '../../demo/channels/alipay/rsa2';
import { openAlipayMerchant, type AlipayMerchant } from './alipay-merchant';

let merchant: AlipayMerchant;
beforeAll(async () => void (merchant = await openAlipayMerchant()));
afterAll(() => merchant.close());

describe('the gateway', () => {
  const post = async (params: Record<string, string>) => {
    const answer = await fetch(`${merchant.channelsOrigin}/gateway.do`, { method: 'POST', body: new URLSearchParams(params) });
    const text = await answer.text();
    const [, key = '', body = '', sign = ''] = /^\{"(\w+)":(.*),"sign":"([^"]*)"\}$/.exec(text) ?? [];
    return { key, body: JSON.parse(body) as Record<string, string>, text: body, sign };
  };
  const sign = (params: Record<string, string>): Record<string, string> => {
    const all = {
      app_id: merchant.account.appId,
      charset: 'utf-8',
      sign_type: 'RSA2',
      version: '1.0',
      timestamp: '2026-01-01 08:00:00',
      ...params,
    };
    return { ...all, sign: signRsa2(contentToSign(all), merchant.account.keyPair.privateKey) };
  };
  const order = { out_trade_no: 'gateway_01', total_amount: '1.00', subject: '书' };
  const precreate = (biz: object) => post(sign({ method: 'alipay.trade.precreate', biz_content: JSON.stringify(biz) }));

  test('refuses what the merchant did not sign, under its own signature', async () => {
    const { key, body, text, sign: signature } = await post({ ...sign({ method: 'alipay.trade.query' }), version: '1.0', extra: '1' });
    expect([key, body]).toEqual([
      'alipay_trade_query_response',
      expect.objectContaining({ code: '40002', sub_code: 'isv.invalid-signature' }),
    ]);
    expect(merchant.client.sdk.rsaCheck(text, signature)).toBe(true);
  });

  test('says which common parameter is wrong', async () => {
    const codes: Record<string, Record<string, string>> = {
      'isv.invalid-app-id': { app_id: '2021000000000002' },
      'isv.invalid-signature-type': { sign_type: 'RSA' },
      'isv.invalid-charset': { charset: 'gbk' },
      'isv.invalid-version': { version: '2.0' },
      'isv.invalid-timestamp': { timestamp: 'now' },
      'isv.invalid-method': { method: 'alipay.trade.steal' },
      'isv.invalid-parameter': { biz_content: '[]' },
    };
    for (const [subCode, params] of Object.entries(codes)) {
      expect((await post(sign({ method: 'alipay.trade.query', ...params }))).body['sub_code']).toBe(subCode);
    }
    expect((await post({ app_id: merchant.account.appId })).body['code']).toBe('40002');
  });

  test('checks the order’s rules', async () => {
    expect((await precreate(order)).body).toMatchObject({ code: '10000', out_trade_no: 'gateway_01' });
    for (const wrong of [
      { out_trade_no: 'with-hyphen' },
      { out_trade_no: 'x'.repeat(65) },
      { out_trade_no: '' },
      { total_amount: '1.001' },
      { total_amount: '0.00' },
      { total_amount: '100000000.01' },
      { total_amount: 1 },
      { subject: 'a/b' },
      { subject: 'a=b' },
      { subject: 'a&b' },
      { subject: '书'.repeat(257) },
      { product_code: 'QUICK_WAP_WAY' },
      { time_expire: '2020-01-01 00:00:00' },
      { time_expire: '2199-01-01 00:00:00' },
      { time_expire: '15m' },
    ]) {
      expect((await precreate({ ...order, ...wrong })).body).toMatchObject({ code: '40004', sub_code: 'ACQ.INVALID_PARAMETER' });
    }
  });

  test('takes amounts and numbers up to their bounds', async () => {
    expect((await precreate({ ...order, out_trade_no: 'x'.repeat(64), total_amount: '100000000.00' })).body['code']).toBe('10000');
    expect((await precreate({ ...order, out_trade_no: 'x', total_amount: '0.01' })).body['code']).toBe('10000');
  });
});
