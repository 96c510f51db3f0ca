import type { MessageKey, Translate } from '../locales/messages.js';
import type { ProductId } from '../model/product.js';

interface ProductWords {
  readonly name: MessageKey;
  readonly hint: MessageKey;
}

const words: ReadonlyMap<ProductId, ProductWords> = new Map([
  ['wechat-pay.native', { name: 'product.wechat-pay.native.name', hint: 'product.wechat-pay.native.hint' }],
  ['wechat-pay.jsapi', { name: 'product.wechat-pay.jsapi.name', hint: 'product.wechat-pay.jsapi.hint' }],
]);

/** What a product is called. One that has no words of its own is called by its id. */
export function productName(productId: ProductId, translate: Translate): string {
  const known = words.get(productId);
  return known ? translate(known.name) : productId;
}

/** What a payer does with it. */
export function productHint(productId: ProductId, translate: Translate): string | undefined {
  const known = words.get(productId);
  return known && translate(known.hint);
}
