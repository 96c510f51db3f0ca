import type { ChannelId } from '../model/product.js';
import { payerCodeRules as alipay } from './alipay/payer-code.js';
import { payerCodeRules as bestpay } from './bestpay/payer-code.js';
import { payerCodeRules as jdPay } from './jd-pay/payer-code.js';
import type { PayerCodeRule } from './payer-code-rule.js';
import { payerCodeRules as qqWallet } from './qq-wallet/payer-code.js';
import { payerCodeRules as unionpay } from './unionpay/payer-code.js';
import { payerCodeRules as wechatPay } from './wechat-pay/payer-code.js';

/** What can be told from a payer's code without asking anybody. */
export interface PayerCodeReading {
  /** The channels it may be of, by its beginning and length; none where the beginning is nobody's that is known. */
  readonly candidates: readonly ChannelId[];
  /** It is of one channel beyond doubt; where not, the server says whose it is. */
  readonly sure: boolean;
  /** It has all its characters. */
  readonly whole: boolean;
  /** As it may be shown and logged: a code that begins with 62 looks like the number of a bank card. */
  readonly masked: string;
}

/** The channels whose codes are known, or said to be. What is known of the others, and from where, is in `payerCodeRules`. */
export const payerCodes: ReadonlyMap<ChannelId, readonly PayerCodeRule[]> = new Map([
  ['wechat-pay', wechatPay],
  ['alipay', alipay],
  ['unionpay', unionpay],
  ['jd-pay', jdPay],
  ['qq-wallet', qqWallet],
  ['bestpay', bestpay],
]);

interface Claim {
  readonly channel: ChannelId;
  readonly rule: PayerCodeRule;
}

const claims: readonly Claim[] = [...payerCodes].flatMap(([channel, rules]) => rules.map((rule) => ({ channel, rule })));

/** A beginning that nobody here knows may be a wallet's that is new: the server is asked. */
const anyCode = /^\d{16,24}$/;

/** No code is longer, nor anything that a person would call one. */
const longestMask = 64;

/** A text without what a person or an input method puts into a code: full-width digits, blanks, hyphens. */
export function plainPayerCode(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Pd}\p{Cf}]/gu, '');
}

/** Says whose a code may be, or the beginning of one. Takes any text and throws nothing. */
export function identifyPayerCode(text: string): PayerCodeReading {
  const code = plainPayerCode(text);
  const begun = claims.filter(({ rule }) => rule.beginning.test(code));
  const possible = begun.filter(({ rule }) => hasItsCharacters(code, rule) && code.length <= rule.longest);
  const whole = possible.filter(({ rule }) => code.length >= rule.shortest);
  const isBoundByRule = begun.some(({ rule }) => !rule.isUnsure);
  const chosen = whole.length > 0 ? whole : possible;
  const candidates = [...new Set(chosen.map(({ channel }) => channel))];
  return {
    candidates,
    sure: candidates.length === 1 && chosen.some(({ rule }) => !rule.isUnsure),
    whole: whole.length > 0 || (!isBoundByRule && anyCode.test(code)),
    masked: maskPayerCode(code),
  };
}

/** The payer's code in a text as it was typed or scanned; undefined where there is none, or not the whole of one. */
export function readPayerCode(text: string): string | undefined {
  return identifyPayerCode(text).whole ? plainPayerCode(text) : undefined;
}

/** The channel that a code, or the beginning of one, belongs to beyond doubt. */
export function channelOfPayerCode(text: string): ChannelId | undefined {
  const { candidates, sure } = identifyPayerCode(text);
  return sure ? candidates[0] : undefined;
}

/** A code as it may be shown: enough to tell it from another, and too little to pay with. Nothing is shown of a text that is no code. */
export function maskPayerCode(code: string): string {
  if (!/^[0-9a-z]{16,64}$/i.test(code)) return '•'.repeat(Math.min(code.length, longestMask));
  return `${code.slice(0, 2)}${'•'.repeat(code.length - 6)}${code.slice(-4)}`;
}

function hasItsCharacters(code: string, { hasLetters }: PayerCodeRule): boolean {
  return hasLetters ? /^[\da-z]+$/i.test(code) : /^\d+$/.test(code);
}
