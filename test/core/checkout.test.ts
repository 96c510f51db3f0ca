import { describe, expect, test } from 'vitest';
import { createCheckout, type Checkout, type CheckoutParts } from '../../src/core/checkout';
import { intentName, type IntentStorage } from '../../src/core/intent-storage';
import type { LaunchReport } from '../../src/core/launch';
import type { Action } from '../../src/model/action';
import type { Session } from '../../src/model/session';
import { createFakeClock, settle, type FakeClock } from './fake-clock';
import {
  aBridgePayment,
  aPaidPayment,
  aPayment,
  aSession,
  anUpdate,
  bridge,
  desktop,
  inWechat,
  newCode,
  serverTime,
  sessionId,
} from './fixtures';
import { createScriptedGateway, later, never, ok, refused, unknown, type ScriptedGateway } from './scripted-gateway';

interface Launched {
  readonly action: Action;
  readonly report: (report: LaunchReport) => void;
  readonly signal: AbortSignal;
}

interface Rig {
  readonly checkout: Checkout;
  readonly gateway: ScriptedGateway;
  readonly clock: FakeClock;
  readonly items: Map<string, string>;
  readonly launches: Launched[];
  page(): string;
}

/** A checkout on a desk with a memory for a storage; what is launched starts at once. */
function aRig(parts: Partial<CheckoutParts> = {}, items = new Map<string, string>()): Rig {
  const clock = createFakeClock();
  const gateway = createScriptedGateway();
  gateway.always('getSession', ok(aSession()));
  const launches: Launched[] = [];
  const storage: IntentStorage = {
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, text) => void items.set(name, text),
    removeItem: (name) => void items.delete(name),
  };
  let keys = 0;
  const checkout = createCheckout({
    gateway,
    sessionId,
    environment: desktop,
    clock,
    storage,
    random: () => 0,
    createKey: () => `key-${String(++keys).padStart(20, '0')}`,
    launch: (action, report, signal) => {
      launches.push({ action, report, signal });
      report({ type: 'started' });
    },
    ...parts,
  });
  return { checkout, gateway, clock, items, launches, page: () => checkout.state.peek().page.name };
}

async function aStartedRig(parts: Partial<CheckoutParts> = {}, items?: Map<string, string>): Promise<Rig> {
  const rig = aRig(parts, items);
  await rig.checkout.start();
  await rig.clock.advance(0);
  return rig;
}

/** A rig that shows a code. */
async function aRigWithCode(parts: Partial<CheckoutParts> = {}): Promise<Rig> {
  const rig = await aStartedRig(parts);
  rig.gateway.queue('createPayment', ok(aPayment()));
  rig.checkout.pay();
  await rig.clock.advance(0);
  expect(rig.page()).toBe('awaiting');
  return rig;
}

function keysSent({ gateway }: Rig): string[] {
  return gateway.argsOf('createPayment').map(([, request]) => request.idempotencyKey);
}

/** The status as a server that saw these attempts gives it now. */
function statusNow({ clock }: Rig, parts: Parameters<typeof anUpdate>[0]): ReturnType<typeof ok<{ update: ReturnType<typeof anUpdate> }>> {
  return ok({ update: anUpdate({ serverTime: serverTime(clock.now()), expiresInMs: 1_801_000 - clock.now(), ...parts }) });
}

describe('one wish to pay is one key', () => {
  test('it is stored before it is sent, and forgotten once there is an attempt', async () => {
    const rig = await aStartedRig();
    let storedWhenSent: string | undefined;
    rig.gateway.queue('createPayment', () => {
      storedWhenSent = rig.items.get(intentName(sessionId));
      return ok(aPayment());
    });
    rig.checkout.pay();
    await rig.clock.advance(0);
    expect(JSON.parse(storedWhenSent!)).toMatchObject({ key: keysSent(rig)[0], productId: 'wechat-pay.native', stage: 'creating' });
    expect(rig.items.size).toBe(0);
  });

  test('twenty taps are one request', async () => {
    const rig = await aStartedRig();
    rig.gateway.queue('createPayment', () => never());
    for (let tap = 0; tap < 20; tap += 1) rig.checkout.pay();
    await rig.clock.advance(9000);
    expect(rig.gateway.count('createPayment')).toBe(1);
  });

  test('twenty taps before the second half of the cashier is loaded are one request', async () => {
    const rig = aRig();
    rig.gateway.queue('createPayment', () => never());
    const firstScreen = later<undefined>();
    void rig.checkout.start(firstScreen.promise);
    await settle();
    for (let tap = 0; tap < 20; tap += 1) rig.checkout.pay();
    firstScreen.resolve(undefined);
    await settle();
    await rig.clock.advance(9000);
    expect(rig.gateway.count('createPayment')).toBe(1);
  });

  test('silence is answered with the same key, each time a little later', async () => {
    const rig = await aStartedRig();
    const sentAt: number[] = [];
    rig.gateway.always('createPayment', () => {
      sentAt.push(rig.clock.now());
      return sentAt.length === 5 ? ok(aPayment()) : unknown();
    });
    rig.checkout.pay();
    await rig.clock.advance(60_000);
    expect(new Set(keysSent(rig)).size).toBe(1);
    expect(sentAt.map((at, i) => at - (sentAt[i - 1] ?? at))).toEqual([0, 1000, 2000, 4000, 8000]);
    expect(rig.page()).toBe('awaiting');
  });

  test.each([
    ['a request with the key is still at work', refused('in-progress', { certainty: 'unknown' })],
    ['too soon', refused('too-soon', { retryAfterMs: 3000 })],
    ['the channel does not answer', unknown('gateway-error')],
    ['the answer made no sense', unknown('gateway-answer-invalid')],
    ['an attempt is live, without saying which', refused('payment-live')],
  ])('"%s" keeps the key', async (_, answer) => {
    const rig = await aStartedRig();
    rig.gateway.queue('createPayment', answer, ok(aPayment()));
    rig.checkout.pay();
    await rig.clock.advance(0);
    expect(rig.page()).toBe('outcome-unknown');
    await rig.clock.advance(5000);
    expect(new Set(keysSent(rig)).size).toBe(1);
    expect(keysSent(rig)).toHaveLength(2);
  });

  test('a refusal ends it: the next wish has another key', async () => {
    const rig = await aStartedRig();
    rig.gateway.queue('createPayment', refused('payment-refused'), ok(aPayment()));
    rig.checkout.pay();
    await rig.clock.advance(0);
    expect(rig.items.size).toBe(0);
    rig.checkout.pay();
    await rig.clock.advance(0);
    expect(new Set(keysSent(rig)).size).toBe(2);
  });

  test('an impatient payer and a page that comes back send no second request while one is under way', async () => {
    const rig = await aStartedRig();
    rig.gateway.queue('createPayment', unknown(), () => never());
    rig.checkout.pay();
    await rig.clock.advance(0);
    for (let tap = 0; tap < 10; tap += 1) {
      rig.checkout.retry();
      rig.checkout.resume('restored');
      await rig.clock.advance(100);
    }
    expect(rig.gateway.count('createPayment')).toBe(2);
  });
});

describe('a reload', () => {
  async function interrupted(stage: 'creating' | 'authorizing' = 'creating'): Promise<Map<string, string>> {
    const items = new Map<string, string>();
    const environment = stage === 'creating' ? desktop : inWechat;
    const rig = await aStartedRig({ environment }, items);
    rig.gateway.always('createPayment', () => never());
    rig.gateway.always('createAuthorization', () => never());
    rig.checkout.pay();
    await rig.clock.advance(0);
    rig.checkout.dispose();
    expect(items.size).toBe(1);
    return items;
  }

  test('in the middle of a request sends the same key again', async () => {
    const items = await interrupted();
    const { key } = JSON.parse([...items.values()][0]!) as { key: string };
    const rig = aRig({ createKey: () => 'another-key-another-key' }, items);
    rig.gateway.always('createPayment', ok(aPayment()));
    await rig.checkout.start();
    await rig.clock.advance(0);
    expect(keysSent(rig)).toEqual([key]);
    expect(rig.page()).toBe('awaiting');
  });

  test('joins the attempt that came of it, and sends nothing', async () => {
    const rig = aRig({}, await interrupted());
    rig.gateway.always('getSession', ok(aSession({ payments: [aPayment()] })));
    await rig.checkout.start();
    await rig.clock.advance(0);
    expect(rig.checkout.state.peek().page).toMatchObject({ name: 'awaiting', reason: 'joined' });
    expect(rig.gateway.count('createPayment')).toBe(0);
    expect(rig.items.size).toBe(0);
  });

  test('after the wallet has said who pays goes on by itself, with the key of before', async () => {
    const items = await interrupted('authorizing');
    const { key } = JSON.parse([...items.values()][0]!) as { key: string };
    const rig = aRig({ environment: inWechat }, items);
    rig.gateway.always('getSession', ok(aSession({ authorization: { status: 'granted', host: 'wechat' } })));
    rig.gateway.always('createPayment', ok(aBridgePayment()));
    await rig.checkout.start();
    await rig.clock.advance(0);
    expect(keysSent(rig)).toEqual([key]);
    expect(rig.launches.map(({ action }) => action)).toEqual([bridge]);
  });

  test('after the wallet has not said who pays starts nothing by itself', async () => {
    const rig = await aStartedRig({ environment: inWechat }, await interrupted('authorizing'));
    expect(rig.page()).toBe('choosing');
    expect(rig.gateway.count('createPayment')).toBe(0);
    expect(rig.items.size).toBe(0);
  });

  test('of a paid order shows that it is paid and sends nothing', async () => {
    const rig = aRig({}, await interrupted());
    rig.gateway.always('getSession', ok(aSession({ status: 'paid', payments: [aPaidPayment()] })));
    await rig.checkout.start();
    await rig.clock.advance(0);
    expect(rig.page()).toBe('paid');
    expect(rig.gateway.count('createPayment')).toBe(0);
  });

  test('with a storage that throws at everything pays all the same', async () => {
    const refuse = (): never => {
      throw new Error('SecurityError');
    };
    await aRigWithCode({ storage: { getItem: refuse, setItem: refuse, removeItem: refuse } });
  });
});

describe('a session that is not to be trusted', () => {
  test.each([0, -1, 0.5, 100.5, 2 ** 53, Number.MAX_VALUE, NaN, Infinity])(
    'with the amount %d, given by the page, is not offered',
    async (value) => {
      const { checkout, page, gateway } = await aStartedRig({
        session: aSession({ order: { ...aSession().order, amount: { value, currency: 'CNY' } } }),
      });
      expect(checkout.state.peek().page).toEqual({ name: 'unavailable', error: 'amount-invalid' });
      checkout.pay();
      expect(page()).toBe('unavailable');
      expect(gateway.count('createPayment')).toBe(0);
    },
  );

  test('with another id is refused, from the server and from the page', async () => {
    const other: Session = aSession({ id: 'anotherSessionIdOf22chr' });
    const rig = aRig();
    rig.gateway.always('getSession', ok(other));
    await rig.checkout.start();
    expect(rig.checkout.state.peek().page).toEqual({ name: 'unavailable', error: 'session-mismatch' });
    const given = await aStartedRig({ session: other });
    expect(given.checkout.state.peek().page).toEqual({ name: 'unavailable', error: 'session-mismatch' });
  });

  test.each(['', 'short', 'x'.repeat(65), '../../admin/0123456789012', '0Yq3mT8cKpR5vZ1nB7xWd ', '__proto__', '0Yq3mT8cKpR5vZ1nB7xWd\n'])(
    'under the id %j is not even asked for',
    async (id) => {
      const { checkout, gateway } = await aStartedRig({ sessionId: id });
      expect(checkout.state.peek().page).toEqual({ name: 'unavailable', error: 'session-id-invalid' });
      expect(gateway.calls).toEqual([]);
    },
  );

  test('that could not be had is asked for again when the payer wishes', async () => {
    const rig = aRig();
    rig.gateway.queue('getSession', unknown('gateway-unreachable'));
    await rig.checkout.start();
    expect(rig.checkout.state.peek().page).toEqual({ name: 'unavailable', error: 'gateway-unreachable' });
    rig.checkout.retry();
    await rig.clock.advance(0);
    expect(rig.page()).toBe('choosing');
  });

  test('that the page gives saves the first request', async () => {
    const { gateway, page } = await aStartedRig({ session: aSession() });
    expect(page()).toBe('choosing');
    expect(gateway.count('getSession')).toBe(0);
  });
});

describe('answers out of order', () => {
  test('a look that was asked for before a code was renewed does not bring the dead code back', async () => {
    const rig = await aRigWithCode();
    const look = later<Awaited<ReturnType<ScriptedGateway['getStatus']>>>();
    rig.gateway.queue('getStatus', () => look.promise);
    await rig.clock.advance(10_000);
    rig.gateway.queue('refreshPayment', ok(aPayment({ action: newCode })));
    rig.checkout.refresh();
    await rig.clock.advance(0);
    look.resolve(ok({ update: anUpdate({ payments: [aPayment()] }) }));
    await settle();
    expect(rig.checkout.state.peek().session?.payments[0]?.action).toEqual(newCode);
  });

  test('a session that was asked for before an attempt was renewed does not bring the dead code back', async () => {
    const rig = await aStartedRig();
    const load = later<Awaited<ReturnType<ScriptedGateway['getSession']>>>();
    rig.gateway.queue('getSession', () => load.promise);
    rig.checkout.resume();
    rig.gateway.queue('createPayment', ok(aPayment()));
    rig.checkout.pay();
    await rig.clock.advance(0);
    rig.gateway.queue('refreshPayment', ok(aPayment({ action: newCode })));
    rig.checkout.refresh();
    await rig.clock.advance(0);
    load.resolve(ok(aSession({ payments: [aPayment()] })));
    await settle();
    expect(rig.checkout.state.peek().session?.payments[0]?.action).toEqual(newCode);
  });

  test('a look that was asked for before the attempt was made does not take it away', async () => {
    const rig = await aStartedRig();
    rig.gateway.always('getStatus', () => ok({ update: anUpdate({ payments: [] }) }));
    rig.gateway.queue('createPayment', ok(aPayment()));
    rig.checkout.pay();
    await rig.clock.advance(5000);
    expect(rig.page()).toBe('awaiting');
  });

  test('the answer to an earlier wish is not taken for the answer to a later one', async () => {
    const rig = await aStartedRig();
    const slow = later<Awaited<ReturnType<ScriptedGateway['createPayment']>>>();
    const next = later<Awaited<ReturnType<ScriptedGateway['createPayment']>>>();
    rig.gateway.queue(
      'createPayment',
      unknown(),
      () => slow.promise,
      () => next.promise,
    );
    rig.gateway.queue('getStatus', ok(undefined));
    rig.checkout.pay();
    await rig.clock.advance(1500);
    // The lost attempt is seen while the second request with its key is still under way.
    rig.gateway.queue('getStatus', statusNow(rig, { payments: [aPayment()] }));
    await rig.clock.advance(3000);
    rig.gateway.queue('closePayment', ok({ outcome: 'closed' as const, payment: aPayment({ status: 'closed' }) }));
    rig.checkout.chooseAnotherWay();
    await rig.clock.advance(0);
    expect(rig.page()).toBe('choosing');
    rig.checkout.pay();
    await rig.clock.advance(0);
    slow.resolve(ok(aPayment()));
    await settle();
    expect(rig.page()).toBe('creating');
    next.resolve(ok(aPayment({ id: 'pay_2', action: newCode })));
    await rig.clock.advance(1000);
    expect(new Set(keysSent(rig)).size).toBe(2);
    expect(rig.checkout.state.peek().page).toEqual({ name: 'awaiting', paymentId: 'pay_2' });
    expect(rig.launches[rig.launches.length - 1]?.action).toEqual(newCode);
  });
});

describe('authorizing', () => {
  test('leads to the wallet for the host that the product names', async () => {
    const rig = await aStartedRig({ environment: inWechat });
    rig.gateway.queue('createAuthorization', ok({ redirectUrl: 'https://open.weixin.qq.com/connect/oauth2/authorize' }));
    rig.checkout.pay();
    await rig.clock.advance(0);
    expect(rig.gateway.argsOf('createAuthorization')[0]?.[1]).toBe('wechat');
    expect(rig.launches.map(({ action }) => action)).toEqual([
      { kind: 'redirect', url: 'https://open.weixin.qq.com/connect/oauth2/authorize' },
    ]);
    expect(rig.page()).toBe('authorizing');
  });

  test.each(['back', 'dispose'] as const)('an address that comes after %s is not followed', async (leave) => {
    const rig = await aStartedRig({ environment: inWechat });
    const answer = later<Awaited<ReturnType<ScriptedGateway['createAuthorization']>>>();
    rig.gateway.queue('createAuthorization', () => answer.promise);
    rig.checkout.pay();
    await rig.clock.advance(0);
    rig.checkout[leave]();
    answer.resolve(ok({ redirectUrl: 'https://open.weixin.qq.com/connect/oauth2/authorize' }));
    await settle();
    expect(rig.launches).toEqual([]);
  });

  test('that can not be had tells the payer, and nothing is kept', async () => {
    const rig = await aStartedRig({ environment: inWechat });
    rig.gateway.queue('createAuthorization', unknown());
    rig.checkout.pay();
    await rig.clock.advance(0);
    expect(rig.checkout.state.peek().page).toEqual({ name: 'choosing', notice: 'authorization-unavailable' });
    expect(rig.items.size).toBe(0);
  });
});

describe('what the wallet says', () => {
  test.each(['ok', 'cancel', 'fail'] as const)('%s is reported to the server, and only the server makes it paid', async (claim) => {
    const rig = await aRigWithCode();
    rig.gateway.queue('reportReturn', (): ReturnType<typeof ok<ReturnType<typeof anUpdate>>> =>
      ok(anUpdate({ payments: [aPayment({ status: 'paying' })] })),
    );
    rig.gateway.always('reportReturn', ok(anUpdate({ payments: [aPayment({ status: 'paying' })] })));
    rig.launches[0]!.report({ type: 'answered', claim, params: { err_msg: claim } });
    await rig.clock.advance(1000);
    expect(rig.page()).toBe('confirming');
    expect(rig.gateway.argsOf('reportReturn')[0]?.[1]).toEqual({ channel: 'wechat-pay', params: { err_msg: claim } });
    rig.gateway.always('getStatus', statusNow(rig, { payments: [aPaidPayment()], status: 'paid' }));
    await rig.clock.advance(5000);
    expect(rig.page()).toBe('paid');
  });

  test('nothing at all, with a server that does not know either, keeps pay locked and the server asked', async () => {
    const rig = await aRigWithCode();
    const doubt = { payments: [aPayment({ channelAnswer: 'unknown' as const })] };
    rig.gateway.always('reportReturn', () => ok(anUpdate(doubt)));
    rig.launches[0]!.report({ type: 'silent' });
    await rig.clock.advance(120_000);
    rig.checkout.pay();
    rig.checkout.refresh();
    rig.checkout.chooseAnotherWay();
    await rig.clock.advance(1000);
    expect(rig.page()).toBe('confirming');
    expect(rig.gateway.count('createPayment')).toBe(1);
    expect(rig.gateway.count('reportReturn')).toBe(8);
  });

  test('a launch that was replaced is not listened to any more', async () => {
    const rig = await aRigWithCode();
    const [first] = rig.launches;
    rig.checkout.relaunch();
    expect(first!.signal.aborted).toBe(true);
    first!.report({ type: 'answered', claim: 'cancel', params: {} });
    expect(rig.page()).toBe('awaiting');
  });
});

describe('late and double payments', () => {
  test('a second paid attempt is shown as one', async () => {
    const rig = await aRigWithCode();
    const refund = { status: 'processing' as const, amount: { value: 102400, currency: 'CNY' } };
    rig.gateway.always('getStatus', statusNow(rig, { status: 'paid', payments: [aPaidPayment(), aPaidPayment({ id: 'pay_2', refund })] }));
    await rig.clock.advance(5000);
    expect(rig.page()).toBe('paid-twice');
  });

  test('a success after the order has expired wins', async () => {
    const rig = await aRigWithCode();
    rig.gateway.always('reportReturn', () =>
      ok(anUpdate({ payments: [aPayment({ actionExpiresInMs: 0 })], expiresInMs: 0, serverTime: serverTime(rig.clock.now()) })),
    );
    rig.gateway.always('getStatus', () => statusNow(rig, { payments: [aPayment({ actionExpiresInMs: 0 })], expiresInMs: 0 }));
    await rig.clock.advance(1_810_000);
    expect(rig.page()).toBe('expired');
    rig.gateway.always('getStatus', statusNow(rig, { status: 'paid', payments: [aPaidPayment()] }));
    await rig.clock.advance(60_000);
    expect(rig.page()).toBe('paid');
  });

  test('an order that is over with an attempt in doubt does not make the page ask without pause', async () => {
    const rig = await aRigWithCode();
    const doubt = { payments: [aPayment({ status: 'paying' as const, actionExpiresInMs: 0 })], expiresInMs: 0 };
    rig.gateway.always('reportReturn', () => ok(anUpdate({ ...doubt, serverTime: serverTime(rig.clock.now()) })));
    rig.gateway.always('getStatus', () => statusNow(rig, doubt));
    await rig.clock.advance(1_800_000);
    const before = rig.gateway.calls.length;
    await rig.clock.advance(15 * 60_000);
    expect(rig.page()).toBe('confirming');
    expect(rig.gateway.calls.length - before).toBeLessThanOrEqual(110);
  });
});

describe('what is offered', () => {
  test('a refused product stands behind the others and another is suggested', async () => {
    const products = [{ productId: 'wechat-pay.native' }, { productId: 'wechat-pay.jsapi' }];
    const rig = await aStartedRig({
      environment: { ...inWechat, terminal: 'wechat' },
      session: aSession({ products, authorization: { status: 'granted' } }),
    });
    expect(rig.checkout.selection.peek()?.productId).toBe('wechat-pay.jsapi');
    rig.gateway.queue('createPayment', refused('product-unavailable'));
    rig.checkout.pay();
    await rig.clock.advance(0);
    expect(rig.checkout.state.peek()).toMatchObject({
      page: { name: 'choosing', notice: 'product-unavailable' },
      setbacks: ['wechat-pay.jsapi'],
    });
    expect(rig.checkout.offers.peek().offers).toHaveLength(1);
  });

  test('a choice that is not offered is a programmer’s mistake and is said so', async () => {
    const { checkout } = await aStartedRig();
    expect(() => checkout.select({ productId: 'wechat-pay.jsapi' })).toThrow(/not offered here/);
    expect(() => checkout.select({ productId: '__proto__' })).toThrow(/not offered here/);
  });

  test('with nothing to offer pay does nothing', async () => {
    const { checkout, gateway, page } = await aStartedRig({ session: aSession({ products: [] }) });
    checkout.pay();
    await settle();
    expect(page()).toBe('choosing');
    expect(gateway.count('createPayment')).toBe(0);
  });
});

describe('looking', () => {
  test('two looks are never under way at once and fifteen minutes cost at most a hundred', async () => {
    const rig = await aRigWithCode();
    let underWay = 0;
    let most = 0;
    rig.gateway.always('getStatus', async () => {
      most = Math.max(most, ++underWay);
      await new Promise<void>((resolve) => rig.clock.setTimeout(resolve, 700));
      underWay -= 1;
      return statusNow(rig, { payments: [aPayment({ actionExpiresInMs: 1_000_000 })] });
    });
    const before = rig.gateway.calls.length;
    await rig.clock.advance(15 * 60_000);
    expect(most).toBe(1);
    expect(rig.gateway.calls.length - before).toBeLessThanOrEqual(100);
    expect(rig.gateway.calls.length - before).toBeGreaterThan(60);
  });

  test('the version of the last status is sent back, and after a sleep it is not', async () => {
    const rig = await aRigWithCode();
    rig.gateway.queue('getStatus', ok({ update: anUpdate({ payments: [aPayment()] }), version: '"v1"' }));
    await rig.clock.advance(7000);
    expect(rig.gateway.argsOf('getStatus').slice(-1)[0]?.[1]).toBe('"v1"');
    rig.checkout.resume();
    await rig.clock.advance(1000);
    expect(rig.gateway.argsOf('getStatus').slice(-1)[0]?.[1]).toBeUndefined();
  });
});

test('what is asked for before the session is there does not keep the page from looking once it is', async () => {
  const rig = aRig();
  const session = later<Awaited<ReturnType<ScriptedGateway['getSession']>>>();
  rig.gateway.queue('getSession', () => session.promise);
  const started = rig.checkout.start();
  rig.checkout.refresh();
  const looks = async (): Promise<number> => {
    await rig.clock.advance(0);
    return rig.gateway.count('getStatus');
  };
  await expect.poll(looks).toBe(1);
  session.resolve(ok(aSession()));
  await started;
  rig.gateway.always('getStatus', () => statusNow(rig, { payments: [aPaidPayment()], status: 'paid' }));
  await rig.clock.advance(60_000);
  expect(rig.page()).toBe('paid');
});

describe('after dispose', () => {
  test.each(['choosing', 'awaiting', 'confirming', 'outcome-unknown'] as const)(
    'of a page that is %s nothing runs any more',
    async (name) => {
      const rig = name === 'awaiting' || name === 'confirming' ? await aRigWithCode() : await aStartedRig();
      rig.gateway.always('createPayment', unknown());
      rig.gateway.always('reportReturn', () => never());
      if (name === 'confirming') rig.checkout.confirm();
      if (name === 'outcome-unknown') rig.checkout.pay();
      await rig.clock.advance(10);
      expect(rig.page()).toBe(name);
      const before = rig.gateway.calls.length;
      rig.checkout.dispose();
      expect(rig.clock.pending).toBe(0);
      rig.checkout.pay();
      rig.checkout.confirm();
      rig.checkout.refresh();
      rig.checkout.retry();
      rig.checkout.resume('restored');
      await rig.clock.advance(3_600_000);
      expect(rig.gateway.calls.length).toBe(before);
      expect(rig.page()).toBe(name);
      expect(rig.launches.every(({ signal }) => signal.aborted)).toBe(true);
    },
  );

  test('an answer that was under way changes nothing and starts nothing', async () => {
    const rig = await aStartedRig();
    const answer = later<Awaited<ReturnType<ScriptedGateway['createPayment']>>>();
    rig.gateway.queue('createPayment', () => answer.promise);
    rig.checkout.pay();
    await rig.clock.advance(0);
    rig.checkout.dispose();
    answer.resolve(ok(aPayment()));
    await settle();
    expect(rig.page()).toBe('creating');
    expect(rig.launches).toEqual([]);
    expect(rig.clock.pending).toBe(0);
    expect(rig.items.size).toBe(1);
  });

  test('a look that was under way sets no timer for the order’s end', async () => {
    const rig = await aStartedRig();
    const answer = later<Awaited<ReturnType<ScriptedGateway['getStatus']>>>();
    rig.gateway.queue('getStatus', () => answer.promise);
    rig.checkout.refresh();
    await rig.clock.advance(1000);
    expect(rig.gateway.count('getStatus')).toBe(2);
    rig.checkout.dispose();
    answer.resolve(ok(undefined));
    await settle();
    expect(rig.clock.pending).toBe(0);
  });

  test('a session that was under way opens nothing', async () => {
    const rig = aRig();
    const answer = later<Awaited<ReturnType<ScriptedGateway['getSession']>>>();
    rig.gateway.queue('getSession', () => answer.promise);
    const started = rig.checkout.start();
    rig.checkout.dispose();
    answer.resolve(ok(aSession({ payments: [aPayment()] })));
    await started;
    expect(rig.page()).toBe('loading');
    expect(rig.clock.pending).toBe(0);
  });
});

describe('what a merchant hands over', () => {
  test('a gateway that rejects a payment leaves its outcome unknown, and the same key is sent again', async () => {
    const rig = await aStartedRig();
    rig.gateway.queue('createPayment', () => Promise.reject(new Error('unplugged')), ok(aPayment()));
    rig.checkout.pay();
    await rig.clock.advance(0);
    expect(rig.page()).toBe('outcome-unknown');
    await rig.clock.advance(2000);
    expect(rig.page()).toBe('awaiting');
    expect(new Set(keysSent(rig)).size).toBe(1);
  });

  test('a gateway that rejects a look is looked at again', async () => {
    const rig = await aRigWithCode();
    rig.gateway.queue('getStatus', () => Promise.reject(new Error('unplugged')));
    await rig.clock.advance(3000);
    rig.gateway.always('getStatus', statusNow(rig, { payments: [aPaidPayment()], status: 'paid' }));
    await rig.clock.advance(10_000);
    expect(rig.page()).toBe('paid');
  });

  test('a gateway that rejects the session is told, with a retry', async () => {
    const rig = aRig();
    rig.gateway.queue('getSession', () => Promise.reject(new Error('unplugged')));
    await rig.checkout.start();
    expect(rig.checkout.state.peek().page).toEqual({ name: 'unavailable', error: 'gateway-error' });
    rig.checkout.retry();
    await rig.clock.advance(0);
    expect(rig.page()).toBe('choosing');
  });

  test('a session that is none is told', async () => {
    const rig = aRig({ session: { id: sessionId } as Session });
    await rig.checkout.start();
    expect(rig.checkout.state.peek().page).toEqual({ name: 'unavailable', error: 'gateway-answer-invalid' });
  });

  test('an invalid session id is not asked for on a retry either', async () => {
    const rig = aRig({ sessionId: 'hello' });
    await rig.checkout.start();
    rig.checkout.retry();
    rig.checkout.resume();
    await rig.clock.advance(0);
    expect(rig.checkout.state.peek().page).toEqual({ name: 'unavailable', error: 'session-id-invalid' });
    expect(rig.gateway.count('getSession')).toBe(0);
  });
});

describe('a payer who presses again and again', () => {
  test('asks for an unknown outcome once a second, and not before the server allows', async () => {
    const rig = await aStartedRig();
    rig.gateway.queue('createPayment', unknown());
    rig.gateway.always('createPayment', unknown('gateway-error', 30_000));
    rig.checkout.pay();
    await rig.clock.advance(0);
    for (let press = 0; press < 20; press += 1) {
      rig.checkout.retry();
      await rig.clock.advance(100);
    }
    expect(rig.gateway.count('createPayment')).toBe(2);
    await rig.clock.advance(27_000);
    expect(rig.gateway.count('createPayment')).toBe(2);
    await rig.clock.advance(3000);
    expect(rig.gateway.count('createPayment')).toBeGreaterThan(2);
  });

  test('has the server asked about the channel once a second at most', async () => {
    const rig = await aRigWithCode();
    rig.gateway.always('reportReturn', ok(anUpdate({ payments: [aPayment()] })));
    for (let press = 0; press < 20; press += 1) {
      rig.checkout.confirm();
      await rig.clock.advance(50);
    }
    expect(rig.gateway.count('reportReturn')).toBeLessThanOrEqual(2);
  });
});

test('a paid order with a closed earlier attempt is watched for as long as that could still be paid, and no longer', async () => {
  const rig = await aRigWithCode();
  const closed = aPayment({ id: 'pay_0', status: 'closed' });
  rig.gateway.always('getStatus', statusNow(rig, { payments: [closed, aPaidPayment()], status: 'paid' }));
  await rig.clock.advance(60_000);
  rig.gateway.always('getStatus', ok(undefined));
  await rig.clock.advance(30 * 60_000 + 2 * 60 * 60_000);
  const looks = rig.gateway.count('getStatus');
  await rig.clock.advance(60 * 60_000);
  expect(rig.gateway.count('getStatus')).toBe(looks);
});

test('a session that the page was written with says nothing of the server’s clock, which is asked for at once', async () => {
  const rig = await aStartedRig({ session: aSession({ serverTime: serverTime(-60_000) }) });
  expect(rig.gateway.count('getStatus')).toBe(1);
  expect(rig.checkout.state.peek().clocks.serverOffset).toBeUndefined();
});

test('a page in doubt asks for all there is, since an earlier answer may have held the word it waits for', async () => {
  const rig = await aRigWithCode();
  rig.gateway.always('getStatus', ok({ update: anUpdate({ payments: [aPayment()] }), version: '"one"' }));
  rig.gateway.always('reportReturn', unknown());
  await rig.clock.advance(5000);
  rig.checkout.confirm();
  await rig.clock.advance(120_000);
  expect(rig.page()).toBe('confirming');
  const versions = rig.gateway.argsOf('getStatus').map(([, version]) => version);
  expect(versions).toContain('"one"');
  expect(versions[versions.length - 1]).toBeUndefined();
});

test('a launcher that never says a word leaves both ways on', async () => {
  const rig = await aStartedRig({ launch: () => undefined });
  rig.gateway.queue('createPayment', ok(aPayment()));
  rig.checkout.pay();
  await rig.clock.advance(0);
  expect(rig.page()).toBe('launching');
  await rig.clock.advance(12_000);
  expect(rig.checkout.state.peek().page).toMatchObject({ name: 'awaiting', reason: 'launch-failed' });
});

describe('a counter', () => {
  const counter = { ...desktop, terminal: 'scan' } as const;
  const products = [{ productId: 'wechat-pay.payer-code' }, { productId: 'alipay.payer-code' }];

  async function atTheField(...others: readonly string[]): Promise<Rig> {
    const rig = aRig({ environment: counter });
    rig.gateway.always('getSession', ok(aSession({ products: [...products, ...others.map((productId) => ({ productId }))] })));
    rig.gateway.always('createPayment', () => never());
    await rig.checkout.start();
    rig.checkout.pay();
    await rig.clock.advance(0);
    expect(rig.page()).toBe('collecting-code');
    return rig;
  }

  test.each([
    ['134567890123456789', 'wechat-pay.payer-code'],
    ['281234567890123456', 'alipay.payer-code'],
    ['6220123456789012345', 'wechat-pay.payer-code'],
    ['9912345678901234', 'wechat-pay.payer-code'],
  ])('takes the code %s with %s: the wallet that it is beyond doubt of, else the chosen one', async (payerCode, productId) => {
    const rig = await atTheField();
    rig.checkout.submitPayerCode(payerCode);
    await rig.clock.advance(0);
    expect(rig.gateway.argsOf('createPayment')[0]?.[1]).toMatchObject({ productId, payerCode });
  });

  test.each([
    ['is the only one whose codes begin so', ['unionpay.payer-code'], 'unionpay.payer-code'],
    ['is the only one too, though nobody could make sure of the beginning', ['jd-pay.payer-code'], 'jd-pay.payer-code'],
    ['is one of two: the chosen one is asked', ['unionpay.payer-code', 'jd-pay.payer-code'], 'wechat-pay.payer-code'],
  ])('takes a code that begins with 62 with the offered wallet that %s', async (_, others, productId) => {
    const rig = await atTheField(...others);
    rig.checkout.submitPayerCode('6220123456789012345');
    await rig.clock.advance(0);
    expect(rig.gateway.argsOf('createPayment')[0]?.[1]).toMatchObject({ productId });
  });

  test('keeps no code anywhere but in the request', async () => {
    const rig = await atTheField();
    rig.checkout.submitPayerCode('134567890123456789');
    await rig.clock.advance(0);
    expect(JSON.stringify([...rig.items])).not.toContain('134567890123456789');
  });
});

test('what is chosen and paid for in one breath is what is paid for, also before the engine has come', async () => {
  const rig = aRig();
  rig.gateway.always('getSession', ok(aSession({ products: [{ productId: 'wechat-pay.native' }, { productId: 'alipay.qr' }] })));
  rig.gateway.always('createPayment', () => never());
  const started = rig.checkout.start(never());
  await settle();
  rig.checkout.select({ productId: 'alipay.qr' });
  rig.checkout.pay();
  await rig.clock.advance(0);
  await expect.poll(() => rig.gateway.argsOf('createPayment')[0]?.[1]).toMatchObject({ productId: 'alipay.qr' });
  void started;
});
