import { WechatError } from './wechat-error';
import type { RegisteredMerchant } from './wechat-sandbox';

/** An order as a merchant asked for it, checked by WeChat Pay's rules. */
export interface OrderRequest {
  readonly product: 'native' | 'jsapi';
  readonly outTradeNo: string;
  readonly appid: string;
  readonly mchid: string;
  readonly description: string;
  readonly total: number;
  readonly currency: string;
  readonly notifyUrl: string;
  readonly openid: string | null;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The JSON object of a request's body.
 * @throws WechatError with PARAM_ERROR
 */
export function readFields(body: string): Fields {
  try {
    const value: unknown = JSON.parse(body);
    if (isFields(value)) return value;
  } catch {
    // Falls through to the refusal below, which is the same for both.
  }
  throw new WechatError('PARAM_ERROR', '请求体不是合法的JSON对象');
}

/**
 * A text field of a request.
 * @throws WechatError with PARAM_ERROR
 */
export function readText(fields: Fields, name: string, pattern: RegExp): string {
  const value = fields[name];
  if (typeof value === 'string' && pattern.test(value)) return value;
  throw new WechatError('PARAM_ERROR', `参数${name}不符合规则`);
}

/**
 * An amount of the nested `amount` object, in fen.
 * @throws WechatError with PARAM_ERROR
 */
export function readAmount(fields: Fields, name: string): number {
  const { amount } = fields;
  const value = isFields(amount) ? amount[name] : undefined;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 1) return value;
  throw new WechatError('PARAM_ERROR', `参数amount.${name}必须是不小于1的整数`);
}

/** WeChat Pay also takes `|` and `*`; these are the characters that every edition of its manual allows. */
export const outTradeNoPattern = /^[0-9A-Za-z_-]{6,32}$/;

/**
 * Reads `POST /v3/pay/transactions/{native|jsapi}`.
 * @throws WechatError with PARAM_ERROR
 */
export function readOrderRequest(product: OrderRequest['product'], body: string, merchant: RegisteredMerchant): OrderRequest {
  const fields = readFields(body);
  const { amount, payer } = fields;
  const currency = isFields(amount) ? (amount['currency'] ?? 'CNY') : 'CNY';
  if (currency !== 'CNY') throw new WechatError('PARAM_ERROR', '参数amount.currency只支持CNY');
  const request: OrderRequest = {
    product,
    outTradeNo: readText(fields, 'out_trade_no', outTradeNoPattern),
    appid: readText(fields, 'appid', /^[0-9A-Za-z]{1,32}$/),
    mchid: readText(fields, 'mchid', /^\d{1,32}$/),
    description: readText(fields, 'description', /^[\s\S]{1,127}$/u),
    total: readAmount(fields, 'total'),
    currency,
    notifyUrl: readText(fields, 'notify_url', /^https?:\/\/.{1,255}$/),
    openid: product === 'jsapi' ? readText(isFields(payer) ? payer : {}, 'openid', /^.{1,128}$/) : null,
  };
  if (request.appid !== merchant.appid || request.mchid !== merchant.mchid) throw new WechatError('PARAM_ERROR', 'appid与mchid不匹配');
  return request;
}
