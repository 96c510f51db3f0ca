import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, pgSchema, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { makeCredentialsTable } from '../../issued-once';
import type { RsaKeyPair } from '../../rsa-key-pair';
import type { OrderProduct } from './order-products';

/** Everything the sandbox of Alipay remembers. */
export const alipaySandbox = pgSchema('alipay_sandbox');

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** Alipay's words for where a trade stands; TRADE_CLOSED is both "never paid" and "all given back". */
export type TradeStatus = 'WAIT_BUYER_PAY' | 'TRADE_SUCCESS' | 'TRADE_CLOSED' | 'TRADE_FINISHED';

/** What Alipay signs with. */
export interface AlipayCredentials {
  readonly alipay: RsaKeyPair;
}

/** The one row of credentials, made at the first start. */
export const credentials = makeCredentialsTable<AlipayCredentials>(alipaySandbox);

const orderColumns = {
  product: text('product').$type<OrderProduct>().notNull(),
  /** Fen. */
  total: bigint('total', { mode: 'number' }).notNull(),
  subject: text('subject').notNull(),
  notifyUrl: text('notify_url'),
  /** Periods that the merchant asked for. */
  instalments: integer('instalments'),
  isFeeSellers: boolean('is_fee_sellers').notNull().default(false),
  isCreditBanned: boolean('is_credit_banned').notNull().default(false),
  expiresAt: moment('expires_at').notNull(),
  createdAt: moment('created_at').notNull(),
};

/** What leads a payer to a trade that need not exist yet: the text of a code, or the token of a cashier page. */
export const leads = alipaySandbox.table(
  'leads',
  {
    content: text('content').primaryKey(),
    outTradeNo: text('out_trade_no').notNull(),
    returnUrl: text('return_url'),
    quitUrl: text('quit_url'),
    /** When the code or page itself is of no more use; never later than the order's own end. */
    diesAt: moment('dies_at').notNull(),
    ...orderColumns,
  },
  (table) => [index('leads_by_number').on(table.outTradeNo)],
);

/** Trades by the merchant's number; a number is used once. */
export const trades = alipaySandbox.table(
  'trades',
  {
    outTradeNo: text('out_trade_no').primaryKey(),
    tradeNo: text('trade_no').notNull().unique(),
    buyerOpenId: text('buyer_open_id'),
    status: text('status').$type<TradeStatus>().notNull(),
    /** Whether the payer has it on his phone: Alipay's word is the same before and after. */
    isWithPayer: boolean('is_with_payer').notNull(),
    paidAt: moment('paid_at'),
    /** Periods that it was paid in. */
    paidPeriods: integer('paid_periods'),
    cancelledAt: moment('cancelled_at'),
    ...orderColumns,
  },
  (table) => [check('total_positive', sql`${table.total} >= 1`)],
);

/** What a payer's code does when a merchant charges it; the usual is that large amounts need the password. */
export type PayerCodeOutcome = 'usual' | 'pay' | 'password' | 'fail';

/** Payers' codes, each taken once. */
export const payerCodes = alipaySandbox.table('payer_codes', {
  code: text('code').primaryKey(),
  outcome: text('outcome').$type<PayerCodeOutcome>().notNull(),
  outTradeNo: text('out_trade_no'),
  createdAt: moment('created_at').notNull(),
  usedAt: moment('used_at'),
});

/** Who a browser is: the same browser is the same person. */
export const buyers = alipaySandbox.table('buyers', {
  browser: text('browser').primaryKey(),
  openId: text('open_id').notNull().unique(),
});

/** Codes of authorization, each exchanged once. */
export const authCodes = alipaySandbox.table('auth_codes', {
  code: text('code').primaryKey(),
  openId: text('open_id').notNull(),
  expiresAt: moment('expires_at').notNull(),
  usedAt: moment('used_at'),
});

/** Notifications to be delivered, kept so that a restart goes on with them. */
export const notifications = alipaySandbox.table(
  'notifications',
  {
    id: text('id').primaryKey(),
    outTradeNo: text('out_trade_no')
      .notNull()
      .references(() => trades.outTradeNo),
    sent: integer('sent').notNull().default(0),
    nextAt: moment('next_at'),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [index('notifications_due').on(table.nextAt)],
);

/** Refunds by the merchant's request number within a trade. */
export const refunds = alipaySandbox.table(
  'refunds',
  {
    outTradeNo: text('out_trade_no')
      .notNull()
      .references(() => trades.outTradeNo),
    outRequestNo: text('out_request_no').notNull(),
    amount: bigint('amount', { mode: 'number' }).notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.outTradeNo, table.outRequestNo] })],
);
