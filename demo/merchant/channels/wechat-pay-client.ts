import { Decorator } from 'wechatpay-axios-plugin';
import type { RsaKeyPair } from '../../rsa-key-pair';

/** What WeChat Pay and the merchant agreed on. */
export interface WechatPayAccount {
  readonly mchid: string;
  readonly appid: string;
  readonly appSecret: string;
  /** The merchant's own mini program, bound to the same merchant number. */
  readonly miniProgram: { readonly appid: string; readonly appSecret: string };
  readonly apiV3Key: string;
  readonly keyPair: RsaKeyPair;
  readonly platform: { readonly serial: string; readonly publicKey: string };
  /** The channel's own origin, `https://api.mch.weixin.qq.com` in the world. */
  readonly origin: string;
  readonly notifyUrl: string;
  readonly timeoutMs: number;
}

/** An answer whose signature is good, whatever its status. */
export interface WechatAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Sends one signed request; undefined when there was no trustworthy answer. */
export type WechatPayClient = (method: 'GET' | 'POST', path: string, data?: object) => Promise<WechatAnswer | undefined>;

/** The SDK's axios instance, told where the channel is. */
export function makeWechatPayClient(account: WechatPayAccount): WechatPayClient {
  const config = {
    mchid: account.mchid,
    serial: account.keyPair.serial,
    privateKey: account.keyPair.privateKey,
    certs: { [account.platform.serial]: account.platform.publicKey },
    baseURL: account.origin,
    timeout: account.timeoutMs,
    proxy: false,
    // The SDK verifies an answer only when its status is taken for good; a refusal must be the channel's own as well.
    validateStatus: () => true,
  };
  const client = Decorator.jsonBased(config);
  return async (method, path, data) => {
    try {
      const { status, data: body } = await client.request<unknown>({ method, url: path, data });
      return status >= 500 ? undefined : { status, body };
    } catch {
      // No connection, no answer in time, or no good signature: none says what became of the request.
      return undefined;
    }
  };
}
