import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgSchema, text, timestamp, unique, type AnyPgColumn } from 'drizzle-orm/pg-core';
import { makeCredentialsTable } from '../../issued-once';
import type { UnionpayCredentials } from './certificates';

/** Everything the sandbox of UnionPay remembers. */
export const unionpaySandbox = pgSchema('unionpay_sandbox');

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** How a payment comes in: by the payer's browser, for a tn, for a code to be scanned, with a payer's code. */
export const paymentEntries = ['front', 'app', 'qr', 'payer-code'] as const;
export type PaymentEntry = (typeof paymentEntries)[number];

/** What is no payment: money going back, and the reversal of what never arrived, which uses its number up. */
export type Entry = PaymentEntry | 'money-back' | 'reversal';

/** What becomes of a payer's code in the moment it is used. */
export type PayerCodeOutcome = 'pay' | 'password' | 'fail';

/** The one row of credentials, made at the first start. */
export const credentials = makeCredentialsTable<UnionpayCredentials>(unionpaySandbox);

/** Payments, refunds and cancellations alike: UnionPay tells them apart by the merchant's number and the time it gives them. */
export const transactions = unionpaySandbox.table(
  'transactions',
  {
    queryId: text('query_id').primaryKey(),
    orderId: text('order_id').notNull(),
    /** As the merchant wrote it: yyyyMMddHHmmss in Beijing. */
    txnTime: text('txn_time').notNull(),
    entry: text('entry').$type<Entry>().notNull(),
    txnType: text('txn_type').notNull(),
    txnSubType: text('txn_sub_type').notNull(),
    bizType: text('biz_type').notNull(),
    txnAmt: bigint('txn_amt', { mode: 'number' }).notNull(),
    orderDesc: text('order_desc').notNull(),
    frontUrl: text('front_url'),
    frontFailUrl: text('front_fail_url'),
    backUrl: text('back_url').notNull(),
    payTimeout: moment('pay_timeout'),
    /** The payment whose money goes back. */
    origQryId: text('orig_qry_id').references((): AnyPgColumn => transactions.queryId),
    /** UnionPay's word for what became of it; of a refund, from `effectiveAt` on. */
    respCode: text('resp_code').notNull(),
    traceNo: text('trace_no').notNull(),
    paidAt: moment('paid_at'),
    effectiveAt: moment('effective_at').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    unique('one_transaction_a_number').on(table.orderId, table.txnTime),
    index('money_back_by_payment').on(table.origQryId),
    check('txn_amt_positive', sql`${table.txnAmt} >= 1 or ${table.entry} = 'reversal'`),
  ],
);

/** What leads a payer to an order: the token of the cashier's page, a tn, or the text of a code. */
export const contents = unionpaySandbox.table('contents', {
  content: text('content').primaryKey(),
  queryId: text('query_id')
    .notNull()
    .unique()
    .references(() => transactions.queryId),
});

/** Codes on payers' phones, each used once. */
export const payerCodes = unionpaySandbox.table('payer_codes', {
  code: text('code').primaryKey(),
  outcome: text('outcome').$type<PayerCodeOutcome>().notNull(),
  queryId: text('query_id').references(() => transactions.queryId),
  createdAt: moment('created_at').notNull(),
});

/** Notifications to be delivered, kept so that a restart goes on with them. */
export const notifications = unionpaySandbox.table(
  'notifications',
  {
    id: text('id').primaryKey(),
    queryId: text('query_id')
      .notNull()
      .references(() => transactions.queryId),
    sent: integer('sent').notNull().default(0),
    nextAt: moment('next_at'),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [index('unionpay_notifications_due').on(table.nextAt)],
);
