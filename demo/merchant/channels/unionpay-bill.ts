import { inflateSync } from 'node:zlib';
import { largestBill, unzipBill, withoutCancelled } from './bill-file';
import type { Bill, BillAnswer, BilledPayment, BilledRefund } from './channel-adapter';
import { askForUnionpayFile, type UnionpayAccount } from './unionpay-client';
import { cancellationNumberOf } from './unionpay-money-back';
import { toUnionpayTime } from './unionpay-time';

/** Fetches the 商户对账文件 of a clearing day, `2026-11-27`: from eleven in the evening before to eleven in the evening. */
export async function fetchUnionpayBill(account: UnionpayAccount, day: string): Promise<BillAnswer> {
  const settleDate = day.slice(5).replace('-', '');
  const question = { txnType: '76', txnSubType: '01', bizType: '000000', fileType: '00', settleDate };
  const answer = await askForUnionpayFile(account, { ...question, txnTime: toUnionpayTime(new Date(account.now())) });
  if (answer?.['respCode'] === '98') return 'absent';
  if (answer?.['respCode'] !== '00' || answer['settleDate'] !== settleDate) return 'unknown';
  const file = findDetails(answer['fileContent'] ?? '', account, day);
  return file === undefined ? 'unknown' : (readUnionpayBill(file) ?? 'unknown');
}

/** The file of the merchant's transactions in what was answered: its name has the merchant, and the year that the question has not. */
function findDetails(fileContent: string, { merId }: UnionpayAccount, day: string): string | undefined {
  try {
    const files = unzipBill(inflateSync(Buffer.from(fileContent, 'base64'), { maxOutputLength: largestBill }));
    const date = day.slice(2).replaceAll('-', '');
    const [, file] = [...(files ?? [])].find(([name]) => new RegExp(`^INN${date}\\d\\dZM_${merId}$`).test(name)) ?? [];
    // Lengths are in bytes; what is read here has one for each character.
    return file && Buffer.from(file).toString('latin1');
  } catch {
    // Neither deflated nor a file of bills.
    return undefined;
  }
}

/** The lengths of a line's fields, with a space between them; what follows is of no use here. Source: UnionPay's acpsdk. */
const lengths = [3, 11, 11, 6, 10, 19, 12, 4, 2, 21, 2, 32, 2, 6, 10, 13, 13, 4, 15, 2, 2, 6, 2, 4, 32, 1, 21, 15];
const places = { amount: 6, queryId: 9, orderId: 11, fee: 15, settled: 16, origQueryId: 26 } as const;

/**
 * Reads a file of transactions. A file that was cut can not be seen: the answer that it comes in is signed.
 * @returns undefined when it is none
 */
export function readUnionpayBill(text: string): Bill | undefined {
  const payments: BilledPayment[] = [];
  const refunds: BilledRefund[] = [];
  for (const line of text.split(/\r?\n/).filter((one) => one.trim() !== '')) {
    const fields = splitLine(line);
    const fact = (name: keyof typeof places): string => fields[places[name]] ?? '';
    const [fee, settled] = [readSigned(fact('fee')), readSigned(fact('settled'))];
    const amount = /^\d{12}$/.test(fact('amount')) ? Number(fact('amount')) : undefined;
    if (amount === undefined || fee === undefined || settled === undefined || fact('orderId') === '') return undefined;
    // Whether money comes or goes, its sign says; the codes of transactions are many.
    if (settled < 0) refunds.push({ transactionId: fact('origQueryId'), number: fact('orderId'), amount, feeBack: fee });
    else payments.push({ outTradeNo: fact('orderId'), transactionId: fact('queryId'), amount, fee: fee === 0 ? 0 : -fee });
  }
  // What was taken back by 消费撤销 was never the merchant's.
  const numbers = new Set(refunds.map(({ number }) => number));
  const cancelled = payments.filter(({ outTradeNo }) => numbers.has(cancellationNumberOf(outTradeNo)));
  return withoutCancelled({ payments, refunds }, new Set(cancelled.map(({ transactionId }) => transactionId)));
}

function splitLine(line: string): readonly string[] {
  let at = 0;
  return lengths.map((length) => {
    const field = line.slice(at, at + length).trim();
    at += length + 1;
    return field;
  });
}

/** Fen with C before what the merchant gets, and D before what it gives. */
function readSigned(text: string): number | undefined {
  const [, sign, digits] = /^([CD])(\d{12})$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  return sign === 'D' ? -Number(digits) : Number(digits);
}
