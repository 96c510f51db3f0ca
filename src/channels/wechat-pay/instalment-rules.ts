import type { InstalmentRules } from '../instalment-rule.js';

const product = 'wechat-pay.fenfu';
const pages = 'pay.weixin.qq.com 4014277711 and 4014277715, 2025-04-18';
const subsidy = 'pay.weixin.qq.com 4016196709, 2025-11-14; 4016196818, for partners, 2026-04-09, which calls it a grey test (灰度)';

/** 微信分付. */
export const instalmentRules: InstalmentRules = [
  {
    value: { product, about: 'plans', from: 'wallet' },
    source: 'the pages on 支付方式前置 have no parameter for a plan; none that was read says where the payer chooses one',
    trust: 'unverified',
  },
  {
    value: {
      product,
      about: 'display',
      upFront: 'server-asks',
      note: "The merchant's server asks for exposure with the order and gets a market_exposure_token; not for H5 and Native.",
    },
    source: pages,
    trust: 'official',
  },
  {
    value: {
      product,
      about: 'parameter',
      parameter: 'market_exposure_token',
      says: 'that the payer was shown it; in the package of JSAPI and mini programs, as MarketExposureToken in that of an app',
    },
    source: pages,
    trust: 'official',
  },
  {
    value: {
      product,
      about: 'parameter',
      parameter: 'subsidy_period_type',
      says: 'what is subsidised: interest by the day or instalments; in the package beside the token, as SubsidyPeriodType in that of an app',
      values: ['DAILY', 'PERIOD'],
    },
    source: `${pages}; PERIOD from ${subsidy}`,
    trust: 'official',
  },
  {
    value: {
      product,
      about: 'parameter',
      parameter: 'subsidy_installment_num',
      says: 'the periods that are subsidised',
      values: ['3', '6', '12'],
    },
    source: subsidy,
    trust: 'official',
  },
  {
    value: {
      product,
      about: 'parameter',
      parameter: 'subsidy_percent',
      says: 'the share of the fee, in percent, that the merchant bears',
      values: ['0', '100'],
    },
    source: subsidy,
    trust: 'official',
  },
];
