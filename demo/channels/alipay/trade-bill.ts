import { createHmac, timingSafeEqual } from 'node:crypto';
import { and, asc, eq, gte, lt } from 'drizzle-orm';
import { zipSync } from 'fflate';
import { Hono } from 'hono';
import iconv from 'iconv-lite';
import type { AlipaySandbox } from './alipay-sandbox';
import { businessError } from './gateway-error';
import type { GatewayMethod } from './trade-methods';
import { refunds, trades } from './tables';
import type { Trade } from './trade';
import { toBeijingTime, toYuan } from './wire-values';

const dayMs = 24 * 3_600_000;
/** The bill of a day is made in the morning after it, and is there at nine. */
const readyAfterMs = dayMs + 9 * 3_600_000;
/** How long the address of a bill is good. */
const addressLifeMs = 30_000;
/** Of a payment, in hundredths of a percent; it stays Alipay's when the money goes back. */
const feeRate = 60;

const path = '/downloadBillFile.resource';

/** `alipay.data.dataservice.bill.downloadurl.query`: the address of a day's bill; on a day without trades it is one without lines. */
export const tellBillUrl: GatewayMethod = async (sandbox, { biz }) => {
  const { bill_type: type, bill_date: day } = biz;
  if (type !== 'trade' || typeof day !== 'string') throw businessError('INVAILID_ARGUMENTS');
  const begin = beginOf(day);
  if (begin === undefined) throw businessError('INVAILID_ARGUMENTS');
  if (sandbox.now() < begin + readyAfterMs) throw businessError('BILL_NOT_EXIST');
  const until = String(sandbox.now() + addressLifeMs);
  const query = new URLSearchParams({ bizType: 'trade', fileType: 'csv.zip', bizDates: day, until, fileId: fileIdOf(sandbox, day, until) });
  const isEmpty = (await linesOf(sandbox, begin)).length === 0;
  return {
    bill_download_url: `${sandbox.merchant.channelsOrigin}${path}?${query}`,
    ...(isEmpty && { bill_file_code: 'EMPTY_DATA_WITH_BILL_FILE' }),
  };
};

/** Where bills are fetched: whoever has the address gets one, for half a minute. */
export function makeBillRoutes(sandbox: AlipaySandbox): Hono {
  const app = new Hono();
  app.get(path, async (context) => {
    const { bizDates: day = '', until = '', fileId = '' } = context.req.query();
    const begin = beginOf(day);
    const [given, right] = [Buffer.from(fileId), Buffer.from(fileIdOf(sandbox, day, until))];
    const isGood = given.length === right.length && timingSafeEqual(given, right) && sandbox.now() < Number(until);
    if (!isGood || begin === undefined) return context.text('下载链接已失效', 403);
    const name = `${sandbox.merchant.sellerId}0156_${day.replaceAll('-', '')}`;
    const lines = await linesOf(sandbox, begin);
    const files = {
      [`${name}_业务明细.csv`]: writeDetails(sandbox, begin, lines),
      [`${name}_业务明细(汇总).csv`]: writeSummary(sandbox, lines),
    };
    const archive = zipSync(Object.fromEntries(Object.entries(files).map(([file, text]) => [file, iconv.encode(text, 'gbk')])));
    return context.body(Uint8Array.from(archive).buffer, 200, { 'Content-Type': 'application/zip' });
  });
  return app;
}

function beginOf(day: string): number | undefined {
  const begin = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00+08:00`) : NaN;
  return Number.isNaN(begin) ? undefined : begin;
}

const fileIdOf = ({ credentials }: AlipaySandbox, day: string, until: string): string =>
  createHmac('sha256', credentials.alipay.privateKey).update(`bill ${day} ${until}`).digest('base64url');

/** A payment, or a refund, whose sums are what the merchant gets: negative where money goes. Fen. */
interface Line {
  readonly trade: Trade;
  readonly isRefund: boolean;
  readonly endedAt: Date;
  readonly amount: number;
  readonly fee: number;
  readonly requestNo: string;
}

async function linesOf({ database }: AlipaySandbox, begin: number): Promise<Line[]> {
  const [from, to] = [new Date(begin), new Date(begin + dayMs)];
  const paid = await database
    .select()
    .from(trades)
    .where(and(gte(trades.paidAt, from), lt(trades.paidAt, to)))
    .orderBy(asc(trades.paidAt));
  const refunded = await database
    .select()
    .from(refunds)
    .innerJoin(trades, eq(trades.outTradeNo, refunds.outTradeNo))
    .where(and(gte(refunds.createdAt, from), lt(refunds.createdAt, to)))
    .orderBy(asc(refunds.createdAt));
  return [
    ...paid.map((trade): Line => {
      const fee = -Math.round((trade.total * feeRate) / 10_000);
      return { trade, isRefund: false, endedAt: trade.paidAt ?? from, amount: trade.total, fee, requestNo: '' };
    }),
    ...refunded.map(({ refunds: refund, trades: trade }): Line => {
      const { outRequestNo, createdAt, amount } = refund;
      return { trade, isRefund: true, endedAt: createdAt, amount: -amount, fee: 0, requestNo: outRequestNo };
    }),
  ];
}

const head =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,' +
  '支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,' +
  '退款批次号/请求号,服务费（元）,分润（元）,备注';

function writeDetails({ merchant }: AlipaySandbox, begin: number, lines: readonly Line[]): string {
  const [from, to] = [begin, begin + dayMs].map((moment) => toChineseTime(new Date(moment)));
  const sums = [false, true].map((isRefund) => {
    const these = lines.filter((line) => line.isRefund === isRefund);
    return { count: these.length, sum: toSignedYuan(these.reduce((sum, { amount }) => sum + amount, 0)) };
  });
  return [
    '#支付宝业务明细查询',
    `#账号：[${merchant.sellerId}0156]`,
    `#起始日期：[${from}]   终止日期：[${to}]`,
    '#-----------------------------------------业务明细列表----------------------------------------',
    head,
    ...lines.map(toDetail),
    '#-----------------------------------------业务明细列表结束------------------------------------',
    `#交易合计：${sums[0]?.count}笔，商家实收共${sums[0]?.sum}元，商家优惠共0.00元`,
    `#退款合计：${sums[1]?.count}笔，商家实收退款共${sums[1]?.sum}元，商家优惠退款共0.00元`,
    `#导出时间：[${to}]`,
    '',
  ].join('\r\n');
}

/** Numbers end with a tab, so that a table calculation leaves them alone; a comma in the name of the goods is left as it is. */
function toDetail({ trade, isRefund, endedAt, amount, fee, requestNo }: Line): string {
  const sum = toSignedYuan(amount);
  return [
    ...[`${trade.tradeNo}\t`, `${trade.outTradeNo}\t`, isRefund ? '退款' : '交易', trade.subject.replace(/[\r\n]/g, ' ')],
    ...[toBeijingTime(trade.createdAt), toBeijingTime(endedAt), '', '', '', '', '买家(buy***@example.com)', sum, sum],
    ...[
      '0.00',
      '0.00',
      '0.00',
      '0.00',
      '0.00',
      '',
      '0.00',
      '0.00',
      requestNo === '' ? '' : `${requestNo}\t`,
      toSignedYuan(fee),
      '0.00',
      '',
    ],
  ].join(',');
}

function writeSummary({ merchant }: AlipaySandbox, lines: readonly Line[]): string {
  const [total, fees] = [lines.map(({ amount }) => amount), lines.map(({ fee }) => fee)].map((values) =>
    toSignedYuan(values.reduce((sum, value) => sum + value, 0)),
  );
  return [
    '#支付宝业务汇总查询',
    `#账号：[${merchant.sellerId}0156]`,
    '门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,服务费（元）',
    `合计,,${lines.filter(({ isRefund }) => !isRefund).length},${lines.filter(({ isRefund }) => isRefund).length},${total},${total},${fees}`,
    '',
  ].join('\r\n');
}

const toSignedYuan = (fen: number): string => (fen < 0 ? `-${toYuan(-fen)}` : toYuan(fen));

const toChineseTime = (moment: Date): string => toBeijingTime(moment).replace(/^(....)-(..)-(..)/, '$1年$2月$3日');
