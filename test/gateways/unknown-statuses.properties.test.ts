import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { transition } from '../../src/core/transitions';
import { closeResult, payment, session, sessionUpdate } from '../../src/gateways/wire';
import { isFinal } from '../../src/model/payment';
import { aPayment, aSession, anUpdate } from '../core/fixtures';
import { on, pageNames } from '../core/walk';
import { shows } from '../reliability/shows';

const runs = 10_000;

const finals = ['paid', 'failed', 'closed', 'expired', 'already-paid'];

/** What looks like a final word and is none, the words of the channels themselves, and anything else that JSON can say. */
const notFinal = fc
  .oneof(
    fc.constantFrom<unknown>(
      ...['PAID', 'Paid', ' paid', 'paid ', 'paid\0', 'páid', 'pa id', 'succeeded', 'success', 'SUCCESS', 'TRADE_SUCCESS', 'TRADE_CLOSED'],
      ...['PAYERROR', 'NOTPAY', '00', '9000', 9000, 0, 1, true, false, null, ['paid'], { status: 'paid' }, '', 'constructor', '__proto__'],
    ),
    fc.string(),
    fc.jsonValue(),
  )
  .filter((said) => !finals.includes(said as string));

/** What else comes with it: things that go with money that has moved, which decide nothing. */
const beside = fc.record(
  {
    paidAt: fc.constant('2026-11-22T09:30:00.000+08:00'),
    paidAmount: fc.constant({ value: 102_400, currency: 'CNY' }),
    channelAnswer: fc.oneof(fc.constantFrom<unknown>('paid', 'SUCCESS', 'unpaid', 'unknown', 'in-progress'), fc.jsonValue()),
    failure: fc.constant({ code: 'refused' }),
    trade_state: fc.constant('SUCCESS'),
    outcome: fc.constant('paid'),
  },
  { requiredKeys: [] },
);

const pageOf = (parsed: typeof anUpdate extends () => infer Update ? Update : never, page: (typeof pageNames)[number]): string =>
  transition(on[page], { type: 'status-seen', update: parsed, askedAt: 2000, at: 2000 }).state.page.name;

test('a status that is no word of the contract is refused or in doubt, in every kind of answer, and moves no page to an end', ({
  task,
}) => {
  let taken = 0;
  const endings = ['paid', 'paid-twice', 'failed', 'closed', 'expired'];
  const property = fc.property(notFinal, notFinal, beside, fc.constantFrom(...pageNames), (said, ofSession, rest, page) => {
    const attempt = { ...JSON.parse(JSON.stringify(aPayment())), ...rest, status: said } as unknown;
    const bodies = [
      [payment, attempt],
      [session, { ...aSession(), status: ofSession, payments: [attempt] }],
      [closeResult, { outcome: ofSession, payment: attempt }],
    ] as const;
    for (const [schema, body] of bodies) {
      const { success, output } = v.safeParse(schema, JSON.parse(JSON.stringify(body)));
      if (!success) continue;
      const [read] = 'payments' in output ? output.payments : ['payment' in output ? output.payment : output];
      expect(read && isFinal(read)).toBe(false);
      if ('payments' in output) expect(output.status).toBe('open');
      if ('outcome' in output) expect(output.outcome).not.toMatch(/^(closed|already-paid)$/);
    }
    const { success, output } = v.safeParse(
      sessionUpdate,
      JSON.parse(JSON.stringify({ ...anUpdate(), status: ofSession, payments: [attempt] })),
    );
    if (!success) return;
    taken += 1;
    const after = pageOf(output, page);
    // A page that is at an end stays there, and comes to no other.
    expect(endings.includes(after) ? after : 'no end').toBe(endings.includes(page) ? page : 'no end');
  });
  fc.assert(property, { numRuns: runs });
  expect(taken).toBeGreaterThan(runs / 10);
  shows({ task }, 'R2', runs, `${runs} answers, ${taken} of them taken: 0 final`);
});
