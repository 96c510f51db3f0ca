import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, jsonb, pgSchema, primaryKey, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { makeCredentialsTable } from '../issued-once';
import type { components } from '../../src/gateways/contract.generated';
import type { Action, Problem } from './wire';
import type { RsaKeyPair } from '../rsa-key-pair';
import type { RefundOrder } from './channels/channel-adapter';
import type { Comparison } from './compare-bill';

type Schemas = components['schemas'];

/** Everything the merchant remembers. */
export const merchantSchema = pgSchema('merchant');

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** The one row that holds the merchant's API key pair, made at the first start. */
export const credentials = makeCredentialsTable<RsaKeyPair>(merchantSchema);

/** One order to be paid. */
export const sessions = merchantSchema.table('sessions', {
  id: text('id').primaryKey(),
  orderNo: text('order_no').notNull().unique(),
  amount: bigint('amount', { mode: 'number' }).notNull(),
  currency: text('currency').notNull(),
  subject: text('subject').notNull(),
  products: jsonb('products').$type<readonly string[]>().notNull(),
  terminal: text('terminal'),
  host: text('host'),
  goods: text('goods').$type<NonNullable<Schemas['Order']['goods']>>(),
  creditForbidden: boolean('credit_forbidden').notNull().default(false),
  /** The channels' own plans for the order, by product. */
  quotes: jsonb('quotes').$type<Readonly<Record<string, readonly Schemas['Plan'][]>>>().notNull().default({}),
  /** Until when they are not asked for again. */
  quotesHoldUntil: moment('quotes_hold_until'),
  status: text('status').$type<Schemas['SessionStatus']>().notNull(),
  attempts: integer('attempts').notNull().default(0),
  paidPaymentId: text('paid_payment_id'),
  actionLifeMs: integer('action_life_ms').notNull(),
  createdAt: moment('created_at').notNull(),
  expiresAt: moment('expires_at').notNull(),
});

/**
 * One attempt; its number is used once, and one attempt is live in a session at a time. One that was found unpaid and could not be closed is
 * released: it lets another begin, and is watched all the same. `reversals` counts those that were sent, whatever they were answered.
 */
export const payments = merchantSchema.table(
  'payments',
  {
    id: text('id').primaryKey(),
    sessionId: text('session_id')
      .notNull()
      .references(() => sessions.id),
    attempt: integer('attempt').notNull(),
    productId: text('product_id').notNull(),
    /** What the channel was asked for: the product itself, or the base product that carries it out. */
    carrierId: text('carrier_id').notNull(),
    /** As it was asked for. */
    plan: jsonb('plan').$type<Schemas['Plan']>(),
    /** By the channel's word, once it is paid. */
    confirmedPlan: jsonb('confirmed_plan').$type<Schemas['Plan']>(),
    outTradeNo: text('out_trade_no').notNull().unique(),
    openid: text('openid'),
    status: text('status').$type<Schemas['PaymentStatus']>().notNull(),
    channelAnswer: text('channel_answer').$type<Schemas['ChannelAnswer']>().notNull(),
    checkedAt: moment('checked_at'),
    action: jsonb('action').$type<Action>(),
    actionMadeAt: moment('action_made_at'),
    actionExpiresAt: moment('action_expires_at'),
    renewingSince: moment('renewing_since'),
    releasedAt: moment('released_at'),
    reversalWantedAt: moment('reversal_wanted_at'),
    reversals: integer('reversals').notNull().default(0),
    reversingSince: moment('reversing_since'),
    reversalAnsweredAt: moment('reversal_answered_at'),
    failure: jsonb('failure').$type<Schemas['Failure']>(),
    transactionId: text('transaction_id'),
    paidAt: moment('paid_at'),
    paidAmount: bigint('paid_amount', { mode: 'number' }),
    payerAmount: bigint('payer_amount', { mode: 'number' }),
    /** Where the refund of all of it stands, as another attempt paid its order; what is refunded for other reasons is among the refunds. */
    refundStatus: text('refund_status').$type<Schemas['Refund']['status']>(),
    createdAt: moment('created_at').notNull(),
    queriedAt: moment('queried_at'),
    queries: integer('queries').notNull().default(0),
    nextQueryAt: moment('next_query_at'),
  },
  (table) => [
    uniqueIndex('one_live_payment_a_session')
      .on(table.sessionId)
      .where(sql`${table.status} in ('pending', 'paying') and ${table.releasedAt} is null`),
    index('payments_to_query').on(table.nextQueryAt),
  ],
);

/**
 * Money that goes back to a payer. `offline` is for a person to give back, as the channel does it no more; `abnormal` is for a person to look
 * at. Its number at the channel derives from the attempt's and `ordinal`, and stays the same however often it is asked for.
 */
export const refunds = merchantSchema.table(
  'refunds',
  {
    id: text('id').primaryKey(),
    paymentId: text('payment_id')
      .notNull()
      .references(() => payments.id),
    ordinal: integer('ordinal').notNull(),
    amount: bigint('amount', { mode: 'number' }).notNull(),
    reason: text('reason').notNull(),
    /** Whether it is of what was paid besides another attempt; otherwise somebody at the merchant's has asked for it. */
    isOfDouble: boolean('is_of_double').notNull(),
    /** By which the one who asked can ask again. */
    key: text('key'),
    status: text('status').$type<Schemas['Refund']['status'] | 'offline'>().notNull(),
    /** Which of the merchant's money it is tried with. */
    funds: text('funds').$type<RefundOrder['funds']>().notNull().default('unsettled'),
    /** Whether the channel has taken it, so that it is queried from now on. */
    isTaken: boolean('is_taken').notNull().default(false),
    /** The channel's last word on it, where that is no status. */
    hindrance: text('hindrance').$type<'funds-short'>(),
    checks: integer('checks').notNull().default(0),
    /** When it was to be sent first: the next one of the payment keeps its distance. */
    firstAt: moment('first_at').notNull(),
    nextAt: moment('next_at'),
    /** What came back of the channel's fee, once it has arrived. */
    feeBack: bigint('fee_back', { mode: 'number' }),
    createdAt: moment('created_at').notNull(),
    /** When the merchant heard that the money had arrived. */
    succeededAt: moment('succeeded_at'),
  },
  (table) => [
    uniqueIndex('one_refund_an_ordinal').on(table.paymentId, table.ordinal),
    uniqueIndex('one_refund_a_key').on(table.paymentId, table.key),
    index('refunds_to_see_to').on(table.nextAt),
  ],
);

/** What was asked and answered under a key. `working` and `retryable` have no answer yet; a body is kept of refusals only. */
export const idempotencyKeys = merchantSchema.table(
  'idempotency_keys',
  {
    sessionId: text('session_id')
      .notNull()
      .references(() => sessions.id),
    key: text('key').notNull(),
    fingerprint: text('fingerprint').notNull(),
    state: text('state').$type<'working' | 'retryable' | 'answered'>().notNull(),
    since: moment('since').notNull(),
    paymentId: text('payment_id').references(() => payments.id),
    answerStatus: integer('answer_status'),
    answerBody: jsonb('answer_body').$type<Problem>(),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.key] })],
);

/** The channels' notifications that have taken effect. */
export const notifications = merchantSchema.table('notifications', {
  id: text('id').primaryKey(),
  outTradeNo: text('out_trade_no').notNull(),
  receivedAt: moment('received_at').notNull(),
});

/** What came of comparing a channel's bill of a day with what the merchant has written down; the last word of each day. */
export const reconciliations = merchantSchema.table(
  'reconciliations',
  {
    channel: text('channel').notNull(),
    /** The channel's own, `2026-11-27`. */
    day: text('day').notNull(),
    /** None before a bill was had. */
    comparison: jsonb('comparison').$type<Comparison>(),
    triedAt: moment('tried_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.channel, table.day] })],
);

/** Round trips for the payer's identity; a state is used once, and what comes of it belongs to the browser that came back with it. */
export const authorizations = merchantSchema.table('authorizations', {
  state: text('state').primaryKey(),
  sessionId: text('session_id')
    .notNull()
    .references(() => sessions.id),
  host: text('host'),
  createdAt: moment('created_at').notNull(),
  usedAt: moment('used_at'),
  browser: text('browser'),
  openid: text('openid'),
});
