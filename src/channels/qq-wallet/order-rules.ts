import type { OrderRules } from '../order-rule.js';

const page = 'qpay.qq.com, buss/wiki/38/1203 (统一下单)';

/** What QQ Wallet takes of an order. */
export const orderRules: OrderRules = {
  orderNumber: {
    value: {
      parameter: 'out_trade_no',
      minLength: 1,
      maxLength: 32,
      uniqueBy: ['mch_id', 'out_trade_no'],
      note: 'Letters may be in it; whether anything else may, stands on a page that was not read: ask QQ Wallet.',
    },
    source: page,
    trust: 'official',
  },
  amount: {
    value: { writings: [{ parameter: 'total_fee', unit: 'minor' }], currencies: ['CNY'], minimum: 1 },
    source: page,
    trust: 'official',
  },
  description: {
    value: { parameter: 'body', required: true, maximum: 128, countedIn: 'characters' },
    source: page,
    trust: 'official',
  },
  payee: { value: { by: 'register' }, source: "merchants' handbook, of most channels", trust: 'unverified' },
};
