import type { Device, Host, Terminal } from '../model/environment.js';
import type { ProductId } from '../model/product.js';

/** A place where a product works: a terminal, and where it matters the programs and devices there. */
export interface Place {
  readonly terminal: Terminal;
  readonly hosts?: readonly Host[] | undefined;
  readonly devices?: readonly Device[] | undefined;
}

/**
 * What a payer does: scans a code on another screen, goes to the wallet's page, opens the wallet from a phone's browser, pays inside the
 * wallet's own browser, pays by the SDK of the merchant's app, goes to a mini program's native page, or shows a code that the merchant reads.
 */
export type Way = 'scan' | 'page' | 'open' | 'inside' | 'app' | 'mini-program' | 'payer-code';

/** What kind of money it is: a wallet or quick pay, a bank's cards and accounts, a company's account at a bank, or credit. */
export type ProductKind = 'wallet' | 'bank' | 'b2b' | 'credit';

/** What every product has. */
interface Charged {
  readonly kind: ProductKind;
  /** ISO 4217; what the product can charge. */
  readonly currencies: readonly string[];
  /** Minor units. */
  readonly minimumValue: number;
  /** Minor units; left out where the channel names none. */
  readonly maximumValue?: number | undefined;
}

/** A product that the channel carries out in a way of its own. */
export interface OwnProduct extends Charged {
  /** At least one of these has to be opened before this one is. */
  readonly needsOneOf?: readonly ProductId[] | undefined;
  /** The product that opens this one with it. */
  readonly openedWith?: ProductId | undefined;
  /** The program that pays reads a code from its album too, so that it may be saved as a picture. Left out where it does not, or nobody could tell. */
  readonly savable?: boolean | undefined;
  /** Whether credit can be kept out: nothing in it is credit, or a parameter of the order's request forbids it. Else only the server knows. */
  readonly creditBan?: 'no-credit' | 'by-request' | undefined;
  readonly way: Way;
  readonly places: readonly Place[];
  /** Programs that keep this product out although it would work there. */
  readonly blockedHosts?: readonly Host[] | undefined;
  /** The host that has to say who the payer is before the channel takes an order. */
  readonly identityHost?: Host | undefined;
  /** The product is the own wallet of these hosts and stands first there. */
  readonly ownHosts?: readonly Host[] | undefined;
  readonly carriers?: undefined;
  readonly plans?: undefined;
}

/** Where the plans of a product come from: the server's quotes alone, an estimate where it has none, or the wallet itself, which asks the payer. */
export type PlanSource = 'quotes' | 'quotes-or-estimate' | 'wallet';

/** A product that another one carries out: instalments and credit that the payer chooses up front, paid by the channel's base product. */
export interface CarriedProduct extends Charged {
  /** Base products; the one that works where the payer stands, and is opened, carries it out. */
  readonly carriers: readonly ProductId[];
  readonly plans: PlanSource;
  /** The channel refuses it for virtual goods. */
  readonly refusesVirtualGoods?: boolean | undefined;
  readonly way?: undefined;
  readonly ownHosts?: undefined;
  readonly openedWith?: undefined;
}

/** What a channel says of one of its products. */
export type ProductDefinition = OwnProduct | CarriedProduct;
