import type { OrderRules } from '../order-rule.js';

/** What BestPay (翼支付) takes of an order, by its old gateway; how that stands today nobody could say. */
export const orderRules: OrderRules = {
  orderNumber: {
    unknown:
      'The gateway asks for an ORDERSEQ and an ORDERREQTRANSEQ; samples are the time to the second in digits, and no page says what else is taken. Ask the support of BestPay.',
  },
  amount: {
    value: {
      writings: [
        { parameter: 'ORDERAMOUNT', unit: 'major', products: ['bestpay.wap'] },
        { parameter: 'ORDERAMOUNT', unit: 'minor', products: ['bestpay.page', 'bestpay.app', 'bestpay.payer-code'] },
      ],
      currencies: ['CNY'],
      minimum: 1,
      note: 'payWap counts yuan and wants the decimal point; payWeb and the rest count fen. ORDERAMOUNT is PRODUCTAMOUNT and ATTACHAMOUNT together.',
    },
    source: 'an open-source client whose author complains of it, and a second one',
    trust: 'community',
  },
  description: {
    value: { parameter: 'PRODUCTDESC', required: true, countedIn: 'characters', note: 'No limit is named.' },
    source: 'an open-source client that will not send an order without it',
    trust: 'community',
  },
  payee: { unknown: 'The gateway has no field for it, and no page says which name it shows. Ask the support of BestPay.' },
};
