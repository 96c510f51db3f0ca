import type { Device, Host, Terminal } from '../model/environment.js';
import type { Offer } from '../model/offer.js';

/** A place where a product works: a terminal, and where it matters the programs and devices there. */
export interface Place {
  readonly terminal: Terminal;
  readonly hosts?: readonly Host[];
  readonly devices?: readonly Device[];
}

/**
 * What a payer does: scans a code on another screen, goes to the wallet's page, opens the wallet from a phone's browser, pays inside the
 * wallet's own browser, pays by the SDK of the merchant's app, goes to a mini program's native page, or shows a code that the merchant reads.
 */
export type Way = 'scan' | 'page' | 'open' | 'inside' | 'app' | 'mini-program' | 'payer-code';

/** What a channel says of one of its products. */
export interface ProductDefinition {
  readonly way: Way;
  readonly places: readonly Place[];
  /** Programs that keep this product out although it would work there. */
  readonly blockedHosts?: readonly Host[] | undefined;
  /** ISO 4217; what the product can charge. */
  readonly currencies: readonly string[];
  /** Minor units. */
  readonly minimumValue: number;
  /** The host that has to say who the payer is before the channel takes an order. */
  readonly identityHost?: Host | undefined;
  /** The product is the own wallet of these hosts and stands first there. */
  readonly ownHosts?: readonly Host[] | undefined;
  readonly group: Offer['group'];
}
