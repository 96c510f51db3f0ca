import { describe, expect, test } from 'vitest';
import type { Happening } from '../../src/core/checkout-event';
import type { CheckoutState } from '../../src/core/checkout-state';
import type { LaunchReport } from '../../src/core/launch';
import { aRunner } from './effect-rig';
import { settle } from './fake-clock';
import { aPayment, anUpdate, bridge, code, newCode, sessionId } from './fixtures';
import { later, never, ok, refused, unknown, type ScriptedGateway } from './scripted-gateway';
import { intent, on } from './walk';

describe('a launch', () => {
  const launch = { type: 'launch', payment: aPayment() } as const;

  test.each<[LaunchReport, Happening]>([
    [{ type: 'started' }, { type: 'launch-started' }],
    [
      { type: 'answered', claim: 'ok', params: { err_msg: 'ok' } },
      { type: 'wallet-answered', claim: 'ok', params: { err_msg: 'ok' } },
    ],
    [{ type: 'silent' }, { type: 'wallet-silent' }],
    [
      { type: 'failed', error: 'bridge-absent' },
      { type: 'launch-failed', error: 'bridge-absent' },
    ],
  ])('that says %j is heard, and one that was replaced is not', (report, happening) => {
    const { runner, happened, launches } = aRunner(on.launching);
    runner.run(launch);
    runner.run({ type: 'launch', payment: aPayment({ action: newCode }) });
    expect(launches.map(({ action }) => action)).toEqual([code, newCode]);
    expect(launches.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    launches[0]!.report(report);
    expect(happened).toEqual([]);
    launches[1]!.report(report);
    expect(happened).toEqual([happening]);
  });

  test('of an attempt without an action is told as such', () => {
    const { runner, happened, launches } = aRunner(on.launching);
    runner.run({ type: 'launch', payment: aPayment({ action: undefined }) });
    expect(launches).toEqual([]);
    expect(happened).toEqual([{ type: 'launch-failed', error: 'action-missing' }]);
  });

  test('that says nothing is waited for twelve seconds, from the last one on', async () => {
    const { runner, happened, clock } = aRunner(on.launching);
    runner.run(launch);
    await clock.advance(11_000);
    runner.run({ type: 'launch', payment: aPayment({ action: bridge }) });
    await clock.advance(11_999);
    expect(happened).toEqual([]);
    await clock.advance(1);
    expect(happened).toEqual([{ type: 'launch-failed', error: 'launch-failed' }]);
  });

  test('that was left for another page is not waited for', async () => {
    const { runner, happened, clock, show } = aRunner(on.launching);
    runner.run(launch);
    show(on.awaiting);
    await clock.advance(60_000);
    expect(happened).toEqual([]);
  });
});

describe('a new action', () => {
  const refresh = (afterMs = 0) => ({ type: 'refresh' as const, paymentId: 'pay_1', afterMs });
  const renewing: CheckoutState = { ...on['code-expired'], page: { name: 'code-expired', paymentId: 'pay_1', renewing: true } };
  const link: CheckoutState = { ...on.launching, page: { name: 'launching', paymentId: 'pay_1', renewing: true } };

  test.each([
    ['a covered code', renewing, 1],
    ['a link that was over', link, 1],
    ['a covered code for which it is not wished any more', on['code-expired'], 0],
    ['a link that is good', on.launching, 0],
    ['a page that left', on.choosing, 0],
  ] as const)('is asked for on %s', async (_, page, times) => {
    const { runner, gateway, clock } = aRunner(page);
    gateway.always('refreshPayment', () => never());
    runner.run(refresh());
    await clock.advance(0);
    expect(gateway.argsOf('refreshPayment').map(([id, paymentId]) => [id, paymentId])).toEqual(
      Array.from({ length: times }, () => [sessionId, 'pay_1']),
    );
  });

  test('is asked for when its wait is over, once', async () => {
    const { runner, gateway, clock, happened } = aRunner(renewing);
    gateway.always('refreshPayment', ok(aPayment({ action: newCode })));
    runner.run(refresh(1000));
    runner.run(refresh(3000));
    await clock.advance(2999);
    expect(gateway.count('refreshPayment')).toBe(0);
    await clock.advance(10_000);
    expect(happened).toEqual([{ type: 'refreshed', payment: aPayment({ action: newCode }), askedAt: 4000 }]);
  });

  test.each([
    [refused('too-soon', { retryAfterMs: 9000 }), 'too-soon', 9000],
    [refused('too-soon'), 'too-soon', 0],
    [unknown('gateway-timeout', 9000), 'gateway-timeout', undefined],
  ] as const)('that is refused is told: %j', async (answer, error, retryAfterMs) => {
    const { runner, gateway, clock, happened } = aRunner(renewing);
    gateway.queue('refreshPayment', answer);
    runner.run(refresh());
    await clock.advance(0);
    expect(happened).toEqual([{ type: 'refresh-failed', error, retryAfterMs }]);
  });
});

test('closing tells what came of it, as of the moment it was asked for', async () => {
  const result = { outcome: 'closed' as const, payment: aPayment({ status: 'closed' }) };
  const { runner, gateway, clock, happened } = aRunner(on.closing);
  const answer = later<Awaited<ReturnType<ScriptedGateway['closePayment']>>>();
  gateway.queue('closePayment', () => answer.promise);
  runner.run({ type: 'close', paymentId: 'pay_1' });
  await clock.advance(400);
  answer.resolve(ok(result));
  await settle();
  expect(gateway.argsOf('closePayment')[0]?.slice(0, 2)).toEqual([sessionId, 'pay_1']);
  expect(happened).toEqual([{ type: 'close-answered', result, askedAt: 1000 }]);
});

describe('looks', () => {
  test('with something to report ask the server to ask the channel, of the attempt that is live unless another is named', async () => {
    const { runner, gateway, clock, happened } = aRunner(on.awaiting);
    gateway.always('reportReturn', ok(anUpdate({ payments: [aPayment()] })));
    runner.run({ type: 'report', params: { a: '1' } });
    await clock.advance(1000);
    runner.run({ type: 'report', params: { b: '2' }, channel: 'alipay' });
    await clock.advance(1000);
    expect(gateway.argsOf('reportReturn').map(([, heard]) => heard)).toEqual([
      { channel: 'wechat-pay', params: { a: '1' } },
      { channel: 'alipay', params: { b: '2' } },
    ]);
    expect(happened[0]).toEqual({ type: 'status-seen', update: anUpdate({ payments: [aPayment()] }), askedAt: 1000 });
  });

  test('without an attempt to report on are plain ones', async () => {
    const { runner, gateway, clock } = aRunner(on.choosing);
    runner.run({ type: 'report', params: {} });
    await clock.advance(0);
    expect(gateway.calls.map(({ name }) => name)).toEqual(['getStatus']);
  });

  test('of a page that is asking have the channel asked every four seconds, eight times', async () => {
    const { runner, gateway, clock } = aRunner(on.confirming);
    const reportedAt: number[] = [];
    gateway.always('reportReturn', () => {
      reportedAt.push(clock.now());
      return ok(anUpdate({ payments: [aPayment()], pollAfterMs: 1000 }));
    });
    gateway.always('getStatus', ok({ update: anUpdate({ payments: [aPayment()], pollAfterMs: 1000 }) }));
    runner.run({ type: 'report', params: {} });
    runner.poller.setPace('attentive');
    await clock.advance(60_000);
    expect(reportedAt).toEqual([1, 5, 9, 13, 17, 21, 25, 29].map((second) => second * 1000));
    expect(gateway.argsOf('reportReturn').every(([, heard]) => heard.channel === 'wechat-pay')).toBe(true);
    expect(gateway.count('getStatus')).toBeGreaterThan(40);
  });

  test('of any other page, and of one without an attempt, leave the channel alone', async () => {
    for (const page of [on.awaiting, { ...on.confirming, session: { ...on.confirming.session!, payments: [] } }]) {
      const { runner, gateway, clock } = aRunner(page);
      runner.poller.setPace('attentive');
      await clock.advance(60_000);
      expect(gateway.count('reportReturn')).toBe(0);
      expect(gateway.count('getStatus')).toBeGreaterThan(10);
    }
  });

  test.each(['getStatus', 'reportReturn'] as const)('%s that began before a command was answered tells nothing', async (name) => {
    const { runner, gateway, clock, happened } = aRunner(on.awaiting);
    const update = anUpdate({ payments: [aPayment()] });
    const wait = (): Promise<void> => new Promise<void>((resolve) => clock.setTimeout(resolve, 500));
    gateway.queue('getStatus', () => wait().then(() => ok({ update })));
    gateway.queue('reportReturn', () => wait().then(() => ok(update)));
    gateway.queue('closePayment', unknown());
    runner.run(name === 'getStatus' ? { type: 'look' } : { type: 'report', params: {} });
    await clock.advance(100);
    runner.run({ type: 'close', paymentId: 'pay_1' });
    await clock.advance(900);
    expect(gateway.count(name)).toBe(1);
    expect(happened.map(({ type }) => type)).toEqual(['close-failed']);
  });

  test('keep to what the server says of time, in reports and in plain ones', async () => {
    const { runner, gateway, clock } = aRunner(on.awaiting);
    gateway.queue('reportReturn', ok(anUpdate({ pollAfterMs: 7000 })));
    gateway.queue('getStatus', refused('too-soon', { retryAfterMs: 20_000 }), ok({ update: anUpdate({ pollAfterMs: 3000 }) }));
    runner.run({ type: 'report', params: {} });
    runner.poller.setPace('attentive');
    await clock.advance(6999);
    expect(gateway.count('getStatus')).toBe(0);
    await clock.advance(1);
    expect(gateway.count('getStatus')).toBe(1);
    await clock.advance(19_999);
    expect(gateway.count('getStatus')).toBe(1);
    await clock.advance(1);
    expect(gateway.count('getStatus')).toBe(2);
    await clock.advance(2999);
    expect(gateway.count('getStatus')).toBe(2);
    await clock.advance(1);
    expect(gateway.count('getStatus')).toBe(3);
  });

  test('that failed are made soon again once the server has answered anything else', async () => {
    const { runner, gateway, clock } = aRunner(on.creating);
    gateway.always('getStatus', unknown());
    gateway.queue('createPayment', ok(aPayment()));
    runner.poller.setPace('attentive');
    await clock.advance(40_000);
    const before = gateway.count('getStatus');
    runner.run({ type: 'create', intent, afterMs: 0 });
    await clock.advance(1000);
    expect(gateway.count('getStatus')).toBe(before + 1);
  });
});

test('once disposed nothing waits, and what was asked for is given up', async () => {
  const { runner, gateway, clock, launches } = aRunner(on.launching);
  gateway.always('getStatus', () => never());
  runner.run({ type: 'launch', payment: aPayment() });
  runner.run({ type: 'create', intent, afterMs: 5000 });
  runner.run({ type: 'refresh', paymentId: 'pay_1', afterMs: 5000 });
  runner.run({ type: 'look' });
  await clock.advance(0);
  expect(clock.pending).toBe(3);
  runner.dispose();
  expect(clock.pending).toBe(0);
  expect(launches[0]!.signal.aborted).toBe(true);
  expect(gateway.argsOf('getStatus')[0]![2].aborted).toBe(true);
});
