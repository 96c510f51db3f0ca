import { createHash } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { Hono } from 'hono';
import * as v from 'valibot';
import { refuseOtherOrigins } from '../own-origin';
import { answerRefusalAsProblem, type Refusal } from '../refusal';
import type { Comparison } from './compare-bill';
import type { Merchant } from './merchant';
import { findOverview } from './overview';
import { renderOfficePage } from './pages/office-page';
import { reconcile, type Reconciliation } from './reconcile';
import { RefundRefusal, requestRefund, type RefundRow } from './refunds';
import { payments, refunds } from './tables';

const refundSchema = v.strictObject({
  outTradeNo: v.string(),
  amount: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
});
const keySchema = v.pipe(v.string(), v.regex(/^[\x21-\x7e]{16,255}$/));

/** What the merchant's own people do. Whoever takes it over puts it behind their own sign-in: here it is for rehearsals alone. */
export function makeOfficeRoutes(merchant: Merchant): Hono {
  const app = new Hono();
  app.use('/merchant/*', refuseOtherOrigins(merchant.origin, "Open the merchant's page at its own address."));

  app.get('/merchant', (context) => context.html(renderOfficePage()));

  app.get('/merchant/overview', async (context) => {
    const overview = await findOverview(merchant);
    const tag = `"${createHash('sha256').update(JSON.stringify(overview)).digest('base64url')}"`;
    const headers = { ETag: tag };
    return context.req.header('If-None-Match') === tag ? context.body(null, 304, headers) : context.json(overview, 200, headers);
  });

  app.post('/merchant/refunds', async (context) => {
    const key = v.safeParse(keySchema, context.req.header('Idempotency-Key'));
    if (!key.success) return answerRefusalAsProblem(context, keyMissing);
    const request = v.safeParse(refundSchema, await context.req.json<unknown>().catch(() => undefined));
    if (!request.success) return answerRefusalAsProblem(context, malformed);
    try {
      return context.json(toRefund(await requestRefund(merchant, { ...request.output, key: key.output })), 201);
    } catch (error) {
      if (!(error instanceof RefundRefusal)) throw error;
      return answerRefusalAsProblem(context, toRefusal(error));
    }
  });

  app.post('/merchant/reconciliations', async (context) => {
    const request = v.safeParse(reconciliationSchema, await context.req.json<unknown>().catch(() => undefined));
    if (!request.success) return answerRefusalAsProblem(context, noDay);
    const { channel, day } = request.output;
    const reconciliation = await reconcile(merchant, channel, day);
    return typeof reconciliation === 'string'
      ? answerRefusalAsProblem(context, noReconciliation[reconciliation])
      : context.json({ channel, day, ...reconciliation });
  });

  app.get('/merchant/refunds', async (context) => {
    const rows = await merchant.database
      .select()
      .from(refunds)
      .innerJoin(payments, eq(payments.id, refunds.paymentId))
      .where(eq(payments.outTradeNo, context.req.query('outTradeNo') ?? ''))
      .orderBy(asc(refunds.ordinal));
    return context.json(rows.map((row) => toRefund(row.refunds)));
  });
  return app;
}

const reconciliationSchema = v.strictObject({ channel: v.string(), day: v.pipe(v.string(), v.isoDate()) });

const noDay: Refusal = {
  status: 400,
  code: 'malformed-request',
  title: 'This is no day of a channel',
  message: "Send channel, the first part of a product's id, and day as 2026-11-27, as JSON.",
};
const noReconciliation = {
  'no-bills': {
    status: 404,
    code: 'no-bills',
    title: 'This channel’s bills are not fetched',
    message: "Fetch the bill from the channel's own pages.",
  },
  'not-ready': { status: 409, code: 'bill-not-ready', title: 'The bill is not made yet', message: "Ask again after the channel's hour." },
  unknown: { status: 503, code: 'channel-unavailable', title: 'The channel gave no bill', message: 'Ask again in a while.' },
} as const satisfies Record<Exclude<Reconciliation, Comparison>, Refusal>;

/** One refund, as the merchant's people see it. */
export type OfficeRefund = ReturnType<typeof toRefund>;

function toRefund({ id, ordinal, amount, reason, status, funds, hindrance, firstAt, feeBack, createdAt }: RefundRow) {
  return {
    id,
    ordinal,
    amount,
    reason,
    status,
    funds,
    hindrance,
    feeBack,
    firstAt: firstAt.toISOString(),
    createdAt: createdAt.toISOString(),
  };
}

const keyMissing: Refusal = {
  status: 400,
  code: 'idempotency-key-missing',
  title: 'An idempotency key is needed',
  message: 'Send a random Idempotency-Key of 16 to 255 characters, the same for the same wish.',
};
const malformed: Refusal = {
  status: 400,
  code: 'malformed-request',
  title: 'This is no refund',
  message: 'Send outTradeNo, amount in minor units and a reason of 1 to 80 characters, as JSON.',
};

function toRefusal({ code, left = 0 }: RefundRefusal): Refusal {
  const refusals = {
    'payment-not-found': {
      status: 404,
      title: 'No such payment',
      message: "Give the number of the attempt, which is the channel's 商户订单号.",
    },
    'payment-not-paid': { status: 409, title: 'Nothing was paid', message: 'Ask again once the payment is paid.' },
    'amount-too-large': { status: 422, title: 'More than is left', message: `At most ${left} can be refunded still, in minor units.` },
    'key-reused': { status: 422, title: 'This key was used for another amount', message: 'Send another key for another wish.' },
  } as const satisfies Record<RefundRefusal['code'], Omit<Refusal, 'code'>>;
  return { code, ...refusals[code] };
}
