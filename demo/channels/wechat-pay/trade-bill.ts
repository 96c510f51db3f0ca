import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { and, asc, eq, gte, lt } from 'drizzle-orm';
import { orders, refunds } from './tables';
import { toBeijingTime, toTransaction, type Order } from './transaction';
import { WechatError } from './wechat-error';
import type { WechatSandbox } from './wechat-sandbox';

const dayMs = 24 * 3_600_000;
/** The bill of a day is made during the morning after it, and is there at ten. */
const readyAfterMs = dayMs + 10 * 3_600_000;
/** Of a payment, in hundredths of a percent. */
const feeRate = 60;

/** Where a bill is fetched from. */
export const billPath = '/v3/billdownload/file';

/**
 * Says where the bill of a day is, and by which hash it is known.
 * @param day `2026-11-27`, in Beijing
 * @throws WechatError with the manual's code
 */
export async function tellTradeBill(sandbox: WechatSandbox, origin: string, day: string, type: string): Promise<object> {
  if (type !== 'ALL') throw new WechatError('PARAM_ERROR', '参数错误：bill_type');
  const bill = await writeTradeBill(sandbox, day);
  const query = new URLSearchParams({ token: tokenOf(sandbox, day), bill_date: day });
  return {
    hash_type: 'SHA1',
    hash_value: createHash('sha1').update(bill).digest('hex'),
    download_url: `${origin}${billPath}?${query}`,
  };
}

/**
 * The bill that such an address leads to.
 * @throws WechatError when it leads nowhere
 */
export async function findTradeBill(sandbox: WechatSandbox, day: string, token: string): Promise<string> {
  const [given, right] = [token, tokenOf(sandbox, day)].map((text) => createHash('sha256').update(text).digest());
  if (given === undefined || right === undefined || !timingSafeEqual(given, right)) throw new WechatError('NO_AUTH', '下载链接无效');
  return writeTradeBill(sandbox, day);
}

const tokenOf = ({ credentials }: WechatSandbox, day: string): string =>
  createHmac('sha256', credentials.apiV3Key).update(`bill ${day}`).digest('base64url');

/** As the manual has it: a head, a line for each payment and each refund of the day, a head for the sums, and the sums. */
async function writeTradeBill(sandbox: WechatSandbox, day: string): Promise<string> {
  const begin = Date.parse(`${day}T00:00:00+08:00`);
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(begin)) throw new WechatError('PARAM_ERROR', '参数错误：bill_date');
  const now = sandbox.now();
  if (now < begin + dayMs) throw new WechatError('PARAM_ERROR', '账单日期不能是今天或以后');
  if (now < begin + readyAfterMs) throw new WechatError('STATEMENT_CREATING', '账单生成中');
  const [from, to] = [new Date(begin), new Date(begin + dayMs)];
  const paid = await sandbox.database
    .select()
    .from(orders)
    .where(and(gte(orders.successTime, from), lt(orders.successTime, to)))
    .orderBy(asc(orders.successTime));
  const refunded = await sandbox.database
    .select()
    .from(refunds)
    .innerJoin(orders, eq(orders.outTradeNo, refunds.outTradeNo))
    .where(and(gte(refunds.succeedsAt, from), lt(refunds.succeedsAt, to)))
    .orderBy(asc(refunds.succeedsAt));
  if (paid.length + refunded.length === 0) throw new WechatError('NO_STATEMENT_EXIST', '账单文件不存在');
  const backs = await Promise.all(refunded.map(({ refunds: refund, orders: order }) => feeBackOf(sandbox, refund, order)));
  const lines = [
    ...paid.map((order) => paymentLine(order)),
    ...refunded.map(({ refunds: refund, orders: order }, index) => refundLine(refund, order, backs[index] ?? 0)),
  ];
  const paidTotal = sumOf(paid.map(({ total }) => total));
  const refundTotal = sumOf(refunded.map((each) => each.refunds.amount));
  const fees = sumOf(paid.map(({ total }) => feeOf(total))) - sumOf(backs);
  const sums = [String(lines.length), toYuan(paidTotal), toYuan(refundTotal), '0.00', toFee(fees), toYuan(paidTotal), toYuan(refundTotal)];
  return [head.join(','), ...lines.map(toLine), sumsHead.join(','), toLine(sums), ''].join('\r\n');
}

const head = [
  ...['交易时间', '公众账号ID', '商户号', '特约商户号', '设备号', '微信订单号', '商户订单号', '用户标识', '交易类型', '交易状态'],
  ...['付款银行', '货币种类', '应结订单金额', '代金券金额', '微信退款单号', '商户退款单号', '退款金额', '充值券退款金额', '退款类型'],
  ...['退款状态', '商品名称', '商户数据包', '手续费', '费率', '订单金额', '申请退款金额', '费率备注'],
];
const sumsHead = ['总交易单数', '应结订单总金额', '退款总金额', '充值券退款总金额', '手续费总金额', '订单总金额', '申请退款总金额'];

/** Each value has a backtick before it, so that a table calculation leaves long numbers alone. */
const toLine = (values: readonly string[]): string => values.map((value) => `\`${value.replace(/[`,\r\n]/g, ' ')}`).join(',');

function paymentLine(order: Order): string[] {
  const total = toYuan(order.total);
  const none = ['0', '0', '0.00', '0.00', '', ''];
  const { successTime, description } = order;
  return [
    ...beginning(order, successTime, 'SUCCESS'),
    total,
    '0.00',
    ...none,
    description,
    '',
    toFee(feeOf(order.total)),
    rate,
    total,
    '0.00',
    '',
  ];
}

function refundLine(refund: typeof refunds.$inferSelect, order: Order, feeBack: number): string[] {
  const amount = toYuan(refund.amount);
  const refundId = `5000${String(refund.refundId).padStart(24, '0')}`;
  const facts = [refundId, refund.outRefundNo, amount, '0.00', 'ORIGINAL', 'SUCCESS'];
  const fee = feeBack === 0 ? toFee(0) : `-${toFee(feeBack)}`;
  // 撤销 gives all of it back, and has a word of its own.
  const state = order.tradeState === 'REVOKED' ? 'REVOKED' : 'REFUND';
  return [...beginning(order, refund.succeedsAt, state), '0.00', '0.00', ...facts, order.description, '', fee, rate, '0.00', amount, ''];
}

function beginning(order: Order, time: Date | null, state: string): string[] {
  const { trade_type: tradeType } = toTransaction({ ...order, tradeState: 'SUCCESS' }) as { trade_type: string };
  const at = toBeijingTime(time ?? new Date(0))
    .slice(0, 19)
    .replace('T', ' ');
  const { appid, mchid, transactionId, outTradeNo, openid, currency } = order;
  return [at, appid, mchid, '0', '', transactionId ?? '', outTradeNo, openid ?? '', tradeType, state, 'OTHERS', currency];
}

const rate = `${(feeRate / 100).toFixed(2)}%`;
const feeOf = (total: number): number => Math.round((total * feeRate) / 10_000);
const toYuan = (fen: number): string => (fen / 100).toFixed(2);
const toFee = (fen: number): string => (fen / 100).toFixed(5);
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** 新资金流: the rate of what is refunded, and with the last of the money what is left of the fee. */
async function feeBackOf(sandbox: WechatSandbox, refund: typeof refunds.$inferSelect, order: Order): Promise<number> {
  const all = await sandbox.database
    .select()
    .from(refunds)
    .where(eq(refunds.outTradeNo, order.outTradeNo))
    .orderBy(asc(refunds.succeedsAt));
  const before = all.slice(
    0,
    all.findIndex(({ outRefundNo }) => outRefundNo === refund.outRefundNo),
  );
  const isLast = sumOf(before.map(({ amount }) => amount)) + refund.amount === order.total;
  return isLast ? feeOf(order.total) - sumOf(before.map(({ amount }) => feeOf(amount))) : feeOf(refund.amount);
}
