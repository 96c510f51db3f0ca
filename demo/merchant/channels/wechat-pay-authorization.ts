import { Formatter, Rsa } from 'wechatpay-axios-plugin';
import type { WechatPayAccount } from './wechat-pay-client';

/**
 * The `Authorization` of a GET that the SDK does not send, as its answer is signed in another way or not at all.
 * @param uri path and query, as they are sent
 */
export function authorize({ mchid, keyPair }: WechatPayAccount, uri: string): string {
  const [timestamp, nonce] = [String(Formatter.timestamp()), Formatter.nonce()];
  const signature = Rsa.sign(Formatter.request('GET', uri, timestamp, nonce), keyPair.privateKey);
  return Formatter.authorization(mchid, nonce, signature, timestamp, keyPair.serial);
}
