import type { ExpiryMode } from '../channels/expiry-rule.js';
import { expiryRulesOf } from '../channels/expiry-rules.js';
import { isKnown, isVerified, type Fact, type Known } from '../channels/fact.js';
import { alphabetTexts, numberAlphabets } from '../channels/number-alphabet.js';
import type { AmountRule, DescriptionRule, OrderNumberRule, PayeeRule } from '../channels/order-rule.js';
import { orderRulesOf } from '../channels/order-rules.js';
import { productDefinitions } from '../channels/products.js';
import { isRuleFor, type RuleScope } from '../channels/rule-scope.js';
import { fractionDigitsOf } from '../model/fraction-digits.js';
import type { Money } from '../model/money.js';
import { channelOf, type ProductId } from '../model/product.js';
import { isAmountAmbiguous } from './channel-amount.js';
import { charactersIn, cleanDescription, isUnseen, measureText } from './description-text.js';
import { checkExpiry } from './expiry-check.js';
import { orderFindingKinds, type OrderFinding, type ReportFinding } from './order-finding.js';

/** What of an order a channel has rules for. */
export interface OrderToCheck {
  /** The merchant's number of the attempt. */
  readonly outTradeNo: string;
  readonly amount: Money;
  /** The words for what is bought, that go to the channel. */
  readonly description: string;
  /** The name of the payee that the payer is to see. */
  readonly payeeName?: string | undefined;
  readonly goods?: 'physical' | 'virtual' | undefined;
  /** How the order's end is going to be said, and when it is. */
  readonly expiry?: { readonly mode: ExpiryMode; readonly endsInMs?: number | undefined } | undefined;
}

/** What every channel with a verified rule takes as a number. Source: merchants' handbooks (8 to 20 characters), and all rules of the house. */
export const safeOrderNumber = { minLength: 8, maxLength: 20, pattern: /^[0-9A-Za-z]{8,20}$/ } as const;

/**
 * Everything about an order that a product's channel would refuse, or that had better be otherwise, before anything is asked of the channel.
 * A channel's bare name is asked about what all its products have in common. Whatever the order's values are, nothing is thrown.
 */
export function checkOrder(order: OrderToCheck, channelOrProductId: ProductId): readonly OrderFinding[] {
  const findings: OrderFinding[] = [];
  const id = typeof channelOrProductId === 'string' ? channelOrProductId : '';
  const report: ReportFinding = (messageKey, values, { fact, proposal } = {}) => {
    const { rule, field, severity, remedy } = orderFindingKinds[messageKey];
    findings.push({
      channel: channelOf(id),
      rule,
      field,
      severity: fact && !isVerified(fact) ? 'advice' : severity,
      messageKey,
      values,
      remedy,
      ...(proposal === undefined ? {} : { proposal }),
      ...(fact ? { source: fact.source } : {}),
    });
  };
  const rules = orderRulesOf(id);
  if (!rules) {
    report('order.channel.unknown', { channel: id.slice(0, 64) });
    return findings;
  }
  const { outTradeNo, amount, description, payeeName, goods, expiry } = readOrder(order);
  checkNumber(outTradeNo, knownFor(rules.orderNumber, id), report);
  checkAmount(amount, isKnown(rules.amount) ? rules.amount : undefined, id, report);
  checkDescription(description, knownFor(rules.description, id), report);
  checkPayee(payeeName, isKnown(rules.payee) ? rules.payee : undefined, report);
  if (goods === 'virtual' && refusesVirtualGoods(id)) report('order.goods.virtual', { product: id });
  checkExpiry(expiry, expiryRulesOf(id), report);
  return findings;
}

/** The order's values as they are, of whatever type; none of an order that is none, or that throws when it is looked at. */
function readOrder(order: unknown): Readonly<Record<keyof OrderToCheck, unknown>> {
  try {
    const { outTradeNo, amount, description, payeeName, goods, expiry } = order as Record<keyof OrderToCheck, unknown>;
    return {
      outTradeNo,
      amount: copyOf(amount, ['value', 'currency']),
      description,
      payeeName,
      goods,
      expiry: copyOf(expiry, ['mode', 'endsInMs']),
    };
  } catch {
    return { outTradeNo: undefined, amount: undefined, description: undefined, payeeName: undefined, goods: undefined, expiry: undefined };
  }
}

function copyOf(thing: unknown, names: readonly string[]): unknown {
  if (typeof thing !== 'object' || thing === null) return thing;
  return Object.fromEntries(names.map((name) => [name, (thing as Record<string, unknown>)[name]]));
}

function knownFor<Rule extends RuleScope>(fact: Fact<Rule>, id: ProductId): Known<Rule> | undefined {
  return isKnown(fact) && isRuleFor(fact.value, id) ? fact : undefined;
}

function checkNumber(outTradeNo: unknown, fact: Known<OrderNumberRule> | undefined, report: ReportFinding): void {
  if (typeof outTradeNo !== 'string' || outTradeNo === '') {
    report('order.number.missing', {});
    return;
  }
  const { length } = outTradeNo;
  const { parameter = '', minLength = 1, maxLength = Infinity, alphabet } = fact?.value ?? {};
  let isFound = false;
  if (length < minLength) {
    isFound = true;
    report('order.number.too-short', { parameter, length, minimum: minLength }, { fact });
  }
  if (length > maxLength) {
    isFound = true;
    report('order.number.too-long', { parameter, length, maximum: maxLength }, { fact });
  }
  const pattern = alphabet && numberAlphabets[alphabet];
  // A number that no channel takes is not read to its end.
  const characters = pattern ? charactersIn(outTradeNo.slice(0, 256), (character) => !pattern.test(character)) : '';
  if (alphabet && characters !== '') {
    isFound = true;
    report('order.number.characters', { parameter, characters, alphabet: alphabetTexts[alphabet] }, { fact });
  }
  const { minLength: minimum, maxLength: maximum, pattern: safe } = safeOrderNumber;
  if (!isFound && (length > maximum || !safe.test(outTradeNo))) report('order.number.unsafe', { minimum, maximum });
}

function checkAmount(amount: unknown, fact: Known<AmountRule> | undefined, id: ProductId, report: ReportFinding): void {
  const { value, currency } = (amount ?? {}) as Partial<Record<keyof Money, unknown>>;
  if (!Number.isSafeInteger(value)) {
    report('order.amount.not-integer', {});
    return;
  }
  const minor = value as number;
  if (minor <= 0) report('order.amount.zero', {});
  if (!fact) return;
  const { writings, currencies, minimum, wholeOnly = [] } = fact.value;
  if (typeof currency !== 'string' || !currencies.includes(currency)) {
    report(
      'order.amount.currency',
      { currency: typeof currency === 'string' ? currency.slice(0, 8) : '', currencies: currencies.join(' ') },
      { fact },
    );
    return;
  }
  // A channel's bare name has the bounds of all its products.
  const own = writings.filter((writing) => isRuleFor(writing, id));
  const { parameter } = own[0] ?? writings[0];
  const maximum = Math.min(...own.map((writing) => writing.maximum ?? Infinity));
  if (minor > 0 && minor < minimum) report('order.amount.below', { parameter, value: minor, minimum }, { fact });
  if (minor > maximum) report('order.amount.above', { parameter, value: minor, maximum }, { fact });
  const multiple = wholeOnly.includes(currency) ? 10 ** (fractionDigitsOf(currency) ?? 0) : 1;
  if (minor % multiple !== 0) report('order.amount.decimals', { currency, multiple }, { fact });
  if (isAmountAmbiguous(fact.value, id)) {
    const products = writings.flatMap((writing) => writing.products ?? []).join(' ');
    report('order.channel.product-needed', { channel: id, products }, { fact });
  }
}

function checkDescription(description: unknown, fact: Known<DescriptionRule> | undefined, report: ReportFinding): void {
  const {
    parameter = 'description',
    required = false,
    maximum = Infinity,
    countedIn = 'characters',
    refused = '',
    unsafe = '',
  } = fact?.value ?? {};
  const text = typeof description === 'string' ? description : '';
  if (text.trim() === '') {
    if (required) report('order.description.missing', { parameter }, { fact });
    if (text === '') return;
  }
  const proposal = cleanDescription(text, fact?.value);
  const length = measureText(text, countedIn);
  if (length > maximum) {
    if (countedIn === 'characters') report('order.description.too-long', { parameter, length, maximum }, { fact, proposal });
    else {
      const encoding = countedIn === 'utf-8-bytes' ? 'UTF-8' : 'GBK';
      report('order.description.too-many-bytes', { parameter, length, maximum, encoding }, { fact, proposal });
    }
  }
  const refusedOnes = charactersIn(text, (character) => refused.includes(character));
  if (refusedOnes) report('order.description.characters', { parameter, characters: refusedOnes }, { fact, proposal });
  const unsafeOnes = charactersIn(text, (character) => unsafe.includes(character));
  if (unsafeOnes) report('order.description.unsafe-characters', { parameter, characters: unsafeOnes }, { fact, proposal });
  const unseen = charactersIn(text, isUnseen);
  if (unseen) report('order.description.control-characters', { characters: unseen }, { proposal });
}

function checkPayee(payeeName: unknown, fact: Known<PayeeRule> | undefined, report: ReportFinding): void {
  if (fact?.value.by !== 'parameter') return;
  const { parameter, maxLength = Infinity, otherwise } = fact.value;
  const name = typeof payeeName === 'string' ? payeeName.trim() : '';
  if (name === '' && otherwise === 'nothing-reliable') report('order.payee.missing', { parameter }, { fact });
  const length = measureText(name, 'characters');
  if (length > maxLength) report('order.payee.too-long', { parameter, length, maximum: maxLength }, { fact });
}

function refusesVirtualGoods(id: ProductId): boolean {
  const definition = productDefinitions.get(id);
  return definition?.carriers !== undefined && definition.refusesVirtualGoods === true;
}
