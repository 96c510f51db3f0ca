import { expect, test } from 'vitest';
import { createCheckout, type Checkout, type CheckoutParts } from '../../src/core/checkout';
import { createFakeClock, settle, type FakeClock } from './fake-clock';
import { aPayment, aSession, anUpdate, desktop, inWechat, sessionId } from './fixtures';
import { createScriptedGateway, never, ok, refused, type ScriptedGateway } from './scripted-gateway';

interface Rig {
  readonly checkout: Checkout;
  readonly gateway: ScriptedGateway;
  readonly clock: FakeClock;
}

/** A checkout of a session with two codes; what is launched starts at once, and nothing survives the page. */
function aRig(parts: Partial<CheckoutParts> = {}): Rig {
  const clock = createFakeClock();
  const gateway = createScriptedGateway();
  gateway.always('getSession', ok(aSession({ products: [{ productId: 'wechat-pay.native' }, { productId: 'alipay.qr' }] })));
  const checkout = createCheckout({
    gateway,
    sessionId,
    environment: desktop,
    clock,
    random: () => 0,
    createKey: () => 'key-one-key-one-key-one1',
    launch: (_, report) => {
      report({ type: 'started' });
    },
    ...parts,
  });
  return { checkout, gateway, clock };
}

async function started(rig: Rig): Promise<Rig> {
  await rig.checkout.start();
  await rig.clock.advance(0);
  return rig;
}

test('without a session nothing is offered, and a page that has none to ask for says why', async () => {
  const { checkout, gateway } = aRig();
  expect(checkout.explain()).toEqual({ offers: [], exclusions: [] });
  checkout.refuse('session-not-found');
  await expect.poll(() => checkout.state.peek().page).toEqual({ name: 'unavailable', error: 'session-not-found' });
  expect(gateway.calls).toEqual([]);
});

test('how eagerly the server is asked: not before anything runs, calmly while the payer chooses, attentively while something may happen', async () => {
  const rig = aRig();
  expect(rig.checkout.pace()).toBe('off');
  await started(rig);
  expect(rig.checkout.pace()).toBe('calm');
  rig.gateway.always('createPayment', ok(aPayment()));
  rig.checkout.pay();
  await rig.clock.advance(0);
  expect(rig.checkout.pace()).toBe('attentive');
});

test('a page that is seen, hidden or left before anything runs is none the worse for it', async () => {
  const { checkout, gateway, clock } = aRig();
  checkout.resume();
  checkout.setHidden(true);
  checkout.dispose();
  checkout.pay();
  checkout.confirm();
  checkout.refuse('session-not-found');
  await settle();
  expect(checkout.state.peek().page).toEqual({ name: 'loading' });
  expect(gateway.calls).toEqual([]);
  expect(clock.pending).toBe(0);
});

test('a page that is left while its second half is on the way pays nothing', async () => {
  const { checkout, gateway, clock } = aRig();
  void checkout.start(never());
  await settle();
  checkout.pay();
  checkout.dispose();
  await settle();
  expect(gateway.count('createPayment')).toBe(0);
  expect(clock.pending).toBe(0);
});

test('what is explained is what is offered, with what was refused last', async () => {
  const rig = await started(aRig());
  const ids = (): string[] => rig.checkout.explain().offers.map(({ productId }) => productId);
  expect(ids()).toEqual(['wechat-pay.native', 'alipay.qr']);
  rig.gateway.queue('createPayment', refused('product-unavailable'));
  rig.checkout.pay();
  await rig.clock.advance(0);
  expect(ids()).toEqual(['alipay.qr', 'wechat-pay.native']);
  expect(rig.checkout.selection.peek()).toEqual({ productId: 'alipay.qr', planId: undefined });
  expect(rig.checkout.explain()).toBe(rig.checkout.offers.peek());
});

test('a choice of what is not there names its mistake', async () => {
  const { checkout } = await started(aRig());
  expect(() => checkout.select({ productId: 'wechat-pay.jsapi' })).toThrow(expect.objectContaining({ code: 'product-unavailable' }));
  expect(() => checkout.select({ productId: 'alipay.qr', planId: '3' })).toThrow(expect.objectContaining({ code: 'plan-unavailable' }));
  expect(() => checkout.select({ productId: 'alipay.qr', planId: '3' })).toThrow(/it has none/);
});

test('a choice while an attempt is waited for does not leave it', async () => {
  const rig = await started(aRig());
  rig.gateway.queue('createPayment', ok(aPayment()));
  rig.checkout.pay();
  await rig.clock.advance(0);
  rig.checkout.select({ productId: 'alipay.qr' });
  expect(rig.checkout.state.peek().page).toEqual({ name: 'awaiting', paymentId: 'pay_1' });
});

test('a page that leaves for the wallet is not taken back by being looked at', async () => {
  const rig = aRig({ environment: inWechat });
  rig.gateway.always('getSession', ok(aSession()));
  rig.gateway.always('createAuthorization', () => never());
  await started(rig);
  rig.checkout.pay();
  await rig.clock.advance(0);
  rig.checkout.resume();
  await rig.clock.advance(0);
  expect(rig.checkout.state.peek().page.name).toBe('authorizing');
  expect(rig.gateway.count('getSession')).toBe(1);
});

test('a code whose time passes is covered then, and one whose time passed in sleep when the page is seen again', async () => {
  for (const isAsleep of [false, true]) {
    const rig = await started(aRig());
    rig.gateway.queue('createPayment', ok(aPayment()));
    rig.checkout.pay();
    await rig.clock.advance(0);
    if (isAsleep) {
      rig.clock.sleep(120_000);
      rig.checkout.resume();
    } else await rig.clock.advance(120_000);
    expect(rig.checkout.state.peek().page.name).toBe('code-expired');
  }
});

test('a page that is hidden looks once a minute', async () => {
  const rig = await started(aRig());
  rig.gateway.queue('createPayment', ok(aPayment({ actionExpiresInMs: 1_000_000 })));
  rig.checkout.pay();
  await rig.clock.advance(0);
  rig.checkout.setHidden(true);
  await rig.clock.advance(5000);
  const before = rig.gateway.count('getStatus');
  rig.gateway.always('getStatus', ok({ update: anUpdate({ payments: [aPayment({ actionExpiresInMs: 1_000_000 })] }) }));
  await rig.clock.advance(180_000);
  expect(rig.gateway.count('getStatus') - before).toBe(3);
});

test('a code of the payer’s is taken with the product that reads codes, though its channel offers another', async () => {
  const products = ['wechat-pay.payer-code', 'alipay.payer-code', 'alipay.qr'].map((productId) => ({ productId }));
  const rig = aRig({ environment: { ...desktop, terminal: 'scan' } });
  rig.gateway.always('getSession', ok(aSession({ products })));
  rig.gateway.always('createPayment', () => never());
  await started(rig);
  expect(rig.checkout.explain().offers).toHaveLength(3);
  rig.checkout.pay();
  await rig.clock.advance(0);
  rig.checkout.submitPayerCode('281234567890123456');
  await rig.clock.advance(0);
  expect(rig.gateway.argsOf('createPayment')[0]?.[1]).toMatchObject({ productId: 'alipay.payer-code' });
});
