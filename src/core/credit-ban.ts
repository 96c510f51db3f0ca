import { isVerified } from '../channels/fact.js';
import { creditBansOf } from '../channels/credit-bans.js';
import { productDefinitions } from '../channels/products.js';
import { isRuleFor } from '../channels/rule-scope.js';
import type { ProductId } from '../model/product.js';

/**
 * What a merchant's server does to keep credit out of one product. `request`: it sends the parameters, and none of the excluded ones. `contract`:
 * the channel sets it. `no-credit`: there is none. `is-credit`: the product itself is, and is not offered. `unknown`: nobody here can tell.
 */
export type CreditBanAnswer =
  | { readonly how: 'request'; readonly parameters: Readonly<Record<string, string>>; readonly excludes: readonly string[] }
  | { readonly how: 'contract'; readonly note?: string | undefined }
  | { readonly how: 'no-credit' }
  | { readonly how: 'is-credit' }
  | { readonly how: 'unknown'; readonly reason: string };

/**
 * How credit is kept out of a product, by verified facts and the version of the channel's interface that the house speaks. It is asked of a
 * product and not of a channel, since a channel's products differ.
 */
export function creditBanOf(productId: ProductId): CreditBanAnswer {
  const definition = productDefinitions.get(productId);
  const bans = creditBansOf(productId);
  if (!definition || !bans) return { how: 'unknown', reason: 'The house does not know this product: ask its channel.' };
  if (definition.carriers) return { how: 'is-credit' };
  if ('unknown' in bans) return { how: 'unknown', reason: bans.unknown };
  const values = bans.flatMap((fact) => (isVerified(fact) && isRuleFor(fact.value, productId) ? [fact.value] : []));
  const ban = values.find((value) => value.how !== 'request' || (value.olderVersion === undefined && value.goods === undefined));
  if (!ban) return { how: 'unknown', reason: 'What is said of this product is not confirmed: ask the channel before promising it.' };
  if (ban.how === 'request') return { how: 'request', parameters: ban.parameters, excludes: ban.excludes ?? [] };
  return ban.how === 'contract' ? { how: 'contract', note: ban.note } : { how: 'no-credit' };
}
