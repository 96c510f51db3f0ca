import type { Money } from '../model/money.js';

/** What a channel's own words say of a payment. It chooses words on a screen and never decides that money moved. */
export type ReturnClaim = 'paid' | 'failed' | 'unknown';

/** What can be told from a channel's parameters without trusting them; what is not exact or not shaped as it should be is left out. */
export interface ReturnFacts {
  /** The merchant's number of the attempt. */
  readonly outTradeNo?: string | undefined;
  /** The channel's own number. */
  readonly tradeNo?: string | undefined;
  readonly amount?: Money | undefined;
  readonly claim: ReturnClaim;
  /** The parameters carry a signature. Whether it is the channel's, only a server can tell: a browser has no key it could trust. */
  readonly signed: boolean;
}

/** How one channel's return is known and read. */
export interface ReturnReader {
  /** How the parameters come: appended to the page's address, in the body of a POST, or from a bridge to the page's script. */
  readonly transport: 'address' | 'form' | 'bridge';
  /** Every parameter that the channel sends. Nothing else goes to the server, and nothing else is taken out of the address. */
  readonly names: readonly string[];
  /** Parameters that are always among them, and what they look like: a return is the channel's when every one is there. */
  readonly marks: Readonly<Record<string, RegExp>>;
  readonly read: (params: Readonly<Record<string, string>>) => ReturnFacts;
}

/** A merchant's or a channel's number, or nothing where it can not be one: the longest is Alipay's, 64 characters. */
export function tradeNumber(text: string | undefined): string | undefined {
  return text !== undefined && /^[0-9A-Za-z_|*@-]{1,64}$/.test(text) ? text : undefined;
}
