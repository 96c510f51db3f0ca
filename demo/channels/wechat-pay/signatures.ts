import { Formatter, Rsa } from 'wechatpay-axios-plugin';
import type { RsaKeyPair } from '../../rsa-key-pair';
import { WechatError } from './wechat-error';
import type { RegisteredMerchant } from './wechat-sandbox';

const scheme = 'WECHATPAY2-SHA256-RSA2048 ';
const maximumClockOffsetSeconds = 300;

/** What a request's signature covers. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly uri: string;
  readonly body: string;
  readonly authorization: string | undefined;
}

/**
 * Checks the `Authorization` header of APIv3.
 * @throws WechatError with SIGN_ERROR
 */
export function verifyRequest(request: SignedRequest, merchant: RegisteredMerchant): void {
  const { authorization } = request;
  if (!authorization?.startsWith(scheme)) throw new WechatError('SIGN_ERROR', 'Http头缺少Authorization，或认证类型不正确');
  const fields = new Map([...authorization.matchAll(/(\w+)="([^"]*)"/g)].map((match) => [match[1], match[2] ?? '']));
  const timestamp = fields.get('timestamp') ?? '';
  const nonce = fields.get('nonce_str') ?? '';
  if (fields.get('mchid') !== merchant.mchid || fields.get('serial_no') !== merchant.serial) {
    throw new WechatError('SIGN_ERROR', '商户号或证书序列号不正确');
  }
  if (!(Math.abs(Formatter.timestamp() - Number(timestamp)) <= maximumClockOffsetSeconds)) {
    throw new WechatError('SIGN_ERROR', 'Http头Authorization中的timestamp与发起请求的时间不得超过5分钟');
  }
  const message = Formatter.request(request.method, request.uri, timestamp, nonce, request.body);
  if (!Rsa.verify(message, fields.get('signature') ?? '', merchant.publicKey)) {
    throw new WechatError('SIGN_ERROR', '错误的签名，验签失败');
  }
}

/** The four headers with which WeChat Pay signs an answer or a notification. */
export function signBody(body: string, platform: RsaKeyPair): Record<string, string> {
  const timestamp = String(Formatter.timestamp());
  const nonce = Formatter.nonce();
  return {
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Serial': platform.serial,
    'Wechatpay-Signature': Rsa.sign(Formatter.response(timestamp, nonce, body), platform.privateKey),
    'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
  };
}
