import { isIP } from 'node:net';
import type { WechatProduct } from './tables';
import { WechatError } from './wechat-error';
import type { RegisteredMerchant } from './wechat-sandbox';

/** An order as a merchant asked for it, checked by WeChat Pay's rules. */
export interface OrderRequest {
  readonly product: WechatProduct;
  readonly outTradeNo: string;
  readonly appid: string;
  readonly mchid: string;
  readonly description: string;
  readonly total: number;
  readonly currency: string;
  readonly notifyUrl: string | null;
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
 * Reads what the orders of all products have.
 * @throws WechatError with PARAM_ERROR
 */
export function readOrderRequest(product: WechatProduct, body: string, merchant: RegisteredMerchant): OrderRequest {
  const fields = readFields(body);
  const { amount } = fields;
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
    notifyUrl: product === 'codepay' ? null : readText(fields, 'notify_url', /^https?:\/\/.{1,255}$/),
    openid: product === 'jsapi' ? readText(readObject(fields, 'payer'), 'openid', /^.{1,128}$/) : null,
  };
  const appids = product === 'jsapi' ? [merchant.appid, merchant.miniProgramAppid] : [merchant.appid];
  if (!appids.includes(request.appid) || request.mchid !== merchant.mchid) throw new WechatError('PARAM_ERROR', 'appid与mchid不匹配');
  return request;
}

/**
 * Reads what H5 needs besides: where the payer is.
 * @throws WechatError with PARAM_ERROR
 */
export function readPayerIp(body: string): string {
  const scene = readObject(readFields(body), 'scene_info');
  const payerIp = readText(scene, 'payer_client_ip', /^.{1,45}$/);
  if (isIP(payerIp) === 0) throw new WechatError('PARAM_ERROR', '参数scene_info.payer_client_ip不符合规则');
  readText(readObject(scene, 'h5_info'), 'type', /^(iOS|Android|Wap)$/);
  return payerIp;
}

/**
 * Reads what a payer's code needs besides: the code, and the shop that reads it.
 * @throws WechatError with AUTH_CODE_INVALID, or PARAM_ERROR
 */
export function readAuthCode(body: string): string {
  const fields = readFields(body);
  readObject(readObject(fields, 'scene_info'), 'store_info');
  const { auth_code: authCode } = readObject(fields, 'payer');
  if (typeof authCode === 'string' && /^1[0-5]\d{16}$/.test(authCode)) return authCode;
  throw new WechatError('AUTH_CODE_INVALID', '付款码无效，请扫描微信支付的付款码');
}

function readObject(fields: Fields, name: string): Fields {
  const value = fields[name];
  if (isFields(value)) return value;
  throw new WechatError('PARAM_ERROR', `参数${name}不能为空`);
}
