/** Which texts the inspector takes for harmless, and which clues it names. */
import { describe, expect, test } from 'vitest';
import { environmentReasons } from '../../src/elements/inspect/environment-reasons';
import {
  agentText,
  channelCodeWord,
  codeWord,
  idWord,
  momentWord,
  walletCodeWord,
  walletMessage,
} from '../../src/elements/inspect/plain-words';

describe('a word is written where its shape is known, and a gap in place of any other', () => {
  test.each([
    [codeWord, 'gateway-timeout', 'gateway-timeout'],
    [codeWord, 'sampleSession0123456789AB', '…'],
    [codeWord, undefined, '…'],
    [codeWord, { toString: () => 'paid' }, '…'],
    [idWord, 'wechat-pay.native', 'wechat-pay.native'],
    [idWord, 'CNY', 'CNY'],
    [idWord, '0Yq3mT8cKpR5vZ1nB7xWdA', '…'],
    [momentWord, '2026-11-22T09:31:08+08:00', '2026-11-22T09:31:08+08:00'],
    [momentWord, '2026-11-22 canary', '…'],
    [channelCodeWord, 'ACQ.TRADE_HAS_CLOSE', 'ACQ.TRADE_HAS_CLOSE'],
    [channelCodeWord, 'NOTENOUGH for oUpF8uMuAJO', '…'],
    [walletCodeWord, '6001', '6001'],
    [walletCodeWord, -1, '…'],
    [walletCodeWord, 'c02', 'c02'],
    [walletCodeWord, '134579864312468753', '…'],
    [walletMessage, 'get_brand_wcpay_request:fail_no permission', 'get_brand_wcpay_request:fail_no permission'],
    [walletMessage, 'getBrandWCPayRequest:fail：签名错误', 'getBrandWCPayRequest:fail：签名错误'],
    [walletMessage, 'chooseWXPay:fail, the appid wx8888888888888888 is wrong', 'chooseWXPay:fail, the appid … is wrong'],
    [walletMessage, 'fail https://shop.example/pay?token=abc', 'fail https:…'],
  ])('%o of %o', (write, text, written) => {
    expect(write(text)).toBe(written);
  });

  test.each([
    [
      'Mozilla/5.0 (Linux; Android 14; SM-S9180) AppleWebKit/537.36 (KHTML, like Gecko) MicroMessenger/8.0.60.2860(0x28003C51) NetType/WIFI',
      'Mozilla/5.0 (Linux; Android 14; SM-S9180) AppleWebKit/537.36 (KHTML, like Gecko) MicroMessenger/8.0.60.2860(0x28003C51) NetType/WIFI',
    ],
    ['ShopApp/3.1 openid=oUpF8uMuAJO uid/13800138000 0Yq3mT8cKpR5vZ1nB7xWdA', 'ShopApp/3.1 … uid/… …'],
  ])('of the user agent %s', (agent, written) => {
    expect(agentText(agent)).toBe(written);
  });
});

describe('what was detected is explained by', () => {
  test('the page, where it says so', () => {
    expect(environmentReasons({ userAgent: 'Chrome/143.0', terminal: 'scan' })).toMatchObject({
      terminal: ['the terminal attribute'],
      host: [],
    });
  });

  test('touch points, which tell an iPad that calls itself a Mac', () => {
    const userAgent =
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15';
    const { device, os } = environmentReasons({ userAgent, maxTouchPoints: 5 });
    expect([device, os]).toEqual([
      ['touch points', 'Macintosh'],
      ['touch points', 'Macintosh'],
    ]);
  });

  test('a probe, which tells a mini program whose user agent is silent', () => {
    const userAgent = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) Mobile/15E148 MicroMessenger/8.0.60';
    expect(environmentReasons({ userAgent, wxjsEnvironment: 'miniprogram' }).terminal).toEqual(['__wxjs_environment']);
  });
});
