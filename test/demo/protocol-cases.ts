import { contentToSign, signRsa2 } from '../../demo/channels/alipay/rsa2';
import { openForm, sealForm } from '../../demo/jd-pay-envelope';
import type { Attempt, Notification } from '../../demo/merchant/channels/channel-adapter';
import { signMessage } from '../../demo/merchant/channels/unionpay-signatures';
import { toUnionpayOrder } from '../../demo/merchant/channels/unionpay-order';
import { toUnionpayTime } from '../../demo/merchant/channels/unionpay-time';
import { toOrder } from '../../demo/merchant/channels/wechat-pay-order';
import { makeRsaKeyPair } from '../../demo/rsa-key-pair';
import type { AlipayMerchant } from './alipay-merchant';
import { enterCashier, makeAttempt, startAction, submit, toPageForm, type ChannelShop } from './channel-shop';
import type { JdPayShop } from './jd-pay-shop';
import { until } from './shopper';
import type { UnionpayShop } from './unionpay-shop';
import type { WechatMerchant } from './wechat-merchant';
import { whole } from './whole-refund';

/** The merchants that ask, one a channel. */
export interface World {
  readonly wechat: WechatMerchant;
  readonly alipay: AlipayMerchant;
  readonly unionpay: UnionpayShop;
  readonly jdPay: JdPayShop;
}

/** One thing that a merchant sends or is sent, and what comes of it. */
export interface ProtocolCase {
  readonly channel: 'WeChat Pay' | 'Alipay' | 'UnionPay' | 'JD Pay';
  readonly what: string;
  /** The channel's own code, or how the SDK or the signing took it. */
  readonly answer: string;
  readonly ask: (world: World) => Promise<string>;
}

/** Waits for what the channel tells of an attempt, and gives what the merchant makes of it. */
async function toldOf(notifications: readonly Notification[], attempt: Attempt): Promise<string> {
  const told = await until(
    () => Promise.resolve(notifications.find(({ outTradeNo }) => outTradeNo === attempt.outTradeNo)),
    (notification) => notification !== undefined,
  );
  return told?.judge(attempt).kind ?? '';
}

// Answers whose signature is not the channel's are none: `undefined` below, which no case expects.
const wechatAnswer = async (answer: ReturnType<WechatMerchant['request']>): Promise<string> => {
  const { status, body } = (await answer) ?? {};
  const { code, message } = (body ?? {}) as { readonly code?: string; readonly message?: string };
  return [status, code, message].filter((part) => part !== undefined).join(' ');
};

const native = ({ wechat }: World, attempt: Attempt, facts: object = {}): Promise<string> =>
  wechatAnswer(
    wechat.request('POST', '/v3/pay/transactions/native', {
      ...toOrder(attempt, wechat.account),
      notify_url: wechat.account.notifyUrl,
      ...facts,
    }),
  );

const newNative = ({ wechat }: World): Attempt => wechat.attempt('wechat-pay.native');

async function paidNative(world: World): Promise<Attempt> {
  const attempt = newNative(world);
  const started = await world.wechat.start(attempt);
  if (started.kind !== 'started' || started.action.kind !== 'qr-code') throw new Error('There is no code');
  await world.wechat.perform(started.action.content, 'pay');
  return attempt;
}

const wechatRefund = (
  { wechat }: World,
  attempt: Attempt,
  facts: { readonly number?: string; readonly amount?: number; readonly total?: number },
) =>
  wechatAnswer(
    wechat.request('POST', '/v3/refund/domestic/refunds', {
      out_trade_no: attempt.outTradeNo,
      out_refund_no: facts.number ?? `${attempt.outTradeNo}R1`,
      amount: { refund: facts.amount ?? 1_000, total: facts.total ?? attempt.amount, currency: 'CNY' },
    }),
  );

const wechatCases: readonly Omit<ProtocolCase, 'channel'>[] = [
  { what: 'an order for a code', answer: '200', ask: (world) => native(world, newNative(world)) },
  {
    what: 'the same order again, for a new code',
    answer: '200',
    ask: async (world) => {
      const attempt = newNative(world);
      await native(world, attempt);
      return native(world, attempt);
    },
  },
  {
    what: 'its number with another amount',
    answer: '403 OUT_TRADE_NO_USED 商户订单号重复',
    ask: async (world) => {
      const attempt = newNative(world);
      await native(world, attempt);
      return native(world, { ...attempt, amount: attempt.amount + 1 });
    },
  },
  {
    what: 'yuan in the place of fen',
    answer: '400 PARAM_ERROR 参数amount.total必须是不小于1的整数',
    ask: (world) => native(world, newNative(world), { amount: { total: 10.24 } }),
  },
  {
    what: 'an amount of 0',
    answer: '400 PARAM_ERROR 参数amount.total必须是不小于1的整数',
    ask: (world) => native(world, { ...newNative(world), amount: 0 }),
  },
  {
    what: 'another currency',
    answer: '400 PARAM_ERROR 参数amount.currency只支持CNY',
    ask: (world) => native(world, { ...newNative(world), currency: 'USD' }),
  },
  {
    what: 'a number of 33 characters',
    answer: '400 PARAM_ERROR 参数out_trade_no不符合规则',
    ask: (world) => native(world, { ...newNative(world), outTradeNo: 'A'.repeat(33) }),
  },
  {
    what: 'a description of 128 characters',
    answer: '400 PARAM_ERROR 参数description不符合规则',
    ask: (world) => native(world, newNative(world), { description: '书'.repeat(128) }),
  },
  {
    what: 'an order without notify_url',
    answer: '400 PARAM_ERROR 参数notify_url不符合规则',
    ask: (world) => native(world, newNative(world), { notify_url: undefined }),
  },
  {
    what: 'an order that nobody signed',
    answer: '401',
    ask: async ({ wechat }) =>
      String((await fetch(`${wechat.channelsOrigin}/v3/pay/transactions/native`, { method: 'POST', body: '{}' })).status),
  },
  {
    what: 'the query of an order that there is not',
    answer: '404 ORDER_NOT_EXIST 订单不存在',
    ask: ({ wechat }) => wechatAnswer(wechat.request('GET', `/v3/pay/transactions/out-trade-no/NOBODYSA1?mchid=${wechat.account.mchid}`)),
  },
  {
    what: 'the closing of an unpaid order',
    answer: '204',
    ask: async (world) => {
      const attempt = newNative(world);
      await native(world, attempt);
      const { wechat } = world;
      return wechatAnswer(
        wechat.request('POST', `/v3/pay/transactions/out-trade-no/${attempt.outTradeNo}/close`, { mchid: wechat.account.mchid }),
      );
    },
  },
  {
    what: 'the closing of a paid order',
    answer: '400 ORDERPAID 该订单已支付',
    ask: async (world) => {
      const { outTradeNo } = await paidNative(world);
      const { wechat } = world;
      return wechatAnswer(wechat.request('POST', `/v3/pay/transactions/out-trade-no/${outTradeNo}/close`, { mchid: wechat.account.mchid }));
    },
  },
  {
    what: 'the notification of a payment: signature, decryption, number, amount',
    answer: 'paid',
    ask: async (world) => {
      const attempt = await paidNative(world);
      return toldOf(world.wechat.notifications, attempt);
    },
  },
  { what: 'a refund of a part', answer: '200', ask: async (world) => wechatRefund(world, await paidNative(world), {}) },
  {
    what: 'the same refund again',
    answer: '200',
    ask: async (world) => {
      const attempt = await paidNative(world);
      await wechatRefund(world, attempt, {});
      return wechatRefund(world, attempt, {});
    },
  },
  {
    what: 'its number with another amount of the refund',
    answer: '400 PARAM_ERROR 同一退款单号，退款金额不一致',
    ask: async (world) => {
      const attempt = await paidNative(world);
      await wechatRefund(world, attempt, {});
      return wechatRefund(world, attempt, { amount: 2_000 });
    },
  },
  {
    what: 'another refund of the payment within a minute',
    answer: '429 FREQUENCY_LIMITED 同一笔订单多次退款，间隔不得少于1分钟',
    ask: async (world) => {
      const attempt = await paidNative(world);
      await wechatRefund(world, attempt, {});
      return wechatRefund(world, attempt, { number: `${attempt.outTradeNo}R2` });
    },
  },
  {
    what: 'a refund of more than was paid',
    answer: '400 INVALID_REQUEST 退款金额大于订单可退金额',
    ask: async (world) => {
      const attempt = await paidNative(world);
      return wechatRefund(world, attempt, { amount: attempt.amount + 1 });
    },
  },
  {
    what: 'a refund that names another total',
    answer: '400 PARAM_ERROR 订单金额不一致',
    ask: async (world) => wechatRefund(world, await paidNative(world), { total: 1 }),
  },
  {
    what: 'a refund of what was not paid',
    answer: '400 INVALID_REQUEST 订单未支付成功，不能退款',
    ask: async (world) => {
      const attempt = newNative(world);
      await native(world, attempt);
      return wechatRefund(world, attempt, {});
    },
  },
  {
    what: 'the bill of a day to come',
    answer: '400 PARAM_ERROR 账单日期不能是今天或以后',
    ask: ({ wechat }) => wechatAnswer(wechat.request('GET', '/v3/bill/tradebill?bill_date=2099-01-01&bill_type=ALL')),
  },
];

const common = { charset: 'utf-8', sign_type: 'RSA2', version: '1.0', timestamp: '2026-01-01 08:00:00' };
let alipayOrders = 0;

async function gateway({ alipay }: World, method: string, biz: object, params: Readonly<Record<string, string>> = {}): Promise<string> {
  const all = { app_id: alipay.account.appId, ...common, method, biz_content: JSON.stringify(biz), ...params };
  const sign = params['sign'] ?? signRsa2(contentToSign(all), alipay.account.keyPair.privateKey);
  const answer = await fetch(`${alipay.channelsOrigin}/gateway.do`, { method: 'POST', body: new URLSearchParams({ ...all, sign }) });
  const text = await answer.text();
  const [, body = '', signature = ''] = /^\{"\w+":(.*),"sign":"([^"]*)"\}$/.exec(text) ?? [];
  // The official SDK's own check of the answer.
  if (!alipay.client.sdk.rsaCheck(body, signature)) return 'no good signature';
  const { code, sub_code: subCode, sub_msg: message } = JSON.parse(body) as { code: string; sub_code?: string; sub_msg?: string };
  return [code, subCode, message].filter((part) => part !== undefined).join(' ');
}

const trade = (facts: object = {}) => ({
  out_trade_no: `protocol_${String(++alipayOrders).padStart(4, '0')}`,
  total_amount: '10.24',
  subject: '《山海经》一册',
  ...facts,
});
const precreate = (world: World, facts: object = {}): Promise<string> => gateway(world, 'alipay.trade.precreate', trade(facts));

async function paidTrade({ alipay }: World): Promise<Attempt> {
  const attempt = alipay.attempt('alipay.qr');
  await alipay.payer.perform(await alipay.startCode(attempt), 'pay');
  return attempt;
}

const alipayRefund = (world: World, { outTradeNo }: Attempt, amount: string, number = 'R1'): Promise<string> =>
  gateway(world, 'alipay.trade.refund', { out_trade_no: outTradeNo, out_request_no: `${outTradeNo}${number}`, refund_amount: amount });

const toldBill = (world: World, facts: object): Promise<string> =>
  gateway(world, 'alipay.data.dataservice.bill.downloadurl.query', { bill_type: 'trade', bill_date: '2026-01-01', ...facts });

const alipayCases: readonly Omit<ProtocolCase, 'channel'>[] = [
  { what: 'an order for a code', answer: '10000', ask: (world) => precreate(world) },
  {
    what: 'fen in the place of yuan, with three decimals',
    answer: '40004 ACQ.INVALID_PARAMETER 参数无效：total_amount',
    ask: (world) => precreate(world, { total_amount: '10.240' }),
  },
  {
    what: 'an amount of 0.00',
    answer: '40004 ACQ.INVALID_PARAMETER 参数无效：total_amount',
    ask: (world) => precreate(world, { total_amount: '0.00' }),
  },
  {
    what: 'a subject with `/`',
    answer: '40004 ACQ.INVALID_PARAMETER 参数无效：subject',
    ask: (world) => precreate(world, { subject: '书/册' }),
  },
  {
    what: 'a subject of 257 characters',
    answer: '40004 ACQ.INVALID_PARAMETER 参数无效：subject',
    ask: (world) => precreate(world, { subject: '书'.repeat(257) }),
  },
  {
    what: 'a number with a hyphen',
    answer: '40004 ACQ.INVALID_PARAMETER 参数无效：out_trade_no',
    ask: (world) => precreate(world, { out_trade_no: 'with-hyphen' }),
  },
  {
    what: 'another product’s product_code',
    answer: '40004 ACQ.INVALID_PARAMETER 参数无效：product_code',
    ask: (world) => precreate(world, { product_code: 'QUICK_WAP_WAY' }),
  },
  {
    what: 'a wrong signature',
    answer: '40002 isv.invalid-signature 验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配',
    ask: (world) => gateway(world, 'alipay.trade.query', {}, { sign: 'AAAA' }),
  },
  {
    what: 'RSA in the place of RSA2',
    answer: '40002 isv.invalid-signature-type 无效的签名类型',
    ask: (world) => gateway(world, 'alipay.trade.query', {}, { sign_type: 'RSA' }),
  },
  {
    what: 'another app_id',
    answer: '40002 isv.invalid-app-id 无效的AppID参数',
    ask: (world) => gateway(world, 'alipay.trade.query', {}, { app_id: '2021000000000002' }),
  },
  {
    what: 'a method that there is not',
    answer: '40002 isv.invalid-method 不存在的方法名',
    ask: (world) => gateway(world, 'alipay.trade.steal', {}),
  },
  {
    what: 'the query of a code that nobody has scanned',
    answer: '40004 ACQ.TRADE_NOT_EXIST 交易不存在',
    ask: async (world) => {
      const order = trade();
      await gateway(world, 'alipay.trade.precreate', order);
      return gateway(world, 'alipay.trade.query', { out_trade_no: order.out_trade_no });
    },
  },
  {
    what: 'the notification of a payment: signature, number, seller, amount',
    answer: 'paid',
    ask: async (world) => {
      const attempt = await paidTrade(world);
      return toldOf(world.alipay.notifications, attempt);
    },
  },
  {
    what: 'the query of a paid order',
    answer: '10000',
    ask: async (world) => gateway(world, 'alipay.trade.query', { out_trade_no: (await paidTrade(world)).outTradeNo }),
  },
  {
    what: 'the closing of a paid order',
    answer: '40004 ACQ.TRADE_STATUS_ERROR 交易状态不合法',
    ask: async (world) => gateway(world, 'alipay.trade.close', { out_trade_no: (await paidTrade(world)).outTradeNo }),
  },
  { what: 'a refund of a part', answer: '10000', ask: async (world) => alipayRefund(world, await paidTrade(world), '1.00') },
  {
    what: 'its number with another amount of the refund',
    answer: '40004 ACQ.DISCORDANT_REPEAT_REQUEST 重复的退款请求信息不一致',
    ask: async (world) => {
      const attempt = await paidTrade(world);
      await alipayRefund(world, attempt, '1.00');
      return alipayRefund(world, attempt, '2.00');
    },
  },
  {
    what: 'refunds of more than was paid',
    answer: '40004 ACQ.REFUND_AMT_NOT_EQUAL_TOTAL 退款金额超限',
    ask: async (world) => alipayRefund(world, await paidTrade(world), '102.41'),
  },
  { what: 'the bill of a day without trades', answer: '10000', ask: (world) => toldBill(world, {}) },
  {
    what: 'the bill of a day to come',
    answer: '40004 BILL_NOT_EXIST 账单不存在',
    ask: (world) => toldBill(world, { bill_date: '2099-01-01' }),
  },
  {
    what: 'a bill that is not of trades',
    answer: '40004 INVAILID_ARGUMENTS 入参不合法',
    ask: (world) => toldBill(world, { bill_type: 'signcustomer' }),
  },
];

async function respCode(
  { unionpay }: World,
  fields: Readonly<Record<string, string>>,
  { isSigned = true, path = '/gateway/api/backTransReq.do' } = {},
): Promise<string> {
  const order = { ...toUnionpayOrder(makeAttempt(unionpay, 'qr'), unionpay.account), ...fields };
  const request = isSigned ? signMessage(order, unionpay.account) : { ...signMessage(order, unionpay.account), txnAmt: '2' };
  const answer = await submit({ url: `${unionpay.channelsUrl}${path}`, fields: request });
  const told = Object.fromEntries(new URLSearchParams((await answer.text()).replaceAll('+', '%2B')));
  return [told['respCode'], told['respMsg']].filter((part) => part !== undefined).join(' ');
}

const dayFile = { txnType: '76', txnSubType: '01', fileType: '00' };

async function notifiedAt(shop: ChannelShop, attempt: Attempt, content: string): Promise<string> {
  await shop.payer.perform(content, 'pay');
  return toldOf(shop.notifications, attempt);
}

const unionpayCases: readonly Omit<ProtocolCase, 'channel'>[] = [
  { what: 'an order for a code', answer: '00 成功[6100000]', ask: (world) => respCode(world, {}) },
  {
    what: 'what was altered after it was signed',
    answer: '11 验证签名失败[6100011]',
    ask: (world) => respCode(world, {}, { isSigned: false }),
  },
  { what: 'yuan in the place of fen', answer: '10 报文格式错误：txnAmt[6100010]', ask: (world) => respCode(world, { txnAmt: '1024.00' }) },
  {
    what: 'a number of 7 characters',
    answer: '10 报文格式错误：orderId[6100010]',
    ask: (world) => respCode(world, { orderId: 'A'.repeat(7) }),
  },
  {
    what: 'a number with an underline',
    answer: '10 报文格式错误：orderId[6100010]',
    ask: (world) => respCode(world, { orderId: 'ORDER_0001' }),
  },
  {
    what: 'a description of 33 bytes',
    answer: '10 报文格式错误：orderDesc[6100010]',
    ask: (world) => respCode(world, { orderDesc: '书'.repeat(11) }),
  },
  { what: 'another currency', answer: '10 报文格式错误：currencyCode[6100010]', ask: (world) => respCode(world, { currencyCode: '840' }) },
  {
    what: 'another merchant’s number',
    answer: '31 商户状态不正确[6100031]',
    ask: (world) => respCode(world, { merId: '777290058110049' }),
  },
  {
    what: 'a certificate that is not the merchant’s',
    answer: '11 验证签名失败：signMethod或certId[6100011]',
    ask: (world) => respCode(world, { certId: '1' }),
  },
  {
    what: 'a number that was used, with another amount',
    answer: '12 重复交易[6100012]',
    ask: async (world) => {
      const attempt = makeAttempt(world.unionpay, 'qr');
      await startAction(world.unionpay, attempt);
      return respCode(world, { orderId: attempt.outTradeNo, txnTime: toUnionpayTime(attempt.createdAt), txnAmt: '1' });
    },
  },
  {
    what: 'the notification of a payment: chain, signature, number, amount',
    answer: 'paid',
    ask: async ({ unionpay }) => {
      const attempt = makeAttempt(unionpay, 'qr');
      const action = await startAction(unionpay, attempt);
      return notifiedAt(unionpay, attempt, action.kind === 'qr-code' ? action.content : '');
    },
  },
  {
    what: 'a refund of what was paid',
    answer: 'processing',
    ask: async ({ unionpay }) => {
      const attempt = makeAttempt(unionpay, 'qr');
      const action = await startAction(unionpay, attempt);
      await notifiedAt(unionpay, attempt, action.kind === 'qr-code' ? action.content : '');
      return unionpay.adapter.refund(attempt, whole(attempt));
    },
  },
  {
    what: 'the file of a day without transactions',
    answer: '98 文件不存在[6100098]',
    ask: (world) => respCode(world, { ...dayFile, settleDate: '0101' }, { path: '/' }),
  },
  { what: 'a file of no day', answer: '13 报文交易要素缺失：settleDate[6100013]', ask: (world) => respCode(world, dayFile, { path: '/' }) },
];

/** What JD's page says of an order some of whose fields are otherwise. */
async function jdPage(
  { jdPay }: World,
  wrong: Readonly<Record<string, string>>,
  privateKey = jdPay.account.keys.privateKey,
): Promise<string> {
  const form = toPageForm(await startAction(jdPay, makeAttempt(jdPay, 'page')));
  const order = openForm(form.fields, { ...jdPay.account.keys, peerPublicKey: jdPay.merchantPublicKey }) ?? {};
  const answer = await submit({ ...form, fields: sealForm({ ...order, ...wrong }, { ...jdPay.account.keys, privateKey }) });
  const reason = /(签名验证失败|参数错误：\w+)/.exec(await answer.text())?.[1];
  return [answer.status, reason].filter((part) => part !== undefined).join(' ');
}

const jdPayCases: readonly Omit<ProtocolCase, 'channel'>[] = [
  { what: 'an order’s sealed form', answer: '303', ask: (world) => jdPage(world, {}) },
  { what: 'what somebody else signed', answer: '400 签名验证失败', ask: (world) => jdPage(world, {}, makeRsaKeyPair().privateKey) },
  { what: 'yuan in the place of fen', answer: '400 参数错误：amount', ask: (world) => jdPage(world, { amount: '1024.00' }) },
  { what: 'another currency', answer: '400 参数错误：currency', ask: (world) => jdPage(world, { currency: 'USD' }) },
  { what: 'a number of 31 characters', answer: '400 参数错误：tradeNum', ask: (world) => jdPage(world, { tradeNum: '1'.repeat(31) }) },
  {
    what: 'a way back to another site',
    answer: '400 参数错误：callbackUrl',
    ask: (world) => jdPage(world, { callbackUrl: 'https://thief.example/' }),
  },
  {
    what: '白条 in periods that there are not',
    answer: '400 参数错误：installmentNum',
    ask: (world) => jdPage(world, { preProduct: 'JD_BAITIAO', installmentNum: '5' }),
  },
  {
    what: 'the notification of a payment: seal, signature, number, amount',
    answer: 'paid',
    ask: async ({ jdPay }) => {
      const attempt = makeAttempt(jdPay, 'page');
      return notifiedAt(jdPay, attempt, await enterCashier(jdPay, attempt));
    },
  },
  {
    what: 'a refund of what was not paid',
    answer: 'unknown',
    ask: async ({ jdPay }) => {
      const attempt = makeAttempt(jdPay, 'page');
      await enterCashier(jdPay, attempt);
      return jdPay.adapter.refund(attempt, whole(attempt));
    },
  },
];

/** Every case, channel by channel. */
export const protocolCases: readonly ProtocolCase[] = [
  ...wechatCases.map((each) => ({ channel: 'WeChat Pay' as const, ...each })),
  ...alipayCases.map((each) => ({ channel: 'Alipay' as const, ...each })),
  ...unionpayCases.map((each) => ({ channel: 'UnionPay' as const, ...each })),
  ...jdPayCases.map((each) => ({ channel: 'JD Pay' as const, ...each })),
];
