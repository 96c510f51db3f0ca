import type { ProductSources } from '../product-source.js';
import type { products } from './products.js';

/** What Yeepay calls its products. */
export const productSources: ProductSources<typeof products> = {
  'yeepay.page': {
    value: { calledBy: 'p0_Cmd Buy, www.yeepay.com/app-merchant-proxy/node; newer: the address of a YOP cashier', lead: 'form' },
    source: 'requests and returns of the old gateway, seen 2008 to 2018',
    trust: 'community',
  },
  'yeepay.wap': {
    value: { calledBy: 'ok.yeepay.com/paymobile/api/pay/request; newer: the address of a YOP cashier', lead: 'redirect' },
    source: "Ping++'s open-source SDK for pages",
    trust: 'open-source',
  },
};
