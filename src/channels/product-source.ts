import type { Known } from './fact.js';

/**
 * How the channel's answer leads a payer on: a code, a form that is posted, an address, the wallet's bridge, a mini program's native page, the SDK
 * of an app. `none`: a counter's scanner has read the code, and the page waits. `carrier`: as the base product does.
 */
export type Lead = 'qr-code' | 'form' | 'redirect' | 'bridge' | 'native-page' | 'sdk' | 'none' | 'carrier';

/** What a channel itself calls one of the house's products. */
export interface ProductSource {
  /** Its method, trade type, path or address, as the channel writes it. */
  readonly calledBy: string;
  readonly lead: Lead;
  /** What nobody could confirm, where something is in doubt. */
  readonly doubt?: string;
  readonly note?: string;
}

/** The sources of a channel's products; for whoever builds the server's side, since the cashier itself asks none of them. */
export type ProductSources<Products> = Readonly<Record<keyof Products, Known<ProductSource>>>;
