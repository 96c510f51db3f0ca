import type { OrderRules } from '../order-rule.js';

/** What JD Pay takes of an order. */
export const orderRules: OrderRules = {
  orderNumber: {
    value: { parameter: 'tradeNum', minLength: 1, maxLength: 30, alphabet: 'letters-digits', uniqueBy: ['merchant', 'tradeNum'] },
    source: "a developer's question of 2016 (segmentfault 1190000004220924) and the table of an aggregator",
    trust: 'community',
  },
  amount: {
    value: { writings: [{ parameter: 'amount', unit: 'minor' }], currencies: ['CNY'], minimum: 1 },
    source: 'two open-source clients, genkin-he/jdpay and IJPay',
    trust: 'open-source',
  },
  description: {
    value: {
      parameter: 'tradeName',
      required: true,
      countedIn: 'characters',
      note: 'tradeDesc is the longer text; orderType tells goods (0) from virtual goods (1). No limit is named.',
    },
    source: 'IJPay, SaveOrderModel',
    trust: 'open-source',
  },
  payee: { value: { by: 'register' }, source: "merchants' handbook, of most channels", trust: 'unverified' },
};
