import type { OrderRules } from '../order-rule.js';
import { currencies } from './currencies.js';

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
    trust: 'open-source',
  },
  amount: {
    value: {
      writings: [{ parameter: 'amount.value', unit: 'major' }],
      currencies,
      minimum: 1,
      wholeOnly: ['HUF', 'JPY', 'TWD'],
      note: 'A decimal in an amount of HUF, JPY or TWD is an error. Yuan, reais and ringgit are for accounts of the same country.',
    },
    source: `${specification}; its table of currency codes as open-source shop systems have it`,
    trust: 'open-source',
  },
  description: {
    value: { parameter: 'description', required: false, maximum: 127, countedIn: 'characters' },
    source: specification,
    trust: 'open-source',
  },
  payee: {
    value: { by: 'parameter', parameter: 'experience_context.brand_name', maxLength: 127, otherwise: 'registered-name' },
    source: specification,
    trust: 'open-source',
  },
};
