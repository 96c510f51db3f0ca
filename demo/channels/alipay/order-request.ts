import { invalidParameter } from './gateway-error';
import { readText, type GatewayRequest } from './gateway-request';
import { readInstalmentWish, type InstalmentWish } from './instalments';
import { longestLifeMs, orderProducts, type OrderProduct } from './order-products';
import { readCreditLeft } from './pay-channels';
import { readBeijingTime, readYuan } from './wire-values';

/** An order as a merchant asked for it, checked by Alipay's rules. */
export interface OrderRequest extends InstalmentWish {
  readonly product: OrderProduct;
  readonly outTradeNo: string;
  /** Fen. */
  readonly total: number;
  readonly subject: string;
  readonly notifyUrl: string | null;
  readonly isCreditBanned: boolean;
  readonly buyerOpenId: string | null;
  readonly expiresAt: Date;
  readonly createdAt: Date;
}

/** Letters, digits and underscores; no hyphen. */
export const outTradeNoPattern = /^\w{1,64}$/;

/**
 * Reads what every way to order has in common.
 * @throws GatewayError with ACQ.INVALID_PARAMETER
 */
export function readOrderRequest(product: OrderProduct, request: GatewayRequest, now: number): OrderRequest {
  const { productCode, lifeMs } = orderProducts[product];
  const { product_code: givenCode, total_amount: amount } = request.biz;
  // Only face to face has a product code that goes without saying.
  if ((givenCode ?? 'FACE_TO_FACE_PAYMENT') !== productCode) throw invalidParameter('product_code');
  const total = readYuan(amount);
  if (total === undefined) throw invalidParameter('total_amount');
  const wish = readInstalmentWish(request);
  const { isCreditBanned, isInstalmentBanned } = readCreditLeft(request);
  // No page of Alipay's says what it answers; an order that asks for what it shuts is a mistake that the merchant has to see.
  if (wish.instalments !== null && isInstalmentBanned) throw invalidParameter('hb_fq_num，花呗分期已被禁用');
  return {
    product,
    outTradeNo: readText(request, 'out_trade_no', outTradeNoPattern),
    total,
    subject: readText(request, 'subject', /^[^/=&\0]{1,256}$/u),
    notifyUrl: readUrl(request.params['notify_url'], 'notify_url'),
    buyerOpenId: null,
    ...wish,
    isCreditBanned,
    expiresAt: readExpiry(request.biz['time_expire'], now, lifeMs),
    createdAt: new Date(now),
  };
}

/**
 * A page that the browser or the notifier goes to; null without one.
 * @throws GatewayError with ACQ.INVALID_PARAMETER
 */
export function readUrl(value: unknown, name: string): string | null {
  if (value === undefined) return null;
  if (typeof value === 'string' && value.length <= 256 && /^https?:\/\//.test(value) && URL.canParse(value)) return value;
  throw invalidParameter(name);
}

function readExpiry(value: unknown, now: number, lifeMs: number): Date {
  if (value === undefined) return new Date(now + lifeMs);
  const expiresAt = typeof value === 'string' ? readBeijingTime(value) : undefined;
  if (expiresAt === undefined || expiresAt.getTime() > now + longestLifeMs) throw invalidParameter('time_expire');
  return expiresAt;
}
