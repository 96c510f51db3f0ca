import { Decorator } from 'wechatpay-axios-plugin';
import type { RsaKeyPair } from '../../rsa-key-pair';
import type { PlatformKeys } from './wechat-pay-platform-keys';

/** What WeChat Pay and the merchant agreed on. */
export interface WechatPayAccount {
  readonly mchid: string;
  readonly appid: string;
  readonly appSecret: string;
  /** The merchant's own mini program, bound to the same merchant number, if it has one. */
  readonly miniProgram?: { readonly appid: string; readonly appSecret: string };
  readonly apiV3Key: string;
  readonly keyPair: RsaKeyPair;
  /** 微信支付公钥 with its id, where the merchant was given one; without it the platform's certificates are downloaded. */
  readonly platformKey?: { readonly serial: string; readonly publicKey: string };
  /** The channel's own origin, `https://api.mch.weixin.qq.com` in the world. */
  readonly origin: string;
  /** Where payers are asked who they are, `https://open.weixin.qq.com` in the world. */
  readonly authorizationOrigin: string;
  /** Where servers ask who they are, `https://api.weixin.qq.com` in the world. */
  readonly identityOrigin: string;
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

/** The SDK's axios instance, told where the channel is: there is none of WeChat Pay's own for Node, and this one is kept. */
export function makeWechatPayClient(account: WechatPayAccount, keys: PlatformKeys): WechatPayClient {
  const makeClient = (certs: Readonly<Record<string, string>>) => {
    const config = {
      mchid: account.mchid,
      serial: account.keyPair.serial,
      privateKey: account.keyPair.privateKey,
      certs,
      baseURL: account.origin,
      timeout: account.timeoutMs,
      proxy: false,
      // The SDK verifies an answer only when its status is taken for good; a refusal must be the channel's own as well.
      validateStatus: () => true,
    };
    return Decorator.jsonBased(config);
  };
  let made: { readonly certs: Readonly<Record<string, string>>; readonly client: ReturnType<typeof makeClient> } | undefined;
  return async (method, path, data) => {
    if (Object.keys(keys.known()).length === 0) await keys.refresh();
    const certs = keys.known();
    // Without a key nothing is believed, so that nothing is asked either.
    if (Object.keys(certs).length === 0) return undefined;
    if (made?.certs !== certs) made = { certs, client: makeClient(certs) };
    try {
      const { client } = made;
      const { status, data: body } = await client.request<unknown>({ method, url: path, data });
      return status >= 500 ? undefined : { status, body };
    } catch {
      // No connection, no answer in time, or no good signature: none says what became of the request. A key that is not known yet is for the next.
      void keys.refresh();
      return undefined;
    }
  };
}
