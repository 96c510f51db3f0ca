import type { Unknown } from '../fact.js';
import type { Permissions } from '../permission.js';
import type { products } from './products.js';

const byAcquirer: Unknown = {
  unknown: 'A merchant joins UnionPay through an acquiring bank or institution, which opens its products one by one: ask the acquirer.',
};

/** Where UnionPay's products are applied for. */
export const permissions: Permissions<typeof products> = {
  'unionpay.page': byAcquirer,
  'unionpay.wap': byAcquirer,
  'unionpay.app': byAcquirer,
  'unionpay.qr': byAcquirer,
  'unionpay.jsapi': byAcquirer,
  'unionpay.payer-code': byAcquirer,
  'unionpay.instalment': {
    value: {
      how: 'with-staff',
      at: 'the acquirer and the banks whose cards are to be paid by instalments',
      needsOneOf: ['unionpay.page', 'unionpay.wap'],
      note: 'It is asked of the gateway, so that the gateway has to be open.',
    },
    source:
      "that it is a kind of the gateway's order is in the demo's comments; that banks sign it apart is said of such products and not confirmed",
    trust: 'unverified',
  },
};
