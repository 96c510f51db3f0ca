import type { CheckoutState } from '../core/checkout-state.js';
import type { Translate } from '../locales/messages.js';
import type { ProductId } from '../model/product.js';
import { walletName } from './product-words.js';

/** What payers call the wallet that the page is about: that of its payment, or of what is being started. Empty where it is about none. */
export function walletOn(state: CheckoutState, translate: Translate): string {
  const productId = productOn(state);
  return productId === undefined ? '' : walletName(productId, translate);
}

function productOn({ page, session }: CheckoutState): ProductId | undefined {
  if ('intent' in page) return page.intent.productId;
  if ('selection' in page) return page.selection.productId;
  return 'paymentId' in page ? session?.payments.find(({ id }) => id === page.paymentId)?.productId : undefined;
}
