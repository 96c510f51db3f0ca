import { beforeAll, describe, expect, test } from 'vitest';
import { houseChannels } from '../../src/channels/house-channel';
import { productDefinitions } from '../../src/channels/products';
import { localText } from '../../src/elements/local-text';
import { channelName, productHint, productName, walletName } from '../../src/elements/product-words';
import type { Translate } from '../../src/locales/messages';
import { loadTranslator, translatorOf, type Language } from '../../src/locales/translate';
import { channelOf } from '../../src/model/product';

function speak(language: Language): Translate {
  return translatorOf(language)!;
}

beforeAll(() => Promise.all([loadTranslator('zh-CN'), loadTranslator('en')]));

test.each([
  ['wechat-pay.native', '微信支付', '微信', '用微信扫一扫付款'],
  ['wechat-pay.jsapi', '微信支付', '微信', '在微信内直接付款'],
  ['wechat-pay.h5', '微信支付', '微信', '打开微信完成付款'],
  ['wechat-pay.app', '微信支付', '微信', '打开微信完成付款'],
  ['wechat-pay.mini-program', '微信支付', '微信', '在小程序内付款'],
  ['wechat-pay.payer-code', '微信付款码', '微信', '扫顾客的付款码'],
  ['alipay.page', '支付宝', '支付宝', '前往支付宝网页付款'],
  ['alipay.payer-code', '支付宝付款码', '支付宝', '扫顾客的付款码'],
  ['unionpay.page', '银联云闪付', '云闪付', '前往银联网页，可用银行卡或云闪付'],
  ['unionpay.qr', '银联云闪付', '云闪付', '用云闪付扫一扫付款'],
  ['unionpay.payer-code', '云闪付付款码', '云闪付', '扫顾客的付款码'],
  ['unionpay.instalment', '银行卡分期', '云闪付', '选择期数，前往银联网页付款'],
  ['wechat-pay.fenfu', '微信分付', '微信', '用微信里的分付额度付款'],
  ['alipay.huabei', '花呗分期', '支付宝', '选择期数，在支付宝完成付款'],
  ['jd-pay.page', '京东支付', '京东', '前往京东网页付款'],
  ['jd-pay.baitiao', '京东白条', '京东', '选择期数，在京东完成付款'],
  ['qq-wallet.native', 'QQ钱包', 'QQ', '用QQ扫一扫付款'],
  ['cmb.page', '招商银行一网通', '招商银行', '前往招商银行网页付款'],
  ['cmb.wap', '招商银行一网通', '招商银行', '前往招商银行网页付款'],
  ['cmb.app', '招商银行一网通', '招商银行', '打开招商银行完成付款'],
  ['cmb.qr', '招商银行扫码付', '手机银行或钱包', '用手机银行或钱包扫一扫付款'],
  ['ccb.wap', '建设银行龙支付', '建设银行', '前往建设银行网页付款'],
  ['abc.page', '农业银行', '农业银行', '前往农业银行网页付款'],
  ['yeepay.wap', '易宝支付', '易宝支付', '前往易宝支付网页，用银行卡付款'],
  ['paypal.page', 'PayPal', 'PayPal', '前往PayPal网页付款'],
  ['corporate-bank.page', '企业网银', '企业网银', '用企业银行账户付款，需要 U 盾'],
  ['douyin-pay.h5', '抖音支付', '抖音', '打开抖音完成付款'],
  ['e-cny.payer-code', '数字人民币付款码', '数字人民币', '扫顾客的付款码'],
])('%s is %s of %s: %s', (productId, name, wallet, hint) => {
  const t = speak('zh-CN');
  expect([productName(productId, t), walletName(productId, t), productHint(productId, t)]).toEqual([name, wallet, hint]);
});

describe.each(['zh-CN', 'en'] as const)('%s', (language) => {
  test.each([...productDefinitions.keys()])('%s has a name, a wallet and a hint, and nothing half said', (productId) => {
    const t = speak(language);
    const texts = [productName(productId, t), walletName(productId, t), productHint(productId, t) ?? ''];
    for (const text of texts) expect(text).toMatch(/^[^{}.]{2,}$/);
    expect(texts.join(' ')).not.toContain(productId);
    // Chinese that says 付 three times over, as in 翼支付付款, is read twice.
    expect(texts[2]).not.toMatch(/付付/);
  });

  test('every channel is called by a name of its own', () => {
    const t = speak(language);
    expect(new Set(houseChannels.map((channel) => channelName(channel, t))).size).toBe(houseChannels.length);
    for (const channel of houseChannels) expect(channelName(channel, t)).not.toBe(channel);
  });

  test('credit that payers know by its name is not called as its wallet is', () => {
    const t = speak(language);
    const carried = [...productDefinitions].filter(([, { carriers }]) => carriers).map(([productId]) => productId);
    expect(carried.length).toBeGreaterThanOrEqual(4);
    for (const productId of carried) expect(productName(productId, t)).not.toBe(channelName(channelOf(productId), t));
  });

  test('no hint of credit says a figure, which only a quote can', () => {
    for (const [productId, { carriers }] of productDefinitions) {
      if (carriers) expect(productHint(productId, speak(language))).not.toMatch(/[\d%¥]/);
    }
  });
});

test('a text by language is said in the language that is spoken, else as it was written first', () => {
  const points = { 'zh-CN': '会员积分', en: 'Points' };
  expect([localText(points, speak('zh-CN')), localText(points, speak('en'))]).toEqual(['会员积分', 'Points']);
  expect(localText({ fr: 'Points fidélité' }, speak('en'))).toBe('Points fidélité');
});

test('what nobody knows is called by its ids, and has no hint', () => {
  const t = speak('en');
  expect([productName('a-bank.gateway', t), walletName('a-bank.gateway', t), channelName('a-bank', t)]).toEqual([
    'a-bank.gateway',
    'a-bank',
    'a-bank',
  ]);
  expect(productHint('a-bank.gateway', t)).toBeUndefined();
  expect(productName('__proto__', t)).toBe('__proto__');
});
