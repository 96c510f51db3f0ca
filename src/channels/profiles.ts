import type { Known } from './fact.js';
import type { HouseChannel } from './house-channel.js';
import type { CooperationMode, Profile } from './profile.js';

const handbook = { source: "merchants' handbook", trust: 'trade' } as const;
const cooperation: readonly CooperationMode[] = ['direct', 'service-provider'];

/** What every channel is. */
export const profiles = {
  'wechat-pay': {
    value: {
      names: { zh: '微信支付', en: 'WeChat Pay' },
      institution: 'payment-institution',
      kinds: ['wallet', 'credit'],
      cooperation,
      standing: 'current',
    },
    ...handbook,
  },
  alipay: {
    value: {
      names: { zh: '支付宝', en: 'Alipay' },
      institution: 'payment-institution',
      kinds: ['wallet', 'credit'],
      cooperation,
      standing: 'current',
    },
    ...handbook,
  },
  'jd-pay': {
    value: {
      names: { zh: '京东支付', en: 'JD Pay' },
      institution: 'payment-institution',
      kinds: ['wallet', 'credit'],
      standing: 'current',
    },
    ...handbook,
  },
  'qq-wallet': {
    value: { names: { zh: 'QQ钱包', en: 'QQ Wallet' }, institution: 'payment-institution', kinds: ['wallet'], standing: 'current' },
    ...handbook,
  },
  unionpay: {
    value: { names: { zh: '银联云闪付', en: 'UnionPay' }, institution: 'card-network', kinds: ['bank', 'credit'], standing: 'current' },
    ...handbook,
  },
  cmb: {
    value: { names: { zh: '招商银行一网通', en: 'China Merchants Bank' }, institution: 'bank', kinds: ['bank'], standing: 'current' },
    ...handbook,
  },
  ccb: {
    value: { names: { zh: '建设银行龙支付', en: 'CCB Long Pay' }, institution: 'bank', kinds: ['bank'], standing: 'current' },
    ...handbook,
  },
  abc: {
    value: { names: { zh: '农业银行', en: 'Agricultural Bank of China' }, institution: 'bank', kinds: ['bank'], standing: 'current' },
    ...handbook,
  },
  'baidu-wallet': {
    value: {
      names: { zh: '百度钱包', en: 'Baidu Wallet' },
      institution: 'payment-institution',
      kinds: ['wallet'],
      standing: 'legacy',
      standingReason: 'It may have closed. No notice of it was found, and nobody could say whether it takes new merchants.',
    },
    source: "merchants' handbook has it among the channels; neither a notice of its end nor a sign of life was found",
    trust: 'trade',
  },
  yeepay: {
    value: {
      names: { zh: '易宝支付', en: 'YeePay' },
      institution: 'payment-institution',
      kinds: ['bank'],
      standing: 'doubtful',
      standingReason:
        'Whether the old gateway (app-merchant-proxy) still runs beside the YOP cashier is not known: ask which of them is meant.',
    },
    ...handbook,
  },
  bestpay: {
    value: {
      names: { zh: '翼支付', en: 'BestPay' },
      institution: 'payment-institution',
      kinds: ['wallet'],
      standing: 'doubtful',
      standingReason: 'payWeb and payWap are known from old code alone; whether they still run is not known: ask for the present manual.',
    },
    ...handbook,
  },
  paypal: {
    value: { names: { zh: 'PayPal', en: 'PayPal' }, institution: 'payment-institution', kinds: ['wallet'], standing: 'current' },
    ...handbook,
  },
  'corporate-bank': {
    value: { names: { zh: '企业网银', en: 'Corporate e-banking' }, institution: 'bank', kinds: ['b2b'], standing: 'current' },
    ...handbook,
  },
  'douyin-pay': {
    value: { names: { zh: '抖音支付', en: 'Douyin Pay' }, institution: 'payment-institution', kinds: ['wallet'], standing: 'current' },
    source: "go-pay's client of api.douyinpay.com, 2026",
    trust: 'open-source',
  },
  'e-cny': {
    value: { names: { zh: '数字人民币', en: 'e-CNY' }, institution: 'bank', kinds: ['wallet'], standing: 'current' },
    source: "go-pay's cmbpay, by an operating bank's interface document 4.17",
    trust: 'open-source',
  },
} satisfies Record<HouseChannel, Known<Profile>>;
