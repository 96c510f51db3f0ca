import { readBeijingDigits } from '../beijing-digits';
import { UnionpayRefusal } from './response';
import type { Fields } from './signatures';
import type { PaymentEntry } from './tables';
import type { UnionpayTransaction } from './transaction';
import type { UnionpayMerchant } from './unionpay-sandbox';

/** An order as a merchant asked for it, checked by UnionPay's rules. */
export type OrderRequest = Pick<
  UnionpayTransaction,
  | 'orderId'
  | 'txnTime'
  | 'entry'
  | 'txnType'
  | 'txnSubType'
  | 'bizType'
  | 'txnAmt'
  | 'orderDesc'
  | 'frontUrl'
  | 'frontFailUrl'
  | 'backUrl'
  | 'payTimeout'
>;

/** What each way in asks for: 01 is the consumption of the gateway, 06 and 07 are those by code. */
const kinds: Readonly<Record<PaymentEntry, { bizType: string; txnSubType: string; channelTypes: readonly string[] }>> = {
  front: { bizType: '000201', txnSubType: '01', channelTypes: ['07', '08'] },
  app: { bizType: '000201', txnSubType: '01', channelTypes: ['08'] },
  qr: { bizType: '000000', txnSubType: '07', channelTypes: ['08'] },
  'payer-code': { bizType: '000000', txnSubType: '06', channelTypes: ['08'] },
};

const largestDescription = 32;

/**
 * A field of a request.
 * @throws UnionpayRefusal 13 when it is missing, 10 when it breaks its rule
 */
export function readField(fields: Fields, name: string, pattern: RegExp): string {
  const value = fields[name] ?? '';
  if (value === '') throw new UnionpayRefusal('13', name);
  if (!pattern.test(value)) throw new UnionpayRefusal('10', name);
  return value;
}

/**
 * The two by which a transaction is known.
 * @throws UnionpayRefusal 10 or 13
 */
export function readNumber(fields: Fields): Pick<OrderRequest, 'orderId' | 'txnTime'> {
  const orderId = readField(fields, 'orderId', /^[0-9A-Za-z]{8,32}$/);
  const txnTime = readField(fields, 'txnTime', /^\d{14}$/);
  if (readBeijingDigits(txnTime) === undefined) throw new UnionpayRefusal('10', 'txnTime');
  return { orderId, txnTime };
}

/**
 * An amount in fen.
 * @throws UnionpayRefusal 10 or 13
 */
export const readAmount = (fields: Fields): number => Number(readField(fields, 'txnAmt', /^[1-9]\d{0,11}$/));

/**
 * Where a notification goes.
 * @throws UnionpayRefusal 10 or 13
 */
export const readBackUrl = (fields: Fields): string => readField(fields, 'backUrl', /^https?:\/\/.{1,248}$/);

/**
 * Reads the order of a consumption.
 * @throws UnionpayRefusal 10, 13 or 36
 */
export function readOrderRequest(entry: PaymentEntry, fields: Fields, merchant: UnionpayMerchant): OrderRequest {
  const { bizType, txnSubType, channelTypes } = kinds[entry];
  const expected = { txnType: '01', txnSubType, bizType, accessType: '0', currencyCode: '156' };
  for (const [name, value] of Object.entries(expected)) {
    if (readField(fields, name, /^/) !== value) throw new UnionpayRefusal('10', name);
  }
  if (!channelTypes.includes(readField(fields, 'channelType', /^\d\d$/))) throw new UnionpayRefusal('10', 'channelType');
  const orderDesc = fields['orderDesc'] ?? '';
  if (Buffer.byteLength(orderDesc) > largestDescription) throw new UnionpayRefusal('10', 'orderDesc');
  return {
    ...readNumber(fields),
    entry,
    txnType: '01',
    txnSubType,
    bizType,
    txnAmt: readAmount(fields),
    orderDesc,
    frontUrl: entry === 'front' ? readFrontUrl(fields, 'frontUrl', merchant) : null,
    frontFailUrl: fields['frontFailUrl'] === undefined ? null : readFrontUrl(fields, 'frontFailUrl', merchant),
    backUrl: readBackUrl(fields),
    payTimeout: readPayTimeout(fields),
  };
}

function readFrontUrl(fields: Fields, name: string, merchant: UnionpayMerchant): string {
  const url = readField(fields, name, /^https?:\/\/.{1,248}$/);
  if (!URL.canParse(url) || new URL(url).origin !== merchant.origin) throw new UnionpayRefusal('10', name);
  return url;
}

function readPayTimeout({ payTimeout }: Fields): Date | null {
  if (payTimeout === undefined) return null;
  const moment = readBeijingDigits(payTimeout);
  if (moment === undefined) throw new UnionpayRefusal('10', 'payTimeout');
  return moment;
}
