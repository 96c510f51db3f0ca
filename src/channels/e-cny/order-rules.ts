import type { OrderRules } from '../order-rule.js';

/** What digital yuan takes of an order: it is the operating bank that says so, and one bank's interface is known, China Merchants Bank's. */
export const orderRules: OrderRules = {
  orderNumber: {
    unknown:
      "Each operating bank has a rule of its own, and the one whose interface can be read, China Merchants Bank's, names orderId without one. Ask the bank that holds the merchant's wallet.",
  },
  amount: {
    value: {
      writings: [{ parameter: 'txnAmt', unit: 'minor' }],
      currencies: ['CNY'],
      minimum: 1,
      note: "By China Merchants Bank's aggregate interface; another bank may count yuan.",
    },
    source: 'go-pay, cmbpay, and a test of the bank',
    trust: 'open-source',
  },
  description: {
    value: {
      parameter: 'goodsName',
      required: true,
      countedIn: 'characters',
      note: "No limit is named. By China Merchants Bank's aggregate interface; another bank has another parameter.",
    },
    source: 'go-pay, cmbpay/models_ext.go',
    trust: 'open-source',
  },
  payee: {
    unknown: "Which name the digital yuan app shows is not said where it can be read. Ask the bank that holds the merchant's wallet.",
  },
};
