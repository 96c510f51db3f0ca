import { beforeAll, describe, expect, test } from 'vitest';
import { productDefinitions } from '../../src/channels/products';
import { channelName, productHint, productName, walletName } from '../../src/elements/product-words';
import type { Translate } from '../../src/locales/messages';
import { loadTranslator, translatorOf, type Language } from '../../src/locales/translate';

function speak(language: Language): Translate {
  return translatorOf(language)!;
}

beforeAll(() => Promise.all([loadTranslator('zh-CN'), loadTranslator('en')]));

test.each([
  ['wechat-pay.native', '微信支付', '微信', '用微信扫一扫付款'],
  ['wechat-pay.jsapi', '微信支付', '微信', '在微信内直接付款'],
  ['wechat-pay.h5', '微信支付', '微信', '打开微信付款'],
  ['wechat-pay.app', '微信支付', '微信', '打开微信付款'],
  ['wechat-pay.mini-program', '微信支付', '微信', '在小程序内付款'],
  ['wechat-pay.payer-code', '微信付款码', '微信', '扫顾客的付款码'],
  ['alipay.page', '支付宝', '支付宝', '前往支付宝网页付款'],
  ['alipay.payer-code', '支付宝付款码', '支付宝', '扫顾客的付款码'],
  ['unionpay.page', '银联云闪付', '云闪付', '前往银联云闪付网页付款'],
  ['unionpay.qr', '银联云闪付', '云闪付', '用云闪付扫一扫付款'],
  ['unionpay.payer-code', '云闪付付款码', '云闪付', '扫顾客的付款码'],
])('%s is %s of %s: %s', (productId, name, wallet, hint) => {
  const t = speak('zh-CN');
  expect([productName(productId, t), walletName(productId, t), productHint(productId, t)]).toEqual([name, wallet, hint]);
});

describe.each(['zh-CN', 'en'] as const)('%s', (language) => {
  test.each([...productDefinitions.keys()])('%s has a name, a wallet and a hint of its own channel, and nothing half said', (productId) => {
    const t = speak(language);
    const texts = [productName(productId, t), walletName(productId, t), productHint(productId, t) ?? ''];
    for (const text of texts) expect(text).toMatch(/^[^{}.]{2,}$/);
    expect(texts.join(' ')).not.toContain(productId);
  });
});

test('what a merchant has added is called by its ids, and has no hint', () => {
  const t = speak('en');
  expect([productName('a-bank.gateway', t), walletName('a-bank.gateway', t), channelName('a-bank', t)]).toEqual([
    'a-bank.gateway',
    'a-bank',
    'a-bank',
  ]);
  expect(productHint('a-bank.gateway', t)).toBeUndefined();
  expect(productName('__proto__', t)).toBe('__proto__');
});
