import { deflateSync } from 'node:zlib';
import { and, asc, eq, inArray, lte } from 'drizzle-orm';
import { strToU8, zipSync } from 'fflate';
import { toBeijingDigits } from '../beijing-digits';
import { readField } from './order-request';
import { UnionpayRefusal } from './response';
import type { Fields } from './signatures';
import { transactions } from './tables';
import { clearingDayOf, type UnionpayTransaction } from './transaction';
import type { UnionpaySandbox } from './unionpay-sandbox';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** A clearing day's file is made in the morning after it, and is there at nine. */
const readyAtMs = 9 * hourMs;
/** Of a payment, in hundredths of a percent, and at least so many fen; what is given back has its part of it given back. */
const fees = { rate: 60, minimum: 8 };

/**
 * 文件传输 (76): the merchant's transactions of a clearing day. The question names it without a year; it is the last such day.
 * @throws UnionpayRefusal 98 before it is made, and for a day without transactions
 */
export async function tellClearingFile(sandbox: UnionpaySandbox, fields: Fields): Promise<Fields> {
  readField(fields, 'txnSubType', /^01$/);
  const fileType = readField(fields, 'fileType', /^00$/);
  const settleDate = readField(fields, 'settleDate', /^(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/);
  const now = sandbox.now();
  const day = findLastDay(settleDate, now);
  if (day === undefined || now < startOf(day) + dayMs + readyAtMs) throw new UnionpayRefusal('98');
  const cleared = await findCleared(sandbox, day);
  if (cleared.length === 0) throw new UnionpayRefusal('98');
  const { merId } = sandbox.merchant;
  const details = cleared.map((one) => toLine(one, merId)).join('\r\n');
  const archive = zipSync({
    [`INN${day.slice(2)}88ZM_${merId}`]: strToU8(`${details}\r\n`),
    [`INN${day.slice(2)}88ZME_${merId}`]: strToU8(''),
  });
  return {
    fileType,
    settleDate,
    fileName: `${merId}_${day}.zip`,
    fileContent: deflateSync(archive).toString('base64'),
  };
}

/** The last day, `20261127`, that is called so. */
function findLastDay(settleDate: string, now: number): string | undefined {
  const today = clearingDayOf(new Date(now));
  const year = Number(today.slice(0, 4));
  return [year, year - 1].map((one) => `${one}${settleDate}`).find((day) => day <= today);
}

const startOf = (day: string): number => Date.parse(`${day.replace(/^(....)(..)(..)$/, '$1-$2-$3')}T00:00:00+08:00`);

/** A transaction with what UnionPay takes of it, or gives back. Fen. */
interface Cleared extends Pick<UnionpayTransaction, 'queryId' | 'orderId' | 'traceNo' | 'txnAmt' | 'txnType' | 'origQryId'> {
  readonly at: Date;
  readonly fee: number;
}

async function findCleared({ database }: UnionpaySandbox, day: string): Promise<Cleared[]> {
  const end = new Date(startOf(day) + dayMs);
  const done = await database
    .select()
    .from(transactions)
    .where(and(inArray(transactions.txnType, ['01', '04', '31']), eq(transactions.respCode, '00'), lte(transactions.effectiveAt, end)))
    .orderBy(asc(transactions.effectiveAt));
  const amounts = new Map(done.map(({ queryId, txnAmt }) => [queryId, txnAmt]));
  const givenBack = new Map<string, number>();
  return done.flatMap((one) => {
    const at = one.txnType === '01' ? one.paidAt : one.effectiveAt;
    const { origQryId, txnAmt } = one;
    let fee = feeOf(txnAmt);
    if (origQryId !== null) {
      const before = givenBack.get(origQryId) ?? 0;
      const whole = feeOf(amounts.get(origQryId) ?? txnAmt);
      fee = one.txnType === '31' ? whole : Math.min(whole - before, Math.round((txnAmt * fees.rate) / 10_000));
      givenBack.set(origQryId, before + fee);
    }
    return at !== null && clearingDayOf(at) === day ? [{ ...one, at, fee }] : [];
  });
}

const feeOf = (amount: number): number => Math.max(fees.minimum, Math.round((amount * fees.rate) / 10_000));

const codes: Readonly<Record<string, string>> = { '01': 'S22', '04': 'S30', '31': 'S31' };

/** As 《全渠道平台接入接口规范 第3部分 文件接口》 has a line of ZM: each field as long as it is, with a space after it. */
function toLine(one: Cleared, merId: string): string {
  const { txnType, txnAmt, fee, at } = one;
  const isBack = txnType !== '01';
  const [mine, yours] = isBack ? ['C', 'D'] : ['D', 'C'];
  const fields: readonly (readonly [length: number, value: string])[] = [
    ...([
      [3, codes[txnType] ?? ''],
      [11, '01040000'],
      [11, '00010000'],
      [6, one.traceNo],
      [10, toBeijingDigits(at).slice(4)],
    ] as const),
    ...([
      [19, '621626******0018'],
      [12, toDigits(txnAmt)],
      [4, '5942'],
      [2, '07'],
      [21, one.queryId],
      [2, '01'],
    ] as const),
    ...([
      [32, one.orderId],
      [2, '01'],
      [6, ''],
      [10, ''],
      [13, `${mine}${toDigits(fee)}`],
      [13, `${yours}${toDigits(txnAmt - fee)}`],
    ] as const),
    ...([
      [4, '0001'],
      [15, ''],
      [2, txnType],
      [2, '01'],
      [6, '000201'],
      [2, '01'],
      [4, ''],
      [32, ''],
      [1, '0'],
    ] as const),
    ...([
      [21, one.origQryId ?? ''],
      [15, merId],
      [1, ''],
      [15, ''],
      [32, ''],
      [13, ''],
      [13, `${yours}${toDigits(txnAmt - fee)}`],
    ] as const),
    ...([
      [8, '01080209'],
      [32, ''],
      [13, ''],
      [13, ''],
      [12, ''],
      [2, ''],
      [1, ''],
      [131, ''],
    ] as const),
  ];
  return fields.map(([length, value]) => value.slice(0, length).padEnd(length)).join(' ');
}

const toDigits = (fen: number): string => String(fen).padStart(12, '0');
