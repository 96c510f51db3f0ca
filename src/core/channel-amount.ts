import { isKnown } from '../channels/fact.js';
import type { AmountRule, AmountUnit } from '../channels/order-rule.js';
import { orderRulesOf } from '../channels/order-rules.js';
import { isRuleFor } from '../channels/rule-scope.js';
import { CashierError } from '../model/cashier-error.js';
import { fractionDigitsOf } from '../model/fraction-digits.js';
import { fromMajorUnits, isMoney, toMajorUnits, type Money } from '../model/money.js';
import type { ProductId } from '../model/product.js';

/** How an amount of one currency is written for a product. */
interface Writing {
  /** Digits after the point; none where minor units are counted. */
  readonly decimals: number;
  /** What one of the written unit's last places is worth in minor units: more than 1 where the channel takes no decimals of a currency that has them. */
  readonly step: number;
}

/**
 * An amount as the channel's request has it: `102400` where it counts minor units, `1024.00` where it counts major ones. Exact for every amount.
 * Bounds are checked by `checkOrder` and not here.
 * @throws {CashierError} `amount-invalid` for what is no amount, or can not be said to the channel; `product-unavailable` where nobody knows, or
 * the channel's bare name does not say, how it counts
 */
export function toChannelAmount(money: Money, channelOrProductId: ProductId): string {
  const rule = amountRuleOf(channelOrProductId);
  const unit = unitOf(rule, channelOrProductId);
  if (!isMoney(money))
    throw new CashierError('amount-invalid', 'This is no amount: give a whole number of minor units and an ISO 4217 currency.');
  const writing = writingOf(rule, unit, money.currency);
  if (!writing) {
    throw new CashierError(
      'amount-invalid',
      `${channelOrProductId} does not take ${money.currency}: charge ${rule.currencies.join(', ')}, or offer another product.`,
    );
  }
  const { decimals, step } = writing;
  if (money.value % step !== 0) {
    throw new CashierError(
      'amount-invalid',
      `${channelOrProductId} takes no decimals of ${money.currency}: make the amount a multiple of ${step}.`,
    );
  }
  return toMajorUnits(money.value / step, decimals);
}

/**
 * The amount that a channel's text says; nothing where the text is not exact: signs, blanks, exponents, separators, leading zeros, full-width
 * digits, more decimals than the currency has, more than can be counted, or a currency that the channel does not take.
 * @throws {CashierError} `product-unavailable` where nobody knows, or the channel's bare name does not say, how it counts
 */
export function fromChannelAmount(text: string, channelOrProductId: ProductId, currency: string): Money | undefined {
  const rule = amountRuleOf(channelOrProductId);
  const writing = writingOf(rule, unitOf(rule, channelOrProductId), currency);
  if (!writing || typeof text !== 'string') return undefined;
  const counted = fromMajorUnits(text, writing.decimals);
  const value = (counted ?? NaN) * writing.step;
  return Number.isSafeInteger(value) ? { value, currency } : undefined;
}

/** Whether a bare channel's name does not tell how its products count. */
export function isAmountAmbiguous(rule: AmountRule, channelOrProductId: ProductId): boolean {
  return unitsOf(rule, channelOrProductId).length > 1;
}

function unitsOf({ writings }: AmountRule, channelOrProductId: ProductId): readonly AmountUnit[] {
  return [...new Set(writings.filter((writing) => isRuleFor(writing, channelOrProductId)).map(({ unit }) => unit))];
}

function amountRuleOf(channelOrProductId: ProductId): AmountRule {
  const fact = orderRulesOf(channelOrProductId)?.amount;
  if (fact && isKnown(fact)) return fact.value;
  throw new CashierError(
    'product-unavailable',
    `Nothing says how ${channelOrProductId} counts amounts: ${fact ? fact.unknown : "name a channel of the house, or write the amount as the channel's own pages say."}`,
  );
}

function unitOf(rule: AmountRule, channelOrProductId: ProductId): AmountUnit {
  const [unit, ...others] = unitsOf(rule, channelOrProductId);
  if (unit !== undefined && others.length === 0) return unit;
  const products = rule.writings.flatMap((writing) => writing.products ?? []);
  throw new CashierError(
    'product-unavailable',
    `Products of this channel count amounts differently, and ${channelOrProductId} is none of them: say the product, ${products.join(' or ')}.`,
  );
}

function writingOf({ currencies, wholeOnly = [] }: AmountRule, unit: AmountUnit, currency: string): Writing | undefined {
  const digits = fractionDigitsOf(currency);
  if (digits === undefined || !currencies.includes(currency)) return undefined;
  if (unit === 'minor') return { decimals: 0, step: 1 };
  return wholeOnly.includes(currency) ? { decimals: 0, step: 10 ** digits } : { decimals: digits, step: 1 };
}
