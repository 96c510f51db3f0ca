import * as v from 'valibot';
import type { AlipayAccount } from './alipay-account';
import type { AlipayClient } from './alipay-client';
import { readAnswerBytes } from './answer-body';
import { largestBill, sumOf, toFen, unzipBill, withoutCancelled } from './bill-file';
import type { Bill, BillAnswer, BilledPayment, BilledRefund } from './channel-adapter';

const placeSchema = v.object({ bill_download_url: v.pipe(v.string(), v.url()) });

/** Fetches the 业务明细 of a day, `2026-11-27`: all payments and refunds that ended on it. */
export async function fetchAlipayBill({ ask }: AlipayClient, account: AlipayAccount, day: string): Promise<BillAnswer> {
  const answer = await ask('alipay.data.dataservice.bill.downloadurl.query', { bill_type: 'trade', bill_date: day });
  // A day on which nothing was sold; most merchants get a bill without lines instead.
  if (answer?.sub_code === 'NO_BILL_DATA') return { payments: [], refunds: [] };
  if (answer?.sub_code === 'BILL_NOT_EXIST') return 'not-ready';
  const place = v.safeParse(placeSchema, answer);
  if (answer?.code !== '10000' || !place.success) return 'unknown';
  // The address stands in a signed answer, and nothing secret is sent to it.
  const archive = await download(place.output.bill_download_url, account).catch(() => undefined);
  const files = archive === undefined ? undefined : unzipBill(archive);
  // Beside the 业务明细 there is a summary. Their names are in GBK, which an archive has no mark for: each is known by what it says.
  const bills = [...(files?.values() ?? [])].flatMap((file) => readAlipayBill(decodeGbk(file), account, day) ?? []);
  return bills[0] ?? 'unknown';
}

/** What is no GBK becomes a mark, which no number has. */
const decodeGbk = (file: Uint8Array): string => new TextDecoder('gbk').decode(file);

async function download(url: string, { timeoutMs }: AlipayAccount): Promise<Uint8Array | undefined> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(timeoutMs), redirect: 'error' });
  return answer.status === 200 ? readAnswerBytes(answer, largestBill) : undefined;
}

/**
 * Reads a 业务明细 by the names of its columns. Nobody signs the file: whose it is, of which day, and its sums have to be right.
 * @returns undefined when they are not, or it is no 业务明细
 */
export function readAlipayBill(text: string, { sellerId }: Pick<AlipayAccount, 'sellerId'>, day: string): Bill | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  // Full-width punctuation in these becomes the usual one.
  const notes = lines.filter((line) => line.startsWith('#')).map((line) => line.normalize('NFKC'));
  const [head = '', ...rows] = lines.filter((line) => !line.startsWith('#'));
  const names = head.normalize('NFKC').split(',');
  const payments: BilledPayment[] = [];
  const refunds: BilledRefund[] = [];
  const received: Readonly<Record<'交易' | '退款', number[]>> = { 交易: [], 退款: [] };
  const cancelled = new Set<string>();
  for (const row of rows) {
    const fact = readLine(names, row);
    const [outTradeNo, transactionId, number] = [fact('商户订单号'), fact('支付宝交易号'), fact('退款批次号/请求号')];
    const [amount, got, fee] = [fact('订单金额(元)'), fact('商家实收(元)'), fact('服务费(元)')].map(toFen);
    if (amount === undefined || got === undefined || fee === undefined || outTradeNo === '') return undefined;
    const kind = fact('业务类型') === '退款' ? '退款' : '交易';
    received[kind].push(got);
    // What the merchant loses is negative: of a refund the amount, of a payment the fee.
    if (kind === '退款') refunds.push({ transactionId, number, amount: -amount, feeBack: fee });
    else payments.push({ outTradeNo, transactionId, amount, fee: fee === 0 ? 0 : -fee });
    // 撤销 gives back under no number of the merchant's; what was taken back so was never the merchant's.
    if (kind === '退款' && (number === '' || number === outTradeNo)) cancelled.add(transactionId);
  }
  const isIt =
    notes.some((note) => note.startsWith(`#账号:[${sellerId}`)) &&
    notes.some((note) => note.startsWith(`#起始日期:[${day.replace(/^(....)-(..)-(..)$/, '$1年$2月$3日')} 00:00:00]`)) &&
    isSum(notes, /^#交易合计:(\d+)笔,商家实收共(-?[\d.]+)元/, received.交易) &&
    isSum(notes, /^#退款合计:(\d+)笔,商家实收退款共(-?[\d.]+)元/, received.退款);
  return isIt ? withoutCancelled({ payments, refunds }, cancelled) : undefined;
}

/** Whether a note tells the count and the sum of what was received, which of refunds is written with its sign or without. */
function isSum(notes: readonly string[], pattern: RegExp, received: readonly number[]): boolean {
  const [, count, sum = ''] = notes.map((note) => pattern.exec(note)).find((match) => match !== null) ?? [];
  const total = toFen(sum);
  return count === String(received.length) && total !== undefined && Math.abs(total) === Math.abs(sumOf(received));
}

/** The values of a line by the names of their columns. A name of goods may hold commas, and nothing marks them. */
function readLine(names: readonly string[], line: string): (name: string) => string {
  const values = line.split(',');
  const goods = names.indexOf('商品名称');
  const more = values.length - names.length;
  if (more > 0) values.splice(goods, more + 1, values.slice(goods, goods + more + 1).join(','));
  return (name) => values[names.indexOf(name)]?.trim() ?? '';
}
