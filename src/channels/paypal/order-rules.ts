import type { OrderRules } from '../order-rule.js';

const specification = "PayPal's own description of Orders v2 (paypal-rest-api-specifications, 2024-02)";

/** What PayPal takes of an order. */
export const orderRules: OrderRules = {
  orderNumber: {
    value: {
      parameter: 'invoice_id',
      minLength: 1,
      maxLength: 127,
      uniqueBy: ['invoice_id'],
      note: 'The payer sees it. custom_id has the same length and is not seen; reference_id has 256.',
    },
    source: specification,
    trust: 'quoted',
  },
  amount: {
    value: {
      writings: [{ parameter: 'amount.value', unit: 'major' }],
      currencies: [
        'USD',
        'EUR',
        'GBP',
        'HKD',
        'JPY',
        'AUD',
        'CAD',
        'SGD',
        'NZD',
        'CHF',
        'SEK',
        'NOK',
        'DKK',
        'PLN',
        'CZK',
        'HUF',
        'TWD',
        'THB',
        'PHP',
        'MXN',
        'ILS',
      ],
      minimum: 1,
      wholeOnly: ['HUF', 'JPY', 'TWD'],
      note: 'A decimal in an amount of HUF, JPY or TWD is an error. Yuan, reais and ringgit are for accounts of the same country.',
    },
    source: "PayPal's table of currency codes, as shop systems quote it",
    trust: 'quoted',
  },
  description: {
    value: { parameter: 'description', required: false, maximum: 127, countedIn: 'characters', shown: 'while-paying' },
    source: specification,
    trust: 'quoted',
  },
  payee: {
    value: { by: 'parameter', parameter: 'experience_context.brand_name', maxLength: 127, otherwise: 'registered-name' },
    source: specification,
    trust: 'quoted',
  },
};
