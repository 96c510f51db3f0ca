import type { Money } from './money.js';

/** Who receives the money: the registered name, and the name the payer knows. */
export interface Payee {
  readonly name: string;
  readonly displayName?: string | undefined;
}

/** What is to be paid. `orderNo` is the merchant's number of the order, distinct from every attempt's `outTradeNo`. */
export interface Order {
  readonly orderNo: string;
  readonly amount: Money;
  readonly subject: string;
  readonly payee: Payee;
  readonly creditForbidden?: boolean | undefined;
  readonly goods?: 'physical' | 'virtual' | undefined;
}

/** Who receives the money, as the payer knows it. */
export function payeeName({ payee }: Pick<Order, 'payee'>): string {
  return payee.displayName ?? payee.name;
}
