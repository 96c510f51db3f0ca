import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgSchema, text, timestamp } from 'drizzle-orm/pg-core';
import { makeCredentialsTable } from '../../issued-once';
import type { JdPayCredentials } from './jd-pay-sandbox';

/** Everything the sandbox of JD Pay remembers. */
export const jdPaySandbox = pgSchema('jd_pay_sandbox');

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** A payment's word: made, being paid, paid, failed, closed. */
export type PaymentStatus = '0' | '1' | '2' | '3' | '4';

/** What becomes of a payer's code in the moment it is used. */
export type PayerCodeOutcome = 'pay' | 'password' | 'fail';

/** The one row of credentials, made at the first start. */
export const credentials = makeCredentialsTable<JdPayCredentials>(jdPaySandbox);

/** Payments by the merchant's number; `revocation` stands for one that was revoked before it came. */
export const payments = jdPaySandbox.table(
  'payments',
  {
    tradeNum: text('trade_num').primaryKey(),
    entry: text('entry').$type<'page' | 'payer-code' | 'revocation'>().notNull(),
    /** Of the page that the payer's browser is led to. */
    token: text('token').unique(),
    tradeName: text('trade_name').notNull(),
    /** As the merchant wrote it: yyyyMMddHHmmss in Beijing. */
    tradeTime: text('trade_time').notNull(),
    amount: bigint('amount', { mode: 'number' }).notNull(),
    orderType: text('order_type').notNull(),
    notifyUrl: text('notify_url').notNull(),
    callbackUrl: text('callback_url'),
    /** In how many periods of 白条 the merchant asks for it to be paid. */
    periods: integer('periods'),
    /** In how many it was. */
    paidPeriods: integer('paid_periods'),
    expiresAt: moment('expires_at'),
    status: text('status').$type<PaymentStatus>().notNull(),
    paidAt: moment('paid_at'),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [check('jd_amount_positive', sql`${table.amount} >= 1 or ${table.entry} = 'revocation'`)],
);

/** Money going back, under numbers of its own. */
export const moneyBack = jdPaySandbox.table(
  'money_back',
  {
    tradeNum: text('trade_num').primaryKey(),
    oTradeNum: text('o_trade_num')
      .notNull()
      .references(() => payments.tradeNum),
    kind: text('kind').$type<'refund' | 'revocation'>().notNull(),
    amount: bigint('amount', { mode: 'number' }).notNull(),
    tradeTime: text('trade_time').notNull(),
    /** When the money has arrived. */
    effectiveAt: moment('effective_at').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [index('jd_money_back_by_payment').on(table.oTradeNum)],
);

/** Codes on payers' phones, each used once. */
export const payerCodes = jdPaySandbox.table('payer_codes', {
  code: text('code').primaryKey(),
  outcome: text('outcome').$type<PayerCodeOutcome>().notNull(),
  tradeNum: text('trade_num').references(() => payments.tradeNum),
  createdAt: moment('created_at').notNull(),
});

/** Notifications to be delivered, kept so that a restart goes on with them. */
export const notifications = jdPaySandbox.table(
  'notifications',
  {
    id: text('id').primaryKey(),
    tradeNum: text('trade_num')
      .notNull()
      .references(() => payments.tradeNum),
    sent: integer('sent').notNull().default(0),
    nextAt: moment('next_at'),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [index('jd_notifications_due').on(table.nextAt)],
);
