import { eq, like, or, sql, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { LedgerFilter } from './channel-sandbox';

/** Which rows a ledger was asked for, as a condition on the merchant's number; none when it was asked for nothing. */
export function isAskedFor(number: AnyPgColumn, { outTradeNo, orderPrefix }: LedgerFilter): SQL {
  const wanted: SQL[] = [];
  if (outTradeNo !== undefined) wanted.push(eq(number, outTradeNo));
  // The underscore of a prefix is a wildcard to LIKE.
  if (orderPrefix !== undefined) wanted.push(like(number, `${orderPrefix.replace(/[\\%_]/g, '\\$&')}%`));
  return or(...wanted) ?? sql`false`;
}
