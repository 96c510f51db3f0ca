import { describe, expect, test } from 'vitest';
import { createCheckout, type Checkout } from '../../src/core/checkout';
import type { InstalmentPlan } from '../../src/model/instalment-plan';
import type { Money } from '../../src/model/money';
import type { Payment } from '../../src/model/payment';
import { createFakeClock, type FakeClock } from './fake-clock';
import { aPayment, aSession, anUpdate, code, desktop, serverTime, sessionId } from './fixtures';
import { createScriptedGateway, ok, refused, unknown, type ScriptedGateway } from './scripted-gateway';

const yuan = (value: number): Money => ({ value, currency: 'CNY' });

function plan(planId: string, periods: number, fee = 0): InstalmentPlan {
  const total = 102400 + fee;
  const each = Math.floor(total / periods);
  const parts = { firstPeriod: yuan(total - each * (periods - 1)), eachPeriod: yuan(each), fee: yuan(fee), total: yuan(total) };
  return { planId, periods, feeBearer: fee > 0 ? 'payer' : 'merchant', ...parts };
}

const plans = [plan('four', 4), plan('eight', 8, 6400)];
const huabei = {
  productId: 'alipay.huabei',
  action: { kind: 'form', url: 'https://openapi.alipay.com/gateway.do', method: 'POST', fields: [] },
} as const;

interface Rig {
  readonly checkout: Checkout;
  readonly gateway: ScriptedGateway;
  readonly clock: FakeClock;
  /** The actions that were started. */
  readonly launched: string[];
}

/** A desk where 花呗 stands beside Alipay; nothing has been started but by the test. */
function aRig(kept?: string, payments: readonly Payment[] = []): Rig {
  const products = [{ productId: 'alipay.page' }, { productId: 'alipay.huabei', plans }];
  const clock = createFakeClock();
  const gateway = createScriptedGateway();
  const launched: string[] = [];
  let keys = 0;
  const checkout = createCheckout({
    gateway,
    sessionId,
    environment: desktop,
    clock,
    session: aSession({ products, payments }),
    storage: { getItem: () => kept ?? null, setItem: () => {}, removeItem: () => {} },
    random: () => 0,
    createKey: () => `key-${String(++keys).padStart(20, '0')}`,
    launch: ({ kind }, report) => {
      launched.push(kind);
      report({ type: 'started' });
    },
  });
  return { checkout, gateway, clock, launched };
}

async function aStartedRig(): Promise<Rig> {
  const rig = aRig();
  await rig.checkout.start();
  return rig;
}

async function pay({ checkout, clock }: Rig, planId = 'four'): Promise<void> {
  checkout.select({ productId: 'alipay.huabei', planId });
  checkout.pay();
  await clock.advance(0);
}

describe('the button pays what it says', () => {
  test('what is chosen is on the page at once, however late the engine comes', async () => {
    const rig = aRig();
    rig.gateway.queue('createPayment', ok(aPayment({ ...huabei, plan: plans[1] })));
    let isShown = (): void => {};
    const started = rig.checkout.start(new Promise<void>((resolve) => (isShown = resolve)));
    await rig.clock.advance(0);
    expect(rig.checkout.state.peek().page.name).toBe('choosing');
    rig.checkout.select({ productId: 'alipay.huabei', planId: 'eight' });
    expect(rig.checkout.selection.peek()).toEqual({ productId: 'alipay.huabei', planId: 'eight' });
    rig.checkout.pay();
    isShown();
    await started;
    await rig.clock.advance(0);
    expect(rig.gateway.argsOf('createPayment')[0]?.[1]).toMatchObject({ productId: 'alipay.huabei', planId: 'eight' });
  });

  test('what was on the page when it was pressed is paid, whatever is chosen before the engine comes', async () => {
    const rig = aRig();
    rig.gateway.queue('createPayment', ok(aPayment({ productId: 'alipay.page', action: huabei.action })));
    const started = rig.checkout.start();
    await Promise.resolve();
    await Promise.resolve();
    rig.checkout.pay();
    rig.checkout.select({ productId: 'alipay.huabei', planId: 'eight' });
    await started;
    await rig.clock.advance(0);
    expect(rig.gateway.argsOf('createPayment').map(([, { productId }]) => productId)).toEqual(['alipay.page']);
  });

  test('an attempt of another sum than the button said is not started unasked', async () => {
    const rig = await aStartedRig();
    rig.gateway.queue('createPayment', ok(aPayment({ ...huabei, plan: plan('four', 4, 30000) })));
    await pay(rig);
    expect(rig.launched).toEqual([]);
    expect(rig.checkout.state.peek().page).toMatchObject({ name: 'confirming', cause: 'joined' });
  });

  test('nor one with another plan of the same sum', async () => {
    const rig = await aStartedRig();
    rig.gateway.queue('createPayment', ok(aPayment({ ...huabei, plan: plan('two', 2) })));
    await pay(rig);
    expect(rig.launched).toEqual([]);
  });

  test('nor one with a plan where none was chosen', async () => {
    const rig = await aStartedRig();
    rig.gateway.queue('createPayment', ok(aPayment({ productId: 'alipay.page', action: huabei.action, plan: plans[0] })));
    rig.checkout.select({ productId: 'alipay.page' });
    rig.checkout.pay();
    await rig.clock.advance(0);
    expect(rig.launched).toEqual([]);
  });

  test.each<[string, InstalmentPlan | undefined]>([
    ['is as it was shown', plans[0]],
    ['is not told again', undefined],
  ])('an attempt whose plan %s is started', async (_, told) => {
    const rig = await aStartedRig();
    rig.gateway.queue('createPayment', ok(aPayment({ ...huabei, plan: told })));
    await pay(rig);
    expect(rig.launched).toEqual(['form']);
  });
});

test("another page's attempt with another plan is not taken for the one that had no answer", async () => {
  const rig = await aStartedRig();
  rig.gateway.always('createPayment', unknown());
  await pay(rig);
  expect(rig.checkout.state.peek().page.name).toBe('outcome-unknown');
  const update = anUpdate({ serverTime: serverTime(rig.clock.now()), payments: [aPayment({ ...huabei, action: code, plan: plans[1] })] });
  rig.gateway.queue('getStatus', ok({ update }));
  await rig.clock.advance(3000);
  expect(rig.checkout.state.peek().page).toMatchObject({ name: 'awaiting', reason: 'joined' });
});

test.each([
  ['four', 'creating'],
  ['eight', 'confirming'],
])(
  'after a reload, an attempt with plan four that the server has half made is gone on with by an intent for %s: %s',
  async (planId, page) => {
    const intent = { key: 'key-kept-of-the-page-before', productId: 'alipay.huabei', planId, planTotal: 102400, stage: 'creating' };
    const rig = aRig(JSON.stringify(intent), [aPayment({ ...huabei, action: undefined, plan: plans[0] })]);
    rig.gateway.always('createPayment', () => new Promise<never>(() => {}));
    await rig.checkout.start();
    expect(rig.checkout.state.peek().page.name).toBe(page);
  },
);

test.each([
  [102400, ['form']],
  [102399, []],
])('after a reload, an attempt of 102400 fen is started unasked only where the button had said so, as %i', async (planTotal, launched) => {
  const intent = { key: 'key-kept-of-the-page-before', productId: 'alipay.huabei', planId: 'four', planTotal, stage: 'creating' };
  const rig = aRig(JSON.stringify(intent));
  rig.gateway.queue('createPayment', ok(aPayment({ ...huabei, plan: plans[0] })));
  await rig.checkout.start();
  await rig.clock.advance(0);
  expect(rig.gateway.argsOf('createPayment')[0]?.[1].idempotencyKey).toBe('key-kept-of-the-page-before');
  expect(rig.launched).toEqual(launched);
});

describe('a plan that there is not', () => {
  test('can not be chosen, and those that there are are named', async () => {
    const rig = await aStartedRig();
    expect(() => rig.checkout.select({ productId: 'alipay.huabei', planId: 'twelve' })).toThrow(
      /has no plan twelve here; it has four, eight/,
    );
    expect(() => rig.checkout.select({ productId: 'alipay.page', planId: 'four' })).toThrow(/it has none/);
  });

  test('any more is told, and the plans are asked for anew; the product is as good as before', async () => {
    const rig = await aStartedRig();
    rig.gateway.queue('createPayment', refused('plan-unavailable'));
    rig.gateway.queue(
      'getSession',
      ok(aSession({ products: [{ productId: 'alipay.huabei', plans: plans.slice(1) }, { productId: 'alipay.page' }] })),
    );
    await pay(rig);
    await rig.clock.advance(0);
    expect(rig.checkout.state.peek()).toMatchObject({ page: { name: 'choosing', notice: 'plan-unavailable' }, setbacks: [] });
    expect(rig.checkout.selection.peek()).toEqual({ productId: 'alipay.huabei', planId: 'eight' });
  });
});

describe('another plan is another attempt', () => {
  /** A desk where an attempt with the first plan waits for the payer. */
  async function aRigWithThePlan(first: Payment): Promise<Rig> {
    const rig = await aStartedRig();
    const { checkout, gateway } = rig;
    gateway.queue('createPayment', ok(first), ok(aPayment({ ...huabei, id: 'pay_2', outTradeNo: '20261122093001A2', plan: plans[1] })));
    await pay(rig);
    expect(checkout.state.peek().page.name).toBe('awaiting');
    return rig;
  }

  async function payWithTheOther({ checkout, gateway, clock }: Rig): Promise<void> {
    expect(checkout.state.peek().page.name).toBe('choosing');
    checkout.select({ productId: 'alipay.huabei', planId: 'eight' });
    expect(checkout.selection.peek()).toEqual({ productId: 'alipay.huabei', planId: 'eight' });
    checkout.pay();
    await clock.advance(0);
    const [one, other] = gateway.argsOf('createPayment').map(([, request]) => request);
    expect([one?.planId, other?.planId]).toEqual(['four', 'eight']);
    expect(other?.idempotencyKey).not.toBe(one?.idempotencyKey);
    expect(checkout.state.peek().page).toMatchObject({ name: 'awaiting', paymentId: 'pay_2' });
  }

  test('once the payer has given the first up and the channel has closed it', async () => {
    const first = aPayment({ ...huabei, plan: plans[0] });
    const rig = await aRigWithThePlan(first);
    const closed: Payment = { ...first, status: 'closed' };
    rig.gateway.queue('closePayment', ok({ outcome: 'closed', payment: closed }));
    rig.checkout.chooseAnotherWay();
    await rig.clock.advance(0);
    await payWithTheOther(rig);
  });

  test('once the server says that the first was closed', async () => {
    const first = aPayment({ ...huabei, plan: plans[0] });
    const rig = await aRigWithThePlan(first);
    const update = anUpdate({ serverTime: serverTime(rig.clock.now()), payments: [{ ...first, status: 'closed' }] });
    rig.gateway.queue('getStatus', ok({ update }));
    await rig.clock.advance(3000);
    await payWithTheOther(rig);
  });

  test('and not before: a plan that is chosen while one waits changes nothing', async () => {
    const { checkout, gateway, clock } = await aRigWithThePlan(aPayment({ ...huabei, plan: plans[0] }));
    checkout.select({ productId: 'alipay.huabei', planId: 'eight' });
    checkout.pay();
    await clock.advance(0);
    expect(gateway.count('createPayment')).toBe(1);
  });
});
