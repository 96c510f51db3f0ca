import type { AlipayRegisteredMerchant } from './alipay-sandbox';
import { GatewayError, invalidParameter } from './gateway-error';
import { contentToSign, verifyRsa2 } from './rsa2';
import { readBeijingTime } from './wire-values';

/** A request that the merchant signed. */
export interface GatewayRequest {
  readonly method: string;
  /** The common parameters, as they came. */
  readonly params: Readonly<Record<string, string>>;
  /** The object in `biz_content`; empty where the method has none. */
  readonly biz: Readonly<Record<string, unknown>>;
}

/**
 * Checks the common parameters and the signature.
 * @throws GatewayError in the 40001 and 40002 families
 */
export function readGatewayRequest(params: Readonly<Record<string, string>>, merchant: AlipayRegisteredMerchant): GatewayRequest {
  const { method = '', sign } = params;
  if (params['app_id'] !== merchant.appId) throw new GatewayError('40002', 'isv.invalid-app-id', '无效的AppID参数');
  if (params['sign_type'] !== 'RSA2') throw new GatewayError('40002', 'isv.invalid-signature-type', '无效的签名类型');
  if (params['charset']?.toLowerCase() !== 'utf-8') throw new GatewayError('40002', 'isv.invalid-charset', '字符集错误');
  if (params['version'] !== '1.0') throw new GatewayError('40002', 'isv.invalid-version', '无效的版本号');
  if (readBeijingTime(params['timestamp'] ?? '') === undefined) throw new GatewayError('40002', 'isv.invalid-timestamp', '无效的时间戳');
  if (sign === undefined) throw new GatewayError('40001', 'isv.missing-signature', '缺少签名参数');
  if (!verifyRsa2(contentToSign(params), sign, merchant.publicKey)) {
    throw new GatewayError('40002', 'isv.invalid-signature', '验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配');
  }
  return { method, params, biz: readBiz(params['biz_content']) };
}

function readBiz(text: string | undefined): GatewayRequest['biz'] {
  if (text === undefined) return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Falls through to the refusal below, which is the same for both.
  }
  throw new GatewayError('40002', 'isv.invalid-parameter', 'biz_content不是合法的JSON对象');
}

/**
 * A text field of the business content.
 * @throws GatewayError with ACQ.INVALID_PARAMETER
 */
export function readText(request: GatewayRequest, name: string, pattern: RegExp): string {
  const value = request.biz[name];
  if (typeof value === 'string' && pattern.test(value)) return value;
  throw invalidParameter(name);
}
