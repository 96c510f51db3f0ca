import type { OrderRules } from '../order-rule.js';

const netPay = ['cmb.page', 'cmb.wap', 'cmb.app'] as const;

/** What China Merchants Bank takes of an order: 一网通, and its aggregate code, which is another interface. */
export const orderRules: OrderRules = {
  orderNumber: {
    value: {
      parameter: 'orderNo',
      minLength: 6,
      maxLength: 32,
      alphabet: 'letters-digits',
      uniqueBy: ['date', 'orderNo'],
      products: netPay,
      note: 'The early interface took digits alone, as BillNo: 6 of them, later 10. A merchant of those years asks the bank which one is contracted. The aggregate code has an orderId of its own, of which no rule is known.',
    },
    source:
      'openhome.cmbchina.com/PayNew, as open-source clients quote it; for the early one a developer’s report and merchants’ handbooks',
    trust: 'quoted',
  },
  amount: {
    value: {
      writings: [
        { parameter: 'amount', unit: 'major', maximum: 9_999_999_999_999, products: netPay },
        { parameter: 'txnAmt', unit: 'minor', products: ['cmb.qr'] },
      ],
      currencies: ['CNY'],
      minimum: 1,
      note: '一网通 counts yuan with two decimals and at most eleven digits before them, the aggregate code counts fen; how many it takes is not known.',
    },
    source: 'openhome.cmbchina.com/PayNew, as it is quoted; the aggregate interface as go-pay and a test of the bank send it',
    trust: 'quoted',
  },
  description: {
    value: {
      parameter: 'payNoticePara',
      required: false,
      countedIn: 'characters',
      refused: '&',
      products: netPay,
      note: "The merchant's own words, that come back in the notice; the aggregate code has a body.",
    },
    source: 'openhome.cmbchina.com/PayNew, as open-source clients quote it',
    trust: 'quoted',
  },
  payee: { value: { by: 'register' }, source: "merchants' handbook, of most channels", trust: 'unverified' },
};
