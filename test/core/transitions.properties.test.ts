import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckoutEffect, CheckoutEvent, Happening, Step, StoredIntent } from '../../src/core/checkout-event';
import { initialState, type CheckoutState, type PageName } from '../../src/core/checkout-state';
import { isDoubtful, isPayerCode } from '../../src/core/server-facts';
import { transition } from '../../src/core/transitions';
import { isFinal, type Payment } from '../../src/model/payment';
import type { SessionStatus } from '../../src/model/session';
import { aBridgePayment, aPaidPayment, aPayment, aSession, anUpdate, code, newCode, bridge, serverTime } from './fixtures';
import { shows } from '../reliability/shows';
import { intent, on, pageNames, seen } from './walk';

/** What a random life is made of, before keys, stored intents and moments are put in. */
type Draft = { readonly happening: Happening; readonly ms: number };

const status = fc.constantFrom<SessionStatus>('open', 'open', 'open', 'closed', 'expired', 'paid');
const payment: fc.Arbitrary<Payment> = fc.record(
  {
    id: fc.constantFrom('pay_1', 'pay_2', 'pay_3'),
    productId: fc.constantFrom('wechat-pay.native', 'wechat-pay.jsapi'),
    outTradeNo: fc.constant('20261122093001A1'),
    status: fc.constantFrom(
      'pending' as const,
      'pending' as const,
      'paying' as const,
      'failed' as const,
      'closed' as const,
      'paid' as const,
    ),
    channelAnswer: fc.constantFrom('unpaid' as const, 'unpaid' as const, 'in-progress' as const, 'unknown' as const),
    checkedAt: fc.nat(200_000).map(serverTime),
    action: fc.constantFrom(
      code,
      newCode,
      bridge,
      { kind: 'redirect' as const, url: 'https://wx.tenpay.com/' },
      { kind: 'mini-program' as const, path: '/pages/unified-cashier/pay' },
      { kind: 'wait' as const },
      { kind: 'none' as const },
    ),
    actionExpiresInMs: fc.constantFrom(0, 5000, 120_000),
  },
  { requiredKeys: ['id', 'productId', 'outTradeNo', 'status', 'channelAnswer'] },
);
const payments = fc.uniqueArray(payment, { maxLength: 3, selector: ({ id }) => id });
const facts = fc.record({
  status,
  payments,
  expiresInMs: fc.constantFrom(0, 60_000, 1_800_000),
  serverTime: fc.nat(200_000).map(serverTime),
});
const authorization = fc.constantFrom<Parameters<typeof aSession>[0]>(
  {},
  { authorization: { status: 'granted' } },
  { authorization: { status: 'refused' } },
);
const error = fc.constantFrom(
  'payment-refused' as const,
  'payer-code-invalid' as const,
  'session-ended' as const,
  'too-soon' as const,
  'gateway-error' as const,
);
const returned = fc.constantFrom(undefined, {
  channel: 'alipay',
  params: { out_trade_no: '20261122093001A1', trade_status: 'TRADE_SUCCESS' },
});
const outcome = fc.constantFrom(
  'closed' as const,
  'already-paid' as const,
  'in-progress' as const,
  'not-closable' as const,
  'unknown' as const,
);
const askedAt = 0;

const fromPayer: fc.Arbitrary<Happening> = fc.oneof(
  fc.constantFrom<Happening>(
    { type: 'retry' },
    { type: 'back' },
    { type: 'relaunch' },
    { type: 'confirm' },
    { type: 'refresh' },
    { type: 'another-way' },
    { type: 'code-read', intent: { ...intent, payerCode: '13006109' } },
    { type: 'select', selection: intent },
    { type: 'resumed', restored: false },
    { type: 'resumed', restored: true },
    { type: 'resumed', restored: false, glanced: true },
  ),
  fc.record({
    type: fc.constant('pay' as const),
    intent: fc.constantFrom('wechat-pay.native', 'wechat-pay.jsapi').map((productId) => ({ ...intent, productId })),
    needs: fc.constantFrom(undefined, undefined, 'identity' as const, 'payer-code' as const),
  }),
);
const fromWallet: fc.Arbitrary<Happening> = fc.oneof(
  fc.constantFrom<Happening>({ type: 'launch-started' }, { type: 'wallet-silent' }, { type: 'launch-failed', error: 'launch-failed' }),
  fc.constantFrom('ok' as const, 'cancel' as const, 'fail' as const).map((claim) => ({
    type: 'wallet-answered' as const,
    claim,
    params: { err_msg: 'get_brand_wcpay_request:ok', trade_status: 'TRADE_SUCCESS', resultStatus: '9000' },
  })),
);
const fromServer: fc.Arbitrary<Happening> = fc.oneof(
  fc.tuple(facts, authorization, returned).map(([update, granted, back]) => ({
    type: 'session-loaded' as const,
    session: aSession({ ...update, ...granted }),
    returned: back,
    askedAt,
  })),
  facts.map((update) => ({ type: 'status-seen' as const, update: anUpdate(update), askedAt })),
  payment.map((made) => ({ type: 'payment-created' as const, payment: made, askedAt })),
  payment.map((made) => ({ type: 'payment-live' as const, payment: made, askedAt })),
  payment.map((made) => ({ type: 'refreshed' as const, payment: made, askedAt })),
  fc.record({ outcome, payment }).map((result) => ({ type: 'close-answered' as const, result, askedAt })),
  error.map((said) => ({ type: 'create-refused' as const, error: said })),
  error.map((said) => ({ type: 'load-failed' as const, error: said })),
  fc.record({ type: fc.constant('refresh-failed' as const), error, retryAfterMs: fc.constantFrom(undefined, 0, 5000) }),
  fc.constantFrom<Happening>(
    { type: 'create-unknown' },
    { type: 'authorization-needed' },
    { type: 'authorization-failed', error: 'authorization-unavailable' },
    { type: 'close-failed', error: 'gateway-timeout' },
  ),
);
const fromClock = fc.constantFrom<Happening>({ type: 'action-over' }, { type: 'order-over' });

function draftsOf(...sources: fc.Arbitrary<Happening>[]): fc.Arbitrary<Draft[]> {
  return fc.array(fc.record({ happening: fc.oneof(...sources), ms: fc.constantFrom(0, 100, 3000, 60_000) }), { maxLength: 25 });
}
const anyLife = draftsOf(fromPayer, fromWallet, fromServer, fromServer, fromClock);

interface Stage {
  readonly before: CheckoutState;
  readonly event: CheckoutEvent;
  readonly after: CheckoutState;
  readonly effects: readonly CheckoutEffect[];
}

/** Lives a life: each wish to pay has a key of its own, and what is stored is what was last kept. */
function live(drafts: readonly Draft[], start: CheckoutState = initialState): Stage[] {
  let state = start;
  const { page } = start;
  let stored: StoredIntent | undefined =
    'intent' in page ? { ...page.intent, stage: page.name === 'authorizing' ? 'authorizing' : 'creating' } : undefined;
  let at = 2000;
  return drafts.map(({ happening, ms }, i) => {
    at += ms;
    const event = { ...withMoment(withKey(happening, i), at, stored), at };
    const before = state;
    const { state: after, effects } = transition(before, event);
    for (const effect of effects) {
      if (effect.type === 'create') stored = { ...effect.intent, stage: 'creating' };
      if (effect.type === 'authorize') stored = { ...effect.intent, stage: 'authorizing' };
      if (effect.type === 'forget-intent') stored = undefined;
    }
    state = after;
    return { before, event, after, effects };
  });
}

function withKey(happening: Happening, i: number): Happening {
  return happening.type === 'pay' || happening.type === 'code-read'
    ? { ...happening, intent: { ...happening.intent, key: `key-${i}` } }
    : happening;
}

function withMoment(happening: Happening, at: number, stored: StoredIntent | undefined): Happening {
  const timed = 'askedAt' in happening ? { ...happening, askedAt: at - 100 } : happening;
  return timed.type === 'session-loaded' ? { ...timed, stored } : timed;
}

/** The attempts a happening tells of, and the session's status. */
function told(event: CheckoutEvent): { readonly payments: readonly Payment[]; readonly status?: SessionStatus } {
  if (event.type === 'session-loaded') return event.session;
  if (event.type === 'status-seen') return event.update;
  if (event.type === 'payment-created' || event.type === 'payment-live' || event.type === 'refreshed') return { payments: [event.payment] };
  return { payments: event.type === 'close-answered' ? [event.result.payment] : [] };
}

function isPaidPage({ page }: CheckoutState): boolean {
  return page.name === 'paid' || page.name === 'paid-twice';
}

/** Five thousand lives, each from a page that is not paid yet. */
function everyLife(claim: (stages: Stage[], start: CheckoutState) => void, parameters: { readonly seed?: number } = {}): void {
  const start = fc.constantFrom(...pageNames.map((name) => on[name]).filter((state) => !isPaidPage(state)));
  fc.assert(
    fc.property(anyLife, start, (drafts, from) => {
      claim(live(drafts, from), from);
    }),
    { numRuns: 5000, ...parameters },
  );
}

describe('whatever happens', () => {
  test('a payer, a wallet and a clock alone never make it paid', ({ task }) => {
    fc.assert(
      fc.property(
        draftsOf(fromPayer, fromWallet, fromClock),
        fc.constantFrom(...pageNames.filter((name) => !isPaidPage(on[name]))),
        (drafts, name) => {
          for (const { after } of live(drafts, on[name])) expect(isPaidPage(after)).toBe(false);
        },
      ),
      { numRuns: 5000 },
    );
    shows({ task }, 'R1', 5000);
  });

  test('it is paid when the server has said so, and as soon as it says so; twice when it said so of two', ({ task }) => {
    everyLife((stages) => {
      const paid = new Set<string>();
      let isSessionPaid = false;
      for (const { event, after } of stages) {
        // A happening before there is a session tells nothing.
        if (after.session) {
          for (const { id, status: word } of told(event).payments) if (word === 'paid') paid.add(id);
          isSessionPaid ||= told(event).status === 'paid';
        }
        expect(isPaidPage(after)).toBe(isSessionPaid || paid.size > 0);
        expect(after.page.name === 'paid-twice').toBe(paid.size > 1);
      }
    });
    shows({ task }, 'R1', 5000);
    shows({ task }, 'R14', 5000);
  });

  test('paid stays paid, twice stays twice, closed and expired yield to a late success alone', ({ task }) => {
    const then: Partial<Record<PageName, readonly PageName[]>> = {
      paid: ['paid', 'paid-twice'],
      'paid-twice': ['paid-twice'],
      closed: ['closed', 'paid', 'paid-twice'],
      expired: ['expired', 'paid', 'paid-twice'],
    };
    everyLife((stages) => {
      for (const { before, after } of stages) {
        const allowed = then[before.page.name];
        if (allowed) expect(allowed).toContain(after.page.name);
      }
    });
    shows({ task }, 'R15', 5000);
  });

  test('while the outcome of one key is not known, no other key is sent', ({ task }) => {
    everyLife((stages, { page }) => {
      let open = page.name === 'creating' || page.name === 'outcome-unknown' ? page.intent.key : undefined;
      for (const { before, event, after, effects } of stages) {
        const waits = before.page.name === 'creating' || before.page.name === 'outcome-unknown';
        const isAnswer = ['payment-created', 'payment-live', 'create-refused', 'authorization-needed'].includes(event.type);
        const isToldOtherwise = told(event).payments.some((one) => !isFinal(one)) || (told(event).status ?? 'open') !== 'open';
        if ((waits && isAnswer) || isToldOtherwise || isPaidPage(after)) open = undefined;
        for (const effect of effects) {
          if (effect.type !== 'create') continue;
          if (open !== undefined) expect(effect.intent.key).toBe(open);
          open = effect.intent.key;
        }
      }
    });
    shows({ task }, 'R3', 5000);
    shows({ task }, 'R5', 5000);
  });

  test('no new attempt is asked for while any attempt is, or may be, in the middle of being paid', ({ task }) => {
    everyLife((stages) => {
      for (const { before, event, effects } of stages) {
        if (event.type !== 'pay' || !effects.some(({ type }) => type === 'create' || type === 'authorize')) continue;
        const { payments: known } = before.session!;
        expect(known.filter((one) => !isFinal(one) && isDoubtful(one))).toEqual([]);
        const newest = known[known.length - 1];
        if (newest && !isFinal(newest) && newest.action?.kind !== 'none') expect(before.released).toContain(newest.id);
      }
    });
    shows({ task }, 'R5', 5000);
  });

  test('while a doubt is being confirmed, only a fresh word of the server ends it', () => {
    everyLife((stages) => {
      for (const { before, event, after, effects } of stages) {
        if (before.page.name !== 'confirming') continue;
        const isWished = before.page.then === 'relaunch';
        expect(effects.some(({ type }) => type === 'create' || type === 'authorize' || type === 'close')).toBe(false);
        expect(effects.some(({ type }) => type === 'refresh') && !isWished).toBe(false);
        if (after.page.name === 'launching') expect(isWished).toBe(true);
        if (after.page.name !== 'launching' && after.page.name !== 'awaiting' && after.page.name !== 'code-expired') continue;
        const { page } = before;
        const shown = after.session!.payments.find(({ id }) => id === (after.page as { paymentId: string }).paymentId)!;
        // A payer who types a password is waited for in sight of whoever may take the attempt back.
        expect(isDoubtful(shown) && !isPayerCode(shown)).toBe(false);
        if (isPayerCode(shown) && (shown.id !== page.paymentId || page.cause === 'joined')) continue;
        // A newer attempt is joined; the same one has to be known unpaid since the question.
        if (shown.id === page.paymentId) expect(Date.parse(shown.checkedAt!)).toBeGreaterThanOrEqual(page.since);
        expect(['status-seen', 'session-loaded']).toContain(event.type);
      }
    });
  });

  test('a code is covered before another is asked for', () => {
    everyLife((stages) => {
      for (const { after, effects } of stages) {
        if (!effects.some(({ type }) => type === 'refresh')) continue;
        expect(['code-expired', 'launching']).toContain(after.page.name);
        expect(after.page).toMatchObject({ renewing: true });
      }
    });
  });

  test('an intent is either kept or its outcome known: the page that waits for it always has it', () => {
    everyLife((stages) => {
      for (const { after, effects } of stages) {
        const { name } = after.page;
        if (name === 'creating' || name === 'outcome-unknown') expect(effects.some(({ type }) => type === 'forget-intent')).toBe(false);
      }
    });
  });
});

describe('the way on', () => {
  /** What an honest server and a willing payer do next, page by page, until something is settled or may be paid again. */
  function wayOn(state: CheckoutState): Happening | undefined {
    const closed = (state.session?.payments ?? []).map((one) => (isFinal(one) ? one : { ...one, status: 'closed' as const }));
    switch (state.page.name) {
      case 'loading':
        return { type: 'session-loaded', session: { ...(state.session ?? aSession()), payments: closed }, askedAt };
      case 'unavailable':
      case 'failed':
        return { type: 'retry' };
      case 'collecting-code':
      case 'authorizing':
        return { type: 'back' };
      case 'creating':
      case 'outcome-unknown':
        return { type: 'create-refused', error: 'payment-refused' };
      case 'closing':
        return {
          type: 'close-answered',
          result: { outcome: 'closed', payment: aPayment({ id: state.page.paymentId, status: 'closed' }) },
          askedAt,
        };
      case 'launching':
      case 'awaiting':
      case 'code-expired':
      case 'confirming':
        return { type: 'status-seen', update: anUpdate({ payments: closed, expiresInMs: 1_800_000 }), askedAt };
      default:
        return undefined;
    }
  }

  test('leads from every life to a page where the payer may pay, or where nothing is left to pay', ({ task }) => {
    everyLife((stages, start) => {
      let state = stages[stages.length - 1]?.after ?? start;
      let at = 10_000_000;
      for (let steps = 0; steps < 8; steps += 1) {
        const happening = wayOn(state);
        if (!happening) break;
        at += 1000;
        state = transition(state, { ...withMoment(happening, at, undefined), at }).state;
      }
      if (state.page.name !== 'choosing') return expect(['paid', 'paid-twice', 'closed', 'expired']).toContain(state.page.name);
      const closed = state.session!.payments.map((one) => (isFinal(one) ? one : { ...one, status: 'closed' as const }));
      const quiet = transition(state, { type: 'status-seen', update: anUpdate({ payments: closed }), askedAt: at, at }).state;
      expect(transition(quiet, { type: 'pay', intent, at }).state.page.name).toBe('creating');
    });
    shows({ task }, 'R18', 5000);
  });

  const alphabet: Happening[] = [
    { type: 'session-loaded', session: aSession(), askedAt: 2000 },
    { type: 'load-failed', error: 'gateway-unreachable' },
    { type: 'retry' },
    { type: 'back' },
    { type: 'pay', intent },
    { type: 'pay', intent, needs: 'identity' },
    { type: 'pay', intent, needs: 'payer-code' },
    { type: 'code-read', intent },
    { type: 'payment-created', payment: aPayment(), askedAt: 2000 },
    { type: 'create-refused', error: 'payment-refused' },
    { type: 'create-unknown' },
    { type: 'launch-started' },
    { type: 'wallet-answered', claim: 'ok', params: {} },
    { type: 'confirm' },
    { type: 'refresh' },
    { type: 'relaunch' },
    { type: 'another-way' },
    { type: 'close-answered', result: { outcome: 'closed', payment: aPayment({ status: 'closed' }) }, askedAt: 2000 },
    { type: 'action-over' },
    { type: 'order-over' },
    { type: 'resumed', restored: true },
    { type: 'resumed', restored: false, glanced: true },
    seen([aPayment({ checkedAt: serverTime(900_000) })], 2000),
    seen([aPayment({ status: 'failed' })], 2000),
    seen([aPayment({ status: 'closed' })], 2000),
    seen([], 2000, { status: 'closed' }),
    seen([], 2000, { status: 'expired' }),
    seen([aPaidPayment()], 2000),
    seen([aPaidPayment(), aPaidPayment({ id: 'pay_2' })], 2000),
  ];
  const payersOwn = alphabet.filter(({ type }) =>
    ['retry', 'back', 'pay', 'code-read', 'confirm', 'refresh', 'relaunch', 'another-way'].includes(type),
  );

  function reachable(from: CheckoutState, at = 130_000): Set<PageName> {
    const found = new Map<PageName, CheckoutState>();
    const queue = [from];
    for (let state = queue.shift(); state; state = queue.shift()) {
      for (const happening of alphabet) {
        const next = transition(state, { ...happening, at }).state;
        if (found.has(next.page.name)) continue;
        found.set(next.page.name, next);
        queue.push(next);
      }
    }
    return new Set(found.keys());
  }

  test('from loading comes to every page', ({ task }) => {
    expect([...reachable(on.loading)].sort()).toEqual([...pageNames].sort());
    shows({ task }, 'R19', pageNames.length, `${String(pageNames.length)} of ${String(pageNames.length)} pages`);
  });

  test('taken at random goes through everything that may change a page', ({ task }) => {
    const isChange = (before: CheckoutState, { state, effects }: Step): boolean => state.page !== before.page || effects.length > 0;
    const there = new Set<string>();
    for (const name of pageNames) {
      for (const happening of alphabet) {
        if (isChange(on[name], transition(on[name], { ...happening, at: 130_000 }))) there.add(`${name}, ${happening.type}`);
      }
    }
    const taken = new Set<string>();
    everyLife(
      (stages) => {
        for (const { before, event, after, effects } of stages) {
          if (isChange(before, { state: after, effects })) taken.add(`${before.page.name}, ${event.type}`);
        }
      },
      { seed: 19 },
    );
    expect([...there].filter((reaction) => !taken.has(reaction))).toEqual([]);
    expect(there.size).toBeGreaterThan(100);
    shows(
      { task },
      'R19',
      taken.size,
      `all ${String(there.size)} pairs of page and event that lead on, and ${String(taken.size - there.size)} more`,
    );
  });

  test.for(pageNames)('from %s may still come to paid', (name, context) => {
    const found = reachable(on[name]);
    expect(found.has('paid') || found.has('paid-twice')).toBe(true);
    shows(context, 'R18');
  });

  test.each([
    'unavailable',
    'choosing',
    'collecting-code',
    'authorizing',
    'outcome-unknown',
    'awaiting',
    'code-expired',
    'confirming',
    'failed',
  ] as const)('from %s needs no server to begin: the payer can do something there', (name) => {
    const does = payersOwn.some((happening) => {
      const { state, effects } = transition(on[name], { ...happening, at: 130_000 });
      return state.page.name !== name || effects.some(({ type }) => type === 'create' || type === 'report');
    });
    expect(does).toBe(true);
  });
});

test('a bridge is started once for one attempt, however often the server tells of it, unless the payer asks for it once more', () => {
  const made = aBridgePayment({ channelAnswer: 'unknown', checkedAt: undefined });
  const words: fc.Arbitrary<Happening> = fc
    .constantFrom<Partial<Payment>>(
      {},
      { channelAnswer: 'unpaid', checkedAt: serverTime(500_000) },
      { status: 'paying' },
      { channelAnswer: 'in-progress' },
      { status: 'closed' },
    )
    .chain((parts) =>
      fc.constantFrom<Happening>(seen([{ ...made, ...parts }], 0), { type: 'payment-created', payment: { ...made, ...parts }, askedAt }),
    );
  const answers = fc.constantFrom<Happening>(
    { type: 'create-unknown' },
    { type: 'resumed', restored: true },
    { type: 'resumed', restored: false, glanced: true },
    { type: 'confirm' },
    { type: 'retry' },
  );
  const start = transition(on.choosing, { type: 'pay', intent: { ...intent, productId: made.productId }, at: 1000 }).state;
  fc.assert(
    fc.property(draftsOf(words, fromWallet, answers, fromClock), (drafts) => {
      const launches = live(drafts, start).flatMap(({ effects }) => effects.filter(({ type }) => type === 'launch'));
      expect(launches.length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 2000 },
  );
});
