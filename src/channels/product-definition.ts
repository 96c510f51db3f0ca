import type { Device, Host, Terminal } from '../model/environment.js';
import type { Offer } from '../model/offer.js';

/** A place where a product works: a terminal, and where it matters the programs and devices there. */
export interface Place {
  readonly terminal: Terminal;
  readonly hosts?: readonly Host[];
  readonly devices?: readonly Device[];
}

/** What a channel says of one of its products. */
export interface ProductDefinition {
  readonly places: readonly Place[];
  /** ISO 4217; what the product can charge. */
  readonly currencies: readonly string[];
  /** Minor units. */
  readonly minimumValue: number;
  /** The host that has to say who the payer is before the channel takes an order. */
  readonly identityHost?: Host;
  /** The payer shows a code and the merchant reads it before the attempt is made. */
  readonly collectsPayerCode?: boolean;
  /** The product is the own wallet of these hosts and stands first there. */
  readonly ownHosts?: readonly Host[];
  readonly group: Offer['group'];
}
