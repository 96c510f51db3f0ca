import { fractionDigitsOf } from './fraction-digits.js';

/** An amount of money: an integer of minor units (分 for CNY) and an ISO 4217 currency. */
export interface Money {
  readonly value: number;
  readonly currency: string;
}

/** Whether the value can be an amount: a safe, non-negative integer and three capital letters. */
export function isMoney(candidate: unknown): candidate is Money {
  if (typeof candidate !== 'object' || candidate === null) return false;
  const { value, currency } = candidate as Partial<Money>;
  return Number.isSafeInteger(value) && (value as number) >= 0 && typeof currency === 'string' && /^[A-Z]{3}$/.test(currency);
}

/**
 * The amount in major units, as text: `102400` fen is `1024.00`. Exact for every safe integer, since no fraction is ever computed.
 * @param fractionDigits how many digits the currency has after the point (ISO 4217: 2 for CNY, 0 for JPY)
 */
export function toMajorUnits(value: number, fractionDigits: number): string {
  const digits = String(value).padStart(fractionDigits + 1, '0');
  if (fractionDigits === 0) return digits;
  return `${digits.slice(0, -fractionDigits)}.${digits.slice(-fractionDigits)}`;
}

/**
 * The integer of minor units that a text of major units says: `1024.00` and `1024` are `102400`. Nothing where the text is anything but plain
 * digits with at most as many decimals as the currency has, or says more than can be counted exactly: a fraction is never computed or rounded.
 * @param fractionDigits how many digits the currency has after the point (ISO 4217: 2 for CNY, 0 for JPY)
 */
export function fromMajorUnits(text: string, fractionDigits: number): number | undefined {
  // A longer text can not be a safe integer, and no pattern is run over it.
  if (text.length > 24) return undefined;
  const [, whole, fraction = ''] = /^(0|[1-9]\d*)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined || fraction.length > fractionDigits) return undefined;
  const value = Number(whole + fraction.padEnd(fractionDigits, '0'));
  return Number.isSafeInteger(value) ? value : undefined;
}

/** The parts of an amount as a locale writes it, so that the currency sign can be set smaller than the number. */
export interface MoneyText {
  readonly before: string;
  readonly number: string;
  readonly after: string;
}

/** Writes an amount the way a locale does. This is the only place where money becomes text. */
export function formatMoney(money: Money, locale: string): MoneyText {
  // Intl's own tables say how a currency is written in shops, where forints have no fillér; money on the wire is counted by ISO 4217.
  const known = fractionDigitsOf(money.currency);
  const digits = known === undefined ? {} : { minimumFractionDigits: known, maximumFractionDigits: known };
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency: money.currency, ...digits });
  const fractionDigits = known ?? format.resolvedOptions().maximumFractionDigits ?? 2;
  // Intl takes decimal text as a number of its own precision only in newer engines, so the integer part and the fraction are written apart.
  const [whole = '0', fraction = ''] = toMajorUnits(money.value, fractionDigits).split('.');
  // The fraction is padded and set in the locale's own digits, as the integer part is.
  const writeFraction = (): string =>
    new Intl.NumberFormat(locale, { useGrouping: false, minimumIntegerDigits: fractionDigits }).format(Number(fraction));
  const text = { before: '', number: '', after: '' };
  const parts = format.formatToParts(Number(whole));
  const isRightToLeft = parts.some(({ value }) => value.includes('\u200f'));
  for (const part of parts) {
    if (part.type === 'currency' || part.type === 'literal') {
      // Right to left, the sign of CN¥ would be drawn before its letters.
      const mark = isRightToLeft && /^[A-Z]+[^A-Z]$/.test(part.value) ? '\u200e' : '';
      text[text.number ? 'after' : 'before'] += part.value + mark;
    } else {
      text.number += part.type === 'fraction' ? writeFraction() : part.value;
    }
  }
  return text;
}

/** The amount as one string. */
export function moneyText(money: Money, locale: string): string {
  const { before, number, after } = formatMoney(money, locale);
  return `${before}${number}${after}`;
}
