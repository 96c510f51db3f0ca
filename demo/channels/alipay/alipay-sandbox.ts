import type { Database } from '../../database';
import type { Faults } from '../faults';
import type { AlipayCredentials } from './tables';

/** The merchant as Alipay registered it. */
export interface AlipayRegisteredMerchant {
  readonly appId: string;
  /** The payee's number, 16 digits that begin with 2088. */
  readonly sellerId: string;
  /** The payee's name as the payer sees it. */
  readonly name: string;
  /** In PEM. */
  readonly publicKey: string;
  /** Where authorization may send a browser back to. */
  readonly origin: string;
  /** Where this sandbox is met. */
  readonly channelsOrigin: string;
}

/** What every part of the sandbox of Alipay works with. */
export interface AlipaySandbox {
  readonly database: Database;
  readonly credentials: AlipayCredentials;
  readonly merchant: AlipayRegisteredMerchant;
  readonly faults: Faults;
  /** Milliseconds since 1970, for business times; a request's own timestamp is the other side's. */
  readonly now: () => number;
  /** Tells the notifier that a notification is due. */
  readonly wake: () => void;
}
