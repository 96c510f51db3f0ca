import type { RsaKeyPair } from '../../rsa-key-pair';

/** What Alipay and the merchant agreed on. */
export interface AlipayAccount {
  readonly appId: string;
  /** The payee's number, 16 digits that begin with 2088. */
  readonly sellerId: string;
  /** The app's own keys, PKCS#8 in PEM. */
  readonly keyPair: RsaKeyPair;
  /** In PEM. */
  readonly alipayPublicKey: string;
  /** Where the gateway is, `https://openapi.alipay.com` in the world. */
  readonly origin: string;
  /** Where payers are asked who they are, `https://openauth.alipay.com` in the world. */
  readonly authorizationOrigin: string;
  readonly notifyUrl: string;
  readonly timeoutMs: number;
  /** Milliseconds since 1970; tells whether an order's time is over. */
  readonly now: () => number;
}
