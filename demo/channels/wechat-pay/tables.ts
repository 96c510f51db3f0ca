import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, pgSchema, primaryKey, serial, text, timestamp } from 'drizzle-orm/pg-core';
import { makeCredentialsTable } from '../../issued-once';
import type { RsaKeyPair } from '../../rsa-key-pair';

/** Everything the sandbox of WeChat Pay remembers. */
export const wechatSandbox = pgSchema('wechat_sandbox');

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** WeChat's words for where an order stands; REVOKED is a payer's code taken back. ACCEPT does not occur in the sandbox. */
export type TradeState = 'NOTPAY' | 'USERPAYING' | 'SUCCESS' | 'CLOSED' | 'PAYERROR' | 'REFUND' | 'REVOKED';

/** What is ordered, by the last part of the order's path; a mini program's order is `jsapi` under an appid of its own. */
export type WechatProduct = 'native' | 'jsapi' | 'h5' | 'app' | 'codepay';

/** What the sandbox issues and signs with. */
export interface SandboxCredentials {
  readonly platform: RsaKeyPair;
  readonly apiV3Key: string;
  readonly appSecret: string;
  readonly miniProgramSecret: string;
}

/** The one row of credentials, made at the first start. */
export const credentials = makeCredentialsTable<SandboxCredentials>(wechatSandbox);

/** Orders by the merchant's number; a number is used once. */
export const orders = wechatSandbox.table(
  'orders',
  {
    outTradeNo: text('out_trade_no').primaryKey(),
    product: text('product').$type<WechatProduct>().notNull(),
    appid: text('appid').notNull(),
    mchid: text('mchid').notNull(),
    description: text('description').notNull(),
    total: bigint('total', { mode: 'number' }).notNull(),
    currency: text('currency').notNull(),
    /** Null for a payer's code: that product has no notification. */
    notifyUrl: text('notify_url'),
    openid: text('openid'),
    tradeState: text('trade_state').$type<TradeState>().notNull(),
    tradeStateDesc: text('trade_state_desc').notNull(),
    transactionId: text('transaction_id').unique(),
    successTime: moment('success_time'),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [check('total_positive', sql`${table.total} >= 1`)],
);

/** What leads a payer to an order: the text of a code, `prepay_id=…`, or for H5 `prepay_id=…&package=…`. */
export const codes = wechatSandbox.table(
  'codes',
  {
    content: text('content').primaryKey(),
    outTradeNo: text('out_trade_no')
      .notNull()
      .references(() => orders.outTradeNo),
    superseded: boolean('superseded').notNull().default(false),
    /** Where the merchant says that the payer is; H5 only. */
    payerIp: text('payer_ip'),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [index('codes_by_order').on(table.outTradeNo)],
);

/** Payers' codes (付款码) as the wallet shows them, each used for one order. */
export const payerCodes = wechatSandbox.table('payer_codes', {
  code: text('code').primaryKey(),
  outcome: text('outcome').$type<'pay' | 'password' | 'fail'>(),
  outTradeNo: text('out_trade_no').references(() => orders.outTradeNo),
  createdAt: moment('created_at').notNull(),
});

/** Who a browser is to an appid: the same browser is the same person. */
export const openids = wechatSandbox.table(
  'openids',
  { browser: text('browser').notNull(), appid: text('appid').notNull(), openid: text('openid').notNull().unique() },
  (table) => [primaryKey({ columns: [table.browser, table.appid] })],
);

/** Codes of the web's authorization and of a mini program's login, each exchanged once. */
export const oauthCodes = wechatSandbox.table('oauth_codes', {
  code: text('code').primaryKey(),
  appid: text('appid').notNull(),
  openid: text('openid').notNull(),
  expiresAt: moment('expires_at').notNull(),
  usedAt: moment('used_at'),
});

/** Notifications to be delivered, kept so that a restart goes on with them. */
export const notifications = wechatSandbox.table(
  'notifications',
  {
    id: text('id').primaryKey(),
    outTradeNo: text('out_trade_no')
      .notNull()
      .references(() => orders.outTradeNo),
    sent: integer('sent').notNull().default(0),
    nextAt: moment('next_at'),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [index('notifications_due').on(table.nextAt)],
);

/** Refunds by the merchant's refund number. */
export const refunds = wechatSandbox.table('refunds', {
  outRefundNo: text('out_refund_no').primaryKey(),
  refundId: serial('refund_id').notNull(),
  outTradeNo: text('out_trade_no')
    .notNull()
    .references(() => orders.outTradeNo),
  amount: bigint('amount', { mode: 'number' }).notNull(),
  createdAt: moment('created_at').notNull(),
  succeedsAt: moment('succeeds_at').notNull(),
});
