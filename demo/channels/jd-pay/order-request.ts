import { readBeijingDigits } from '../beijing-digits';
import type { JdPayMerchant } from './jd-pay-sandbox';
import { JdPayRefusal } from './refusal';
import type { payments } from './tables';

/** A message's fields, as they were opened. */
export type Fields = Readonly<Record<string, unknown>>;

/** An order as a merchant asked for it, checked by the rules that are known of JD's. */
export type OrderRequest = Pick<
  typeof payments.$inferSelect,
  'tradeNum' | 'entry' | 'tradeName' | 'tradeTime' | 'amount' | 'orderType' | 'notifyUrl' | 'callbackUrl' | 'periods' | 'expiresAt'
>;

/** What an order in instalments calls 白条, and in how many periods it can be. */
export const baitiaoProduct = 'JD_BAITIAO';
export const baitiaoPeriods: readonly number[] = [3, 6, 12, 24];

const defaultLifeSeconds = 7 * 86_400;

/**
 * A field of a request.
 * @throws JdPayRefusal with JD0004
 */
export function readField(fields: Fields, name: string, pattern: RegExp): string {
  const value = fields[name] ?? '';
  if (typeof value === 'string' && pattern.test(value)) return value;
  throw new JdPayRefusal('JD0004', name);
}

/** @throws JdPayRefusal with JD0004 */
export const readNumber = (fields: Fields, name = 'tradeNum'): string => readField(fields, name, /^[0-9A-Za-z_]{1,30}$/);

/**
 * An amount in fen.
 * @throws JdPayRefusal with JD0004
 */
export const readAmount = (fields: Fields): number => Number(readField(fields, 'amount', /^[1-9]\d{0,11}$/));

/** @throws JdPayRefusal with JD0004 */
export function readTradeTime(fields: Fields): string {
  const tradeTime = readField(fields, 'tradeTime', /^\d{14}$/);
  if (readBeijingDigits(tradeTime) === undefined) throw new JdPayRefusal('JD0004', 'tradeTime');
  return tradeTime;
}

/**
 * What the orders of all products have.
 * @throws JdPayRefusal with JD0004
 */
export function readOrder(fields: Fields): Omit<OrderRequest, 'entry' | 'callbackUrl' | 'periods' | 'expiresAt'> {
  readField(fields, 'currency', /^CNY$/);
  return {
    tradeNum: readNumber(fields),
    tradeName: readField(fields, 'tradeName', /^[\s\S]{1,256}$/u),
    tradeTime: readTradeTime(fields),
    amount: readAmount(fields),
    orderType: readField(fields, 'orderType', /^[01]$/),
    notifyUrl: readField(fields, 'notifyUrl', /^https?:\/\/.{1,248}$/),
  };
}

/**
 * What an order of the page has besides: where the browser goes back to, whose it is, how long it can be paid, and 白条.
 * @throws JdPayRefusal with JD0004
 */
export function readPageOrder(fields: Fields, { origin }: JdPayMerchant, now: number): OrderRequest {
  const callbackUrl = readField(fields, 'callbackUrl', /^https?:\/\/.{1,248}$/);
  if (!URL.canParse(callbackUrl) || new URL(callbackUrl).origin !== origin) throw new JdPayRefusal('JD0004', 'callbackUrl');
  readField(fields, 'userId', /^.{1,64}$/);
  const seconds = fields['expireTime'] === undefined ? defaultLifeSeconds : Number(readField(fields, 'expireTime', /^[1-9]\d{0,6}$/));
  const expiresAt = new Date(now + seconds * 1_000);
  return { ...readOrder(fields), entry: 'page', callbackUrl, periods: readPeriods(fields), expiresAt };
}

function readPeriods(fields: Fields): number | null {
  if (fields['preProduct'] === undefined && fields['installmentNum'] === undefined) return null;
  readField(fields, 'preProduct', new RegExp(`^${baitiaoProduct}$`));
  const periods = Number(readField(fields, 'installmentNum', /^[1-9]\d?$/));
  if (!baitiaoPeriods.includes(periods)) throw new JdPayRefusal('JD0004', 'installmentNum');
  return periods;
}
