import { definitionFlaw } from '../channels/definition-flaw.js';
import type { ProductDefinition } from '../channels/product-definition.js';
import { isProductId } from '../channels/product-id.js';
import { products as houseProducts, registerProducts } from '../channels/products.js';
import { channelOf, type ChannelId, type ProductId } from '../model/product.js';
import { warnOnce } from '../model/warn-once.js';

/**
 * Adds products that the house does not know, by their ids, and answers the ids that were added. Added again, a product takes the place of what
 * it was. What is written wrongly, and what the house knows already, is warned of once and left out.
 * @param channel the channel that all of them are to be of; any when left out
 */
export function addProducts(added: Readonly<Record<ProductId, ProductDefinition>>, channel?: ChannelId): readonly ProductId[] {
  const loose: unknown = added;
  if (typeof loose !== 'object' || loose === null) {
    warnOnce(`no products are added: write them by id, as { '${channel ?? 'points'}.page': { … } }.`);
    return [];
  }
  const kept = Object.entries(added).filter(([productId, definition]) => {
    const flaw = idFlaw(productId, channel) ?? definitionFlaw(definition);
    if (flaw) warnOnce(`product ${JSON.stringify(productId)} is left out: ${flaw}.`);
    return flaw === undefined;
  });
  registerProducts(Object.fromEntries(kept));
  return kept.map(([productId]) => productId);
}

function idFlaw(productId: ProductId, channel: ChannelId | undefined): string | undefined {
  if (!isProductId(productId) || (channel !== undefined && channelOf(productId) !== channel)) {
    return `its id is not ${channel === undefined ? 'a channel, a point' : `"${channel}."`} and small letters, digits and hyphens`;
  }
  const isKnown = Object.values(houseProducts).some((ofChannel) => Object.prototype.hasOwnProperty.call(ofChannel, productId));
  return isKnown ? 'it is known here, and keeps what is said of it' : undefined;
}
