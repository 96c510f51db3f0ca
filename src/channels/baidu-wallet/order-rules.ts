import type { OrderRules } from '../order-rule.js';

const page = "Baidu's own page on its wallet's orders (Clouda, mbaas.pay), of about 2014";

/** What Baidu Wallet takes of an order. */
export const orderRules: OrderRules = {
  orderNumber: {
    value: { parameter: 'order_no', minLength: 1, maxLength: 20, uniqueBy: ['sp_no', 'order_no'] },
    source: `${page}, and the table of an aggregator`,
    trust: 'quoted',
  },
  amount: {
    value: { writings: [{ parameter: 'total_amount', unit: 'minor' }], currencies: ['CNY'], minimum: 1 },
    source: page,
    trust: 'quoted',
  },
  description: {
    value: {
      parameter: 'goods_name',
      required: true,
      maximum: 128,
      countedIn: 'gbk-bytes',
      note: '128 characters or 64 Chinese ones: it is sent in GBK.',
    },
    source: page,
    trust: 'quoted',
  },
  payee: {
    unknown: "Baidu's page on orders has no field for it and says nothing of the name shown. Ask whoever opened the merchant number.",
  },
};
