import type { Known } from '../channels/fact.js';
import type { ChannelId } from '../model/product.js';

/** Which of a channel's rules a finding is about; `channel` where no channel, or no one product, could be asked. */
export type OrderRuleName = 'order-number' | 'amount' | 'description' | 'payee' | 'goods' | 'expiry' | 'channel';

/** What of the order, or of the question, a finding is about. */
export type OrderField = 'outTradeNo' | 'amount' | 'description' | 'payeeName' | 'goods' | 'expiry' | 'channelOrProductId';

/** What to do about a finding, as a word for programs; merchants' texts have a sentence for each, under `remedy.`. */
export type OrderRemedy =
  | 'fill-in'
  | 'lengthen'
  | 'shorten'
  | 'replace-characters'
  | 'count-minor-units'
  | 'raise'
  | 'split'
  | 'round'
  | 'use-other-currency'
  | 'use-other-product'
  | 'use-other-mode'
  | 'renew-code'
  | 'name-product';

/** What is the same in every finding of one kind. */
interface FindingKind {
  readonly rule: OrderRuleName;
  readonly field: OrderField;
  readonly severity: 'error' | 'advice';
  readonly remedy: OrderRemedy;
  /** The names of the values that go with its text. */
  readonly values: readonly string[];
}

/** Every kind of finding, by the name of its text for merchants. */
export const orderFindingKinds = {
  'order.channel.unknown': kind('channel', 'channelOrProductId', 'error', 'use-other-product', ['channel']),
  'order.channel.product-needed': kind('channel', 'channelOrProductId', 'advice', 'name-product', ['channel', 'products']),
  'order.number.missing': kind('order-number', 'outTradeNo', 'error', 'fill-in', []),
  'order.number.too-short': kind('order-number', 'outTradeNo', 'error', 'lengthen', ['parameter', 'length', 'minimum']),
  'order.number.too-long': kind('order-number', 'outTradeNo', 'error', 'shorten', ['parameter', 'length', 'maximum']),
  'order.number.characters': kind('order-number', 'outTradeNo', 'error', 'replace-characters', ['parameter', 'characters', 'alphabet']),
  'order.number.unsafe': kind('order-number', 'outTradeNo', 'advice', 'replace-characters', ['minimum', 'maximum']),
  'order.amount.not-integer': kind('amount', 'amount', 'error', 'count-minor-units', []),
  'order.amount.zero': kind('amount', 'amount', 'error', 'raise', []),
  'order.amount.below': kind('amount', 'amount', 'error', 'raise', ['parameter', 'value', 'minimum']),
  'order.amount.above': kind('amount', 'amount', 'error', 'split', ['parameter', 'value', 'maximum']),
  'order.amount.currency': kind('amount', 'amount', 'error', 'use-other-currency', ['currency', 'currencies']),
  'order.amount.decimals': kind('amount', 'amount', 'error', 'round', ['currency', 'multiple']),
  'order.description.missing': kind('description', 'description', 'error', 'fill-in', ['parameter']),
  'order.description.too-long': kind('description', 'description', 'error', 'shorten', ['parameter', 'length', 'maximum']),
  'order.description.too-many-bytes': kind('description', 'description', 'error', 'shorten', [
    'parameter',
    'length',
    'maximum',
    'encoding',
  ]),
  'order.description.characters': kind('description', 'description', 'error', 'replace-characters', ['parameter', 'characters']),
  'order.description.unsafe-characters': kind('description', 'description', 'advice', 'replace-characters', ['parameter', 'characters']),
  'order.description.control-characters': kind('description', 'description', 'error', 'replace-characters', ['characters']),
  'order.payee.missing': kind('payee', 'payeeName', 'advice', 'fill-in', ['parameter']),
  'order.payee.too-long': kind('payee', 'payeeName', 'error', 'shorten', ['parameter', 'length', 'maximum']),
  'order.goods.virtual': kind('goods', 'goods', 'error', 'use-other-product', ['product']),
  'order.expiry.not-a-duration': kind('expiry', 'expiry', 'error', 'fill-in', []),
  'order.expiry.mode': kind('expiry', 'expiry', 'error', 'use-other-mode', ['mode', 'modes']),
  'order.expiry.not-settable': kind('expiry', 'expiry', 'error', 'use-other-mode', []),
  'order.expiry.from-event': kind('expiry', 'expiry', 'advice', 'use-other-mode', ['parameter']),
  'order.expiry.too-short': kind('expiry', 'expiry', 'error', 'lengthen', ['parameter', 'seconds']),
  'order.expiry.short': kind('expiry', 'expiry', 'advice', 'lengthen', ['parameter', 'seconds']),
  'order.expiry.too-long': kind('expiry', 'expiry', 'error', 'shorten', ['parameter', 'hours']),
  'order.expiry.long': kind('expiry', 'expiry', 'advice', 'shorten', ['parameter', 'hours']),
  'order.expiry.code-fixed': kind('expiry', 'expiry', 'advice', 'renew-code', ['minutes']),
} as const;

/** The name of a finding's text for merchants. */
export type OrderMessageKey = keyof typeof orderFindingKinds;

/** One thing about an order that a channel refuses, or that had better be otherwise. */
export interface OrderFinding {
  readonly channel: ChannelId;
  readonly rule: OrderRuleName;
  readonly field: OrderField;
  /** `error`: the channel would refuse it, or do something else with it. `advice`: it may work, or nobody could make sure of the rule. */
  readonly severity: 'error' | 'advice';
  readonly messageKey: OrderMessageKey;
  /** What the text says: names of parameters, numbers, characters. */
  readonly values: Readonly<Record<string, string | number>>;
  readonly remedy: OrderRemedy;
  /** What to put in its place, where that can be said: it has no findings of its own. */
  readonly proposal?: string;
  /** Where the rule is from; left out where it is nobody's but common sense. */
  readonly source?: string;
}

/** Says something of an order. A fact that is not verified makes an advice of an error. */
export type ReportFinding = <Key extends OrderMessageKey>(
  messageKey: Key,
  values: Readonly<Record<(typeof orderFindingKinds)[Key]['values'][number], string | number>>,
  more?: { readonly fact?: Known<unknown> | undefined; readonly proposal?: string | undefined },
) => void;

function kind<const Values extends readonly string[]>(
  rule: OrderRuleName,
  field: OrderField,
  severity: FindingKind['severity'],
  remedy: OrderRemedy,
  values: Values,
): FindingKind & { readonly values: Values } {
  return { rule, field, severity, remedy, values };
}
