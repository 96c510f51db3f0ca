import type { Database } from '../../database';
import type { JdPayKeys } from '../../jd-pay-envelope';
import type { Faults } from '../faults';

/** What JD Pay issues. */
export interface JdPayCredentials {
  /** The key of both sides: 24 octets in Base64. */
  readonly desKey: string;
  /** What JD signs with. */
  readonly platform: { readonly privateKey: string; readonly publicKey: string };
}

/** The merchant as JD Pay registered it. */
export interface JdPayMerchant {
  readonly merchant: string;
  /** What the merchant signs with, by its public half, in PEM. */
  readonly publicKey: string;
  /** The payee's name as the payer sees it. */
  readonly name: string;
  /** Where a payer's browser may be sent back to. */
  readonly origin: string;
  /** The sandbox's own origin. */
  readonly channelsOrigin: string;
}

/** What every part of the sandbox of JD Pay works with. */
export interface JdPaySandbox {
  readonly database: Database;
  readonly credentials: JdPayCredentials;
  readonly merchant: JdPayMerchant;
  readonly faults: Faults;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Tells the notifier that a notification is due. */
  readonly wake: () => void;
}

/** What JD opens the merchant's messages with, and signs and seals its own. */
export function keysOf({ credentials, merchant }: Pick<JdPaySandbox, 'credentials' | 'merchant'>): JdPayKeys {
  return { desKey: credentials.desKey, privateKey: credentials.platform.privateKey, peerPublicKey: merchant.publicKey };
}
