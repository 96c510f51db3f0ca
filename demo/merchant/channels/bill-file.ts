import { unzipSync } from 'fflate';
import type { Bill } from './channel-adapter';

/** Of a bill in bytes, unpacked: some hundred thousand lines. */
export const largestBill = 64 * 1_048_576;

/** The files of a zip archive, by their names; undefined when it is none, or larger than any bill. */
export function unzipBill(archive: Uint8Array): ReadonlyMap<string, Uint8Array> | undefined {
  try {
    let left = largestBill;
    const files = unzipSync(archive, { filter: ({ originalSize }) => (left -= originalSize) >= 0 });
    return left < 0 ? undefined : new Map(Object.entries(files));
  } catch {
    return undefined;
  }
}

/** Yuan with up to two decimals, or five for fees, in fen. */
export function toFen(yuan: string): number | undefined {
  return /^-?\d{1,12}(\.\d{1,5})?$/.test(yuan) ? Math.round(Number(yuan) * 100) : undefined;
}

/** What amounts come to. */
export const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** A bill without the payments of these transactions and what went back of them. */
export function withoutCancelled({ payments, refunds }: Bill, transactionIds: ReadonlySet<string>): Bill {
  const isKept = ({ transactionId }: { readonly transactionId: string }): boolean => !transactionIds.has(transactionId);
  return { payments: payments.filter(isKept), refunds: refunds.filter(isKept) };
}
