import type { ChannelId, ProductId } from '../model/product.js';
import { wasPaid, type TradeAnswer } from '../model/trade-status.js';
import { readTrade as alipay } from './alipay/trade-status.js';
import { readTrade as cmb } from './cmb/trade-status.js';
import { readTrade as douyinPay } from './douyin-pay/trade-status.js';
import { isKnown, type Fact } from './fact.js';
import type { HouseChannel } from './house-channel.js';
import { readTrade as jdPay } from './jd-pay/trade-status.js';
import { readTrade as paypal } from './paypal/trade-status.js';
import type { Way } from './product-definition.js';
import { readTrade as qqWallet } from './qq-wallet/trade-status.js';
import { faultOf, fieldsOf, noAnswer, type QueryAnswer, type TradeReader } from './trade-reader.js';
import { readTrade as unionpay } from './unionpay/trade-status.js';
import { readTrade as wechatPay } from './wechat-pay/trade-status.js';
import { readTrade as yeepay } from './yeepay/trade-status.js';

/** What the merchant knows of the attempt that a channel was asked about. */
export interface TradeContext {
  /** The way it is paid, or else the product's name tells it. */
  readonly way?: Way | undefined;
  readonly productId?: ProductId | undefined;
  /** The merchant has verified before that it was paid. */
  readonly alreadyPaid?: boolean | undefined;
}

/** How each channel's answer to a query is read. */
export const tradeStatuses = {
  'wechat-pay': {
    value: wechatPay,
    source: 'pay.weixin.qq.com 4013070356, query by out_trade_no, 2024-12; v2 orderquery; ACCEPT as WxJava has it',
    trust: 'official',
  },
  alipay: {
    value: alipay,
    source: 'opendocs.alipay.com, trade.query response model of the official SDK 3.0.70; common codes of the gateway',
    trust: 'quoted',
  },
  'jd-pay': {
    value: jdPay,
    source:
      'a real message of 2017 in which status 2 is a paid one, and a merchant’s client that names the five numbers; JD’s page was not found',
    trust: 'community',
  },
  'qq-wallet': { value: qqWallet, source: 'go-pay and integrations, with the words of WeChat Pay version 2', trust: 'open-source' },
  unionpay: {
    value: unionpay,
    source: "UnionPay's gateway 5.1.0: its official demo, and its list of codes in copies of merchants, which agree",
    trust: 'quoted',
  },
  cmb: {
    value: cmb,
    source: "go-pay, package cmbpay, after the bank's aggregate interface V3.3.6, 2026. 一网通's own query is another",
    trust: 'open-source',
  },
  ccb: {
    unknown:
      "CCB's query goes through a program of the bank on the merchant's own host, and its statuses are in no source at hand. Ask the branch.",
  },
  abc: { unknown: "ABC's QueryOrder answers in a signed message whose OrderStatus was not found with a list of words. Ask the branch." },
  'baidu-wallet': { unknown: '百度钱包 may have closed; its query and the words of it were not found.' },
  yeepay: {
    value: yeepay,
    source: "the old gateway's QueryOrdDetail: a real answer of 2008, and integrations that read INIT, CANCELED and SUCCESS",
    trust: 'community',
  },
  bestpay: {
    unknown:
      '翼支付 has an order query, and no sample of its answer was found; whether the old gateway still runs is not known. Ask 天翼电子商务.',
  },
  paypal: { value: paypal, source: "PayPal's open specification of Orders v2 and Payments v2, 2024", trust: 'open-source' },
  'corporate-bank': {
    value: unionpay,
    source: "Ping++'s upacp_b2b: UnionPay's gateway with bizType 000202, queried as any other. A bank's own or ChinaPay's is another",
    trust: 'open-source',
  },
  'douyin-pay': { value: douyinPay, source: 'go-pay, package douyin, 2026', trust: 'open-source' },
  'e-cny': {
    value: cmb,
    source:
      "go-pay, package cmbpay, 2026: e-CNY through 招商银行's aggregate, where it is pay type EC. Another operator's words are not known",
    trust: 'open-source',
  },
} satisfies Record<HouseChannel, Fact<TradeReader>>;

const facts: ReadonlyMap<ChannelId, Fact<TradeReader>> = new Map(Object.entries<Fact<TradeReader>>(tradeStatuses));

/** These say by their HTTP status what became of the question; the others answer 200 or were not reached. */
const httpChannels: readonly ChannelId[] = ['wechat-pay', 'douyin-pay', 'paypal'];

/** Visible ASCII, so that it can stand in a log. */
const plainWord = /^[\x21-\x7e]{1,64}$/;

/**
 * What a channel's answer to a query says of a payment. The server has verified its signature before, and compares number, amount and payee
 * itself. Takes anything and throws nothing: what is not a known word of the channel is `unknown`, which is pending.
 */
export function readTradeAnswer(channel: ChannelId, answer: QueryAnswer, context: TradeContext = {}): TradeAnswer {
  try {
    const { word, ...read } = readAnswer(channel, answer, context);
    return { ...read, ...(word !== undefined && plainWord.test(word) ? { word } : {}) };
  } catch {
    // A record may have properties that throw.
    return noAnswer;
  }
}

function readAnswer(channel: ChannelId, { httpStatus, body }: QueryAnswer, context: TradeContext): TradeAnswer {
  const fields = fieldsOf(body);
  if (!fields || (httpStatus !== undefined && !isStatusOf(channel, httpStatus))) return noAnswer;
  const fact = facts.get(channel);
  if (fact === undefined || !isKnown(fact)) return faultOf(undefined);
  const alreadyPaid = context.alreadyPaid === true;
  const read = fact.value(fields, { httpStatus, alreadyPaid, isByPayerCode: isByPayerCode(context) });
  // What was paid once does not become unpaid: two truths are a case for a person.
  return alreadyPaid && !wasPaid(read.trade) ? { ...read, trade: 'unknown' } : read;
}

function isStatusOf(channel: ChannelId, httpStatus: number): boolean {
  const isError = httpStatus >= 400 && httpStatus < 600;
  return (httpStatus >= 200 && httpStatus < 300) || (isError && httpChannels.includes(channel));
}

function isByPayerCode({ way, productId }: TradeContext): boolean {
  return way === undefined ? productId?.endsWith('.payer-code') === true : way === 'payer-code';
}
