import type { ProductId } from '../model/product.js';
import type { Fact, Unknown } from './fact.js';

/**
 * How a product is opened for a merchant. `online`: applied for on a site of the channel. `with-staff`: signed with its business staff, which
 * takes long. `comes-with`: another product opens it. `per-order`: the server asks for it with each order.
 */
export type PermissionWay = 'online' | 'with-staff' | 'comes-with' | 'per-order';

/** What a merchant needs for a product. */
export interface Permission {
  readonly how: PermissionWay;
  /** The site or the people, in the channel's own words. */
  readonly at: string;
  /** At least one of these has to be opened before. */
  readonly needsOneOf?: readonly ProductId[];
  /** The product that opens this one with it. */
  readonly openedWith?: ProductId;
  readonly note?: string;
}

/** What is needed for each of a channel's products, or why it is not known of any. Each is applied for apart: to have one is not to have another. */
export type Permissions<Products> = Readonly<Record<keyof Products, Fact<Permission>>> | Unknown;
