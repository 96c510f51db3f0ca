import type { Database } from '../../database';
import type { Faults } from '../faults';
import type { UnionpayCredentials } from './certificates';

/** The merchant as UnionPay registered it. */
export interface UnionpayMerchant {
  /** 15 digits. */
  readonly merId: string;
  /** The serial number in decimal of the certificate that the merchant signs with. */
  readonly certId: string;
  /** That certificate, in PEM. */
  readonly certificate: string;
  /** The payee's name as the payer sees it. */
  readonly name: string;
  /** Where a payer's browser may be sent back to. */
  readonly origin: string;
  /** The sandbox's own origin. */
  readonly channelsOrigin: string;
}

/** What every part of the sandbox of UnionPay works with. */
export interface UnionpaySandbox {
  readonly database: Database;
  readonly credentials: UnionpayCredentials;
  readonly merchant: UnionpayMerchant;
  readonly faults: Faults;
  /** Milliseconds since 1970, for business times; certificates are judged by the real clock. */
  readonly now: () => number;
  /** Tells the notifier that a notification is due. */
  readonly wake: () => void;
}
