import * as v from 'valibot';
import type { InstalmentPlan, InstalmentTerms } from '../model/instalment-plan.js';
import type { Money } from '../model/money.js';
import type { Session } from '../model/session.js';

/** Checks a part of an answer, and reads only the keys it knows. */
export type Wire<Value> = v.GenericSchema<unknown, Value>;

/** A text that says something. */
export const text = v.pipe(v.string(), v.nonEmpty());

/** A duration. */
export const milliseconds = v.pipe(v.number(), v.minValue(0));

/** RFC 3339. */
export const moment = v.pipe(
  v.string(),
  v.check((value) => Number.isFinite(Date.parse(value))),
);

/** An integer of minor units and a currency. */
export const money: Wire<Money> = v.object({
  value: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
});

/** Thirty years of months are more than any contract has. */
const periods = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(360));

/** More than a page can show. */
const mostPlans = 60;

/** A plan as it was quoted. */
export const plan: Wire<InstalmentPlan> = v.object({
  planId: text,
  periods,
  firstPeriod: money,
  eachPeriod: money,
  fee: money,
  feeBearer: v.picklist(['payer', 'merchant']),
  total: money,
  isEstimate: v.optional(v.boolean()),
});

/** A plan that is contracted and not quoted. */
const terms: Wire<InstalmentTerms> = v.object({
  planId: text,
  periods,
  feeRate: v.pipe(v.string(), v.regex(/^0(\.\d{1,12})?$/)),
  feeBearer: v.picklist(['payer', 'merchant']),
});

/** The parts of a session that do not change, and the clocks. */
export const standing = {
  expiresInMs: milliseconds,
  serverTime: moment,
  id: text,
  order: v.object({
    orderNo: text,
    amount: money,
    subject: text,
    payee: v.object({ name: text, displayName: v.optional(text) }),
    creditForbidden: v.optional(v.boolean()),
    goods: v.optional(v.picklist(['physical', 'virtual'])),
  }),
  products: v.array(
    v.object({
      productId: text,
      minimum: v.optional(money),
      maximum: v.optional(money),
      maintenance: v.optional(v.object({ reason: v.optional(v.string()), endsInMs: v.optional(milliseconds) })),
      plans: v.optional(v.pipe(v.array(plan), v.maxLength(mostPlans))),
      instalmentTerms: v.optional(v.pipe(v.array(terms), v.maxLength(mostPlans))),
      creditForbidden: v.optional(v.boolean()),
    }),
  ),
  authorization: v.object({ status: v.fallback(v.picklist(['none', 'granted', 'refused']), 'none'), host: v.optional(v.string()) }),
  returnUrl: v.optional(text),
};

/** A session in which nothing has been tried yet, which is what a page meets first; any other is read by `session` in wire.ts. */
export const openingSession: Wire<Session> = v.object({
  ...standing,
  status: v.literal('open'),
  payments: v.pipe(v.array(v.never()), v.maxLength(0)),
});
