import { describe, expect, test } from 'vitest';
import type { Happening } from '../../src/core/checkout-event';
import { aRunner } from './effect-rig';
import { settle } from './fake-clock';
import { aPayment, aSession, desktop, inWechat, sessionId } from './fixtures';
import { later, never, ok, refused, unknown, type ScriptedGateway } from './scripted-gateway';
import { bridgeIntent, intent, on } from './walk';

const create = (afterMs = 0, key = intent.key) => ({ type: 'create' as const, intent: { ...intent, key }, afterMs });

describe('a session that is loaded', () => {
  test('is told with what was stored, as of the moment it was asked for', async () => {
    const { runner, gateway, clock, intents, happened } = aRunner(on.loading);
    const answer = later<Awaited<ReturnType<ScriptedGateway['getSession']>>>();
    gateway.queue('getSession', () => answer.promise);
    intents.keep(intent, 'creating');
    runner.run({ type: 'load' });
    await clock.advance(500);
    answer.resolve(ok(aSession()));
    await settle();
    expect(happened).toEqual([{ type: 'session-loaded', session: aSession(), stored: intents.read(), askedAt: 1000 }]);
    expect(intents.read()).toMatchObject({ key: intent.key, stage: 'creating' });
  });

  test.each([
    [unknown('gateway-timeout'), 'gateway-timeout'],
    [refused('session-not-found'), 'session-not-found'],
    [ok(aSession({ id: 'anotherSessionIdOf22chr' })), 'session-mismatch'],
  ])('and can not be had or trusted is told why: %j', async (answer, error) => {
    const { runner, gateway, happened } = aRunner(on.loading);
    gateway.queue('getSession', answer);
    runner.run({ type: 'load' });
    await settle();
    expect(happened).toEqual([{ type: 'load-failed', error }]);
  });

  test.each([
    ['awaiting', 0],
    ['loading', 1],
  ] as const)('on %s, and was asked for before a command was answered, is told %i times', async (name, times) => {
    const { runner, gateway, clock, happened } = aRunner(on[name]);
    const answer = later<Awaited<ReturnType<ScriptedGateway['getSession']>>>();
    gateway.queue('getSession', () => answer.promise);
    gateway.queue('closePayment', unknown());
    runner.run({ type: 'load' });
    runner.run({ type: 'close', paymentId: 'pay_1' });
    await clock.advance(0);
    answer.resolve(ok(aSession()));
    await settle();
    expect(happened.filter(({ type }) => type === 'session-loaded')).toHaveLength(times);
  });
});

describe('who pays', () => {
  const authorize = { type: 'authorize', intent: bridgeIntent } as const;
  const url = 'https://open.weixin.qq.com/connect/oauth2/authorize';

  test('is asked of the wallet that the product names, else of the program that shows the page', async () => {
    for (const [environment, productId, host] of [
      [inWechat, 'wechat-pay.jsapi', 'wechat'],
      [{ ...inWechat, host: 'wecom' }, 'wechat-pay.jsapi', 'wechat'],
      [desktop, 'wechat-pay.native', 'browser'],
    ] as const) {
      const { runner, gateway, intents } = aRunner(on.authorizing, environment);
      gateway.always('createAuthorization', () => never());
      runner.run({ type: 'authorize', intent: { ...bridgeIntent, productId } });
      await settle();
      expect(gateway.argsOf('createAuthorization')[0]?.slice(0, 2)).toEqual([sessionId, host]);
      expect(intents.read()).toMatchObject({ key: intent.key, stage: 'authorizing' });
    }
  });

  test('and could not be reached is told; what was reached is not', async () => {
    const { runner, gateway, happened, launches } = aRunner(on.authorizing, inWechat);
    gateway.queue('createAuthorization', ok({ redirectUrl: url }));
    runner.run(authorize);
    await settle();
    expect(launches.map(({ action }) => action)).toEqual([{ kind: 'redirect', url }]);
    launches[0]!.report({ type: 'started' });
    expect(happened).toEqual([]);
    launches[0]!.report({ type: 'failed', error: 'launch-failed' });
    expect(happened).toEqual([{ type: 'authorization-failed', error: 'launch-failed' }]);
  });

  test('is not asked for a wish that another has taken the place of', async () => {
    const { runner, gateway, launches, happened, show } = aRunner(on.authorizing, inWechat);
    gateway.queue('createAuthorization', ok({ redirectUrl: url }));
    runner.run(authorize);
    show({ ...on.authorizing, page: { name: 'authorizing', intent: { ...bridgeIntent, key: 'another' } } });
    await settle();
    expect(launches).toEqual([]);
    expect(happened).toEqual([]);
  });
});

describe('a payment that is asked for', () => {
  test('is sent once its wait is over, with all there is to say, and is kept before', async () => {
    const { runner, gateway, clock, intents } = aRunner(on.creating);
    gateway.always('createPayment', () => never());
    runner.run({ type: 'create', intent: { ...intent, planId: '6' }, afterMs: 700 });
    expect(intents.read()).toMatchObject({ key: intent.key, planId: '6', stage: 'creating' });
    await clock.advance(699);
    expect(gateway.count('createPayment')).toBe(0);
    await clock.advance(1);
    expect(gateway.argsOf('createPayment')[0]?.slice(0, 2)).toEqual([
      sessionId,
      { productId: intent.productId, planId: '6', payerCode: undefined, environment: desktop, idempotencyKey: intent.key },
    ]);
  });

  test('again is sent a second later at the soonest, and one under way is not sent again', async () => {
    const { runner, gateway, clock } = aRunner(on.creating);
    gateway.queue('createPayment', unknown());
    gateway.always('createPayment', () => never());
    runner.run(create());
    await clock.advance(300);
    runner.run(create());
    await clock.advance(699);
    expect(gateway.count('createPayment')).toBe(1);
    await clock.advance(1);
    expect(gateway.count('createPayment')).toBe(2);
    runner.run(create());
    await clock.advance(60_000);
    expect(gateway.count('createPayment')).toBe(2);
  });

  test('again is not sent sooner than the server allows, counted from its answer; another wish is sent at once', async () => {
    const { runner, gateway, clock } = aRunner(on.creating);
    const answer = later<Awaited<ReturnType<ScriptedGateway['createPayment']>>>();
    gateway.queue('createPayment', () => answer.promise);
    gateway.always('createPayment', () => never());
    runner.run(create());
    await clock.advance(2000);
    answer.resolve(unknown('gateway-error', 5000));
    await settle();
    runner.run(create());
    await clock.advance(4999);
    expect(gateway.count('createPayment')).toBe(1);
    runner.run(create(0, 'another-key'));
    await clock.advance(0);
    expect(gateway.argsOf('createPayment').map(([, { idempotencyKey }]) => idempotencyKey)).toEqual([intent.key, 'another-key']);
    await clock.advance(60_000);
    expect(gateway.count('createPayment')).toBe(2);
  });

  test('and still under way is not sent again because an earlier wish was answered', async () => {
    const { runner, gateway, clock } = aRunner(on.creating);
    const answer = later<Awaited<ReturnType<ScriptedGateway['createPayment']>>>();
    gateway.queue('createPayment', () => answer.promise);
    gateway.always('createPayment', () => never());
    runner.run(create());
    await clock.advance(0);
    runner.run(create(0, 'another-key'));
    await clock.advance(0);
    answer.resolve(unknown());
    await settle();
    runner.run(create(0, 'another-key'));
    await clock.advance(60_000);
    expect(gateway.count('createPayment')).toBe(2);
  });

  test('and forgotten before it was sent is not sent, nor kept', async () => {
    const { runner, gateway, clock, intents } = aRunner(on.creating);
    runner.run(create(500));
    runner.run({ type: 'forget-intent' });
    await clock.advance(10_000);
    expect(gateway.count('createPayment')).toBe(0);
    expect(intents.read()).toBeUndefined();
  });

  const live = aPayment({ id: 'pay_7' });
  test.each<[string, Awaited<ReturnType<ScriptedGateway['createPayment']>>, Happening]>([
    ['an attempt', ok(live), { type: 'payment-created', payment: live, askedAt: 1000 }],
    ['a live one', refused('payment-live', { payment: live }), { type: 'payment-live', payment: live, askedAt: 1000 }],
    ['a live one that is not named', refused('payment-live'), { type: 'create-unknown', retryAfterMs: undefined }],
    ['work', refused('in-progress', { retryAfterMs: 3000 }), { type: 'create-unknown', retryAfterMs: 3000 }],
    ['haste', refused('too-soon', { retryAfterMs: 2000 }), { type: 'create-unknown', retryAfterMs: 2000 }],
    ['silence', unknown('gateway-timeout'), { type: 'create-unknown', retryAfterMs: undefined }],
    ['a doubtful refusal', unknown('in-progress'), { type: 'create-unknown', retryAfterMs: undefined }],
    ['a wish for identity', refused('authorization-needed'), { type: 'authorization-needed' }],
    ['a refusal', refused('product-unavailable'), { type: 'create-refused', error: 'product-unavailable' }],
    ['a refusal with an attempt', refused('payment-refused', { payment: live }), { type: 'create-refused', error: 'payment-refused' }],
  ])('and answered with %s is told as that, whatever is on the page', async (_, answer, happening) => {
    for (const page of [on.creating, on['outcome-unknown'], on.awaiting]) {
      const { runner, gateway, clock, happened } = aRunner(page);
      gateway.queue('createPayment', answer);
      runner.run(create());
      await clock.advance(0);
      expect(happened).toEqual([happening]);
    }
  });
});
