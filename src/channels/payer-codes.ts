import type { ChannelId } from '../model/product.js';

/** What is known of the codes that begin so. Sources: WeChat 付款码 pay.weixin.qq.com micropay 5_1, Alipay's trade.pay model 3.0.70, jeepay. */
interface CodeRule {
  readonly beginning: RegExp;
  readonly whole: RegExp;
  /** Left out where wallets share the beginning. */
  readonly channel?: ChannelId;
}

const rules: readonly CodeRule[] = [
  { beginning: /^1[0-5]/, whole: /^\d{18}$/, channel: 'wechat-pay' },
  { beginning: /^(2[5-9]|30)/, whole: /^\d{16,24}$/, channel: 'alipay' },
  // UnionPay's and JD's.
  { beginning: /^62/, whole: /^\d{19}$/ },
  // A face that Alipay has seen.
  { beginning: /^fp/i, whole: /^fp[\da-z]{33}$/i, channel: 'alipay' },
];

/** A beginning that nobody here knows may be a wallet's that is new: the server is asked. */
const anyCode = /^\d{16,24}$/;

/** A text without what a person or an input method puts into a code: full-width digits, blanks, hyphens. */
export function plainPayerCode(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Pd}\p{Cf}]/gu, '');
}

/** The payer's code in a text as it was typed or scanned; undefined where there is none, or not the whole of one. */
export function readPayerCode(text: string): string | undefined {
  const code = plainPayerCode(text);
  const { whole = anyCode } = ruleOf(code) ?? {};
  return whole.test(code) ? code : undefined;
}

/** The channel that a code, or the beginning of one, belongs to beyond doubt. */
export function channelOfPayerCode(text: string): ChannelId | undefined {
  return ruleOf(plainPayerCode(text))?.channel;
}

/** A code as it may be shown: enough to tell it from another, and too little to pay with. */
export function maskPayerCode(code: string): string {
  return `${code.slice(0, 2)}${'•'.repeat(code.length - 6)}${code.slice(-4)}`;
}

function ruleOf(code: string): CodeRule | undefined {
  return rules.find(({ beginning }) => beginning.test(code));
}
