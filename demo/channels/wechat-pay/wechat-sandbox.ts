import type { Database } from '../../database';
import type { Faults } from '../faults';
import type { SandboxCredentials } from './tables';

/** The merchant as WeChat Pay registered it. */
export interface RegisteredMerchant {
  readonly mchid: string;
  readonly appid: string;
  /** Of the merchant's mini program, which is bound to the same merchant number. */
  readonly miniProgramAppid: string;
  /** The payee's name as the payer sees it. */
  readonly name: string;
  readonly serial: string;
  readonly publicKey: string;
  /** Where a browser may be sent back to, and from where alone it may come to H5's page. */
  readonly origin: string;
}

/** What every part of the sandbox of WeChat Pay works with. */
export interface WechatSandbox {
  readonly database: Database;
  readonly credentials: SandboxCredentials;
  readonly merchant: RegisteredMerchant;
  readonly faults: Faults;
  /** Milliseconds since 1970, for business times; signatures use the real clock, as the other side's SDK does. */
  readonly now: () => number;
  /** Tells the notifier that a notification is due. */
  readonly wake: () => void;
}
