import type { ProductId } from '../model/product.js';
import { creditBans } from './credit-bans.js';
import { expiryRules } from './expiry-rules.js';
import type { Fact, Known, Unknown } from './fact.js';
import { houseChannels, type HouseChannel } from './house-channel.js';
import { instalmentRules } from './instalment-rules.js';
import type { OrderRules } from './order-rule.js';
import { orderRules } from './order-rules.js';
import { payerCodeRules } from './payer-code-rules.js';
import { permissions } from './permissions.js';
import { productSources } from './product-sources.js';
import type { ProductDefinition } from './product-definition.js';
import { products } from './products.js';
import { profiles } from './profiles.js';
import { returns } from './returns.js';
import { tradeStatuses } from './trade-statuses.js';

/** Every question that is asked of every channel, in the order in which a merchant meets them. */
export const ruleKinds = [
  'profile',
  'products',
  'product-sources',
  'permissions',
  'order-number',
  'amount',
  'description',
  'payee',
  'expiry',
  'instalments',
  'credit-ban',
  'return-params',
  'payer-code',
  'trade-status',
] as const;

/** A question that is asked of every channel. */
export type RuleKind = (typeof ruleKinds)[number];

/**
 * What one channel answers to one question: one fact, a list of them, one a product, or that it is not known. What products are themselves needs
 * no source of its own: `product-sources` has one for each.
 */
export type CatalogueCell =
  Fact<unknown> | readonly Known<unknown>[] | Readonly<Record<ProductId, Fact<unknown>>> | Readonly<Record<ProductId, ProductDefinition>>;

/**
 * The table of tables: all that the house knows of its channels, and all that it does not. For servers; a page loads what it asks. Not in it, as
 * they are the server's to ask of the channel: allow-lists of addresses, interface versions, intervals of queries, refunds, notices and bills.
 */
export const catalogue = {
  profile: profiles,
  products,
  'product-sources': productSources,
  permissions,
  'order-number': /* @__PURE__ */ ofOrders('orderNumber'),
  amount: /* @__PURE__ */ ofOrders('amount'),
  description: /* @__PURE__ */ ofOrders('description'),
  payee: /* @__PURE__ */ ofOrders('payee'),
  expiry: expiryRules,
  instalments: instalmentRules,
  'credit-ban': creditBans,
  'return-params': returns,
  'payer-code': payerCodeRules,
  'trade-status': tradeStatuses,
} satisfies Record<RuleKind, Readonly<Record<HouseChannel, CatalogueCell>>>;

/** Every fact of a cell, whatever its shape; none of products, which are no facts. */
export function factsIn(cell: CatalogueCell): readonly Fact<unknown>[] {
  if (isList(cell)) return cell;
  if (isFact(cell)) return [cell];
  return Object.values<Fact<unknown> | ProductDefinition>(cell).filter(isFact);
}

function ofOrders<Question extends keyof OrderRules>(question: Question): Readonly<Record<HouseChannel, OrderRules[Question]>> {
  return Object.fromEntries(houseChannels.map((channel) => [channel, orderRules[channel][question]])) as Record<
    HouseChannel,
    OrderRules[Question]
  >;
}

function isList(cell: CatalogueCell): cell is readonly Known<unknown>[] {
  return Array.isArray(cell);
}

function isFact(candidate: object): candidate is Known<unknown> | Unknown {
  return ('value' in candidate && 'source' in candidate) || 'unknown' in candidate;
}
