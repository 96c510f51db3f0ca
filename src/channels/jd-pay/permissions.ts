import type { Unknown } from '../fact.js';
import type { Permissions } from '../permission.js';
import type { products } from './products.js';

const atJd: Unknown = {
  unknown: "JD signs each product apart; where a merchant applies today was not found. Ask 京东支付's merchant service.",
};

/** Where JD Pay's products are applied for. */
export const permissions: Permissions<typeof products> = {
  'jd-pay.page': atJd,
  'jd-pay.wap': atJd,
  'jd-pay.app': atJd,
  'jd-pay.payer-code': atJd,
  'jd-pay.baitiao': {
    value: {
      how: 'with-staff',
      at: "JD's business staff (BD), on paper",
      needsOneOf: ['jd-pay.page', 'jd-pay.wap', 'jd-pay.app'],
      note: 'It takes long: ask early.',
    },
    source: "merchants' handbook",
    trust: 'trade',
  },
};
