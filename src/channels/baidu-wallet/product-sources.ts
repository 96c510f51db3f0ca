import type { ProductSources } from '../product-source.js';
import type { products } from './products.js';

const doubt =
  'Whether Baidu still runs it is not known: neither a notice of its end nor a present manual was found. Ask whoever opened the merchant number.';

/** What Baidu Wallet calls its products. */
export const productSources: ProductSources<typeof products> = {
  'baidu-wallet.page': {
    value: { calledBy: 'an address with the signed order (即时到账)', lead: 'redirect', doubt },
    source: "nothing that was read names it there; the form of the address only from the phone's, in Ping++'s SDK",
    trust: 'unverified',
  },
  'baidu-wallet.wap': {
    value: { calledBy: 'bfb_wap of an aggregator: an address with the signed order', lead: 'redirect', doubt },
    source: "Ping++'s open-source SDK for pages still carries it; nothing says that it works",
    trust: 'unverified',
  },
  'baidu-wallet.app': {
    value: { calledBy: 'bfb of an aggregator: the signed order for the SDK', lead: 'sdk', doubt },
    source: "Ping++'s tables name it; nothing says that it works",
    trust: 'unverified',
  },
};
