import type { InstalmentRule, InstalmentRules } from '../instalment-rule.js';
import type { Known } from '../fact.js';

const product = 'alipay.huabei';
const support = "Alipay's developer support on developer.aliyun.com 710927; cloud.payment.huabei.create, 2020-09";
const page = 'opendocs.alipay.com 277/105952, a copy of 2022';

const seller: Known<InstalmentRule> = {
  value: {
    product,
    about: 'parameter',
    parameter: 'extend_params.hb_fq_seller_percent',
    says: 'the share of the fee, in percent, that the merchant bears',
    values: ['0', '100'],
  },
  source: `${support}: any other value is an error. Ping++: only together with hb_fq_num`,
  trust: 'quoted',
};

/** 花呗分期. */
export const instalmentRules: InstalmentRules = [
  { value: { product, about: 'periods', periods: [3, 6, 12] }, source: `${support}: any other number is an error`, trust: 'quoted' },
  {
    value: { product, about: 'parameter', parameter: 'extend_params.hb_fq_num', says: 'periods', values: ['3', '6', '12'] },
    source: support,
    trust: 'quoted',
  },
  seller,
  {
    value: {
      product,
      about: 'plans',
      from: 'contract',
      note: 'Periods that the contract has not are an error, though the channel knows them.',
    },
    source: "a developer's report, csdn 78560514",
    trust: 'community',
  },
  { value: { product, about: 'advised-minimum', value: 10_000, currency: 'CNY' }, source: support, trust: 'quoted' },
  {
    value: { product, about: 'virtual-goods', refused: true },
    source: "Alipay's developer support on developer.aliyun.com 711052",
    trust: 'quoted',
  },
  {
    value: {
      product,
      about: 'display',
      upFront: 'required',
      note: "Periods, principal and fee a period are shown beside plain Alipay on the merchant's own cashier.",
    },
    source: 'docs.antom.com, Credit Pay Installment, integration',
    trust: 'official',
  },
  {
    value: {
      product,
      about: 'rates',
      year: 2022,
      examples: [
        { periods: 3, feeRate: '0.023', feeBearer: 'payer' },
        { periods: 6, feeRate: '0.045', feeBearer: 'payer' },
        { periods: 12, feeRate: '0.075', feeBearer: 'payer' },
        { periods: 3, feeRate: '0.018', feeBearer: 'merchant' },
        { periods: 6, feeRate: '0.045', feeBearer: 'merchant' },
        { periods: 12, feeRate: '0.075', feeBearer: 'merchant' },
      ],
    },
    source: page,
    trust: 'quoted',
  },
  {
    value: {
      product,
      about: 'formula',
      note: 'In fen: principal and fee a period are rounded down, the whole fee is rounded half to even once, and both remainders are in the first period.',
    },
    source: `${page}, whose six examples have no tie, so that half to even rests on that page alone`,
    trust: 'quoted',
  },
  {
    value: { about: 'parameter', parameter: 'fq_channels', says: "that a credit card's instalments are meant", values: ['alipayfq_cc'] },
    source: "a reseller's SDK alone",
    trust: 'unverified',
  },
  { value: { product, about: 'change-of-plan', needs: 'new-number' }, source: "a developer's report, csdn 78560514", trust: 'community' },
];
