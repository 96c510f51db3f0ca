/** What the inspector keeps of the requests. */
import { expect, test } from 'vitest';
import { RequestLog } from '../../src/elements/inspect/request-log';
import { refusal, ScriptedGateway, silence, type Script } from '../fixtures/scripted-gateway';
import { sampleSession, sessionId } from '../fixtures/session';

const { signal } = new AbortController();

/** A log of a gateway that answers so, at a moment that a test moves. */
function logOf(script: Script) {
  const clock = { now: 0 };
  const log = new RequestLog(
    () => clock.now,
    () => undefined,
  );
  return { clock, log, gateway: log.watch(new ScriptedGateway(sampleSession(), script)) };
}

test('twenty are kept, and looks that went well make room for what was done and for what failed', async () => {
  const { log, gateway } = logOf({ refreshPayment: refusal('too-soon') });
  await gateway.refreshPayment(sessionId, 'payment-1', signal);
  for (let time = 0; time < 30; time += 1) await gateway.getStatus(sessionId, undefined, signal);
  const operations = log.notes.map(({ operation }) => operation);
  expect(operations).toHaveLength(20);
  expect(operations[0]).toBe('refreshPayment');
});

test('without looks the oldest make room', async () => {
  const { log, gateway } = logOf({ refreshPayment: refusal('too-soon') });
  await gateway.getSession(sessionId, signal);
  for (let time = 0; time < 20; time += 1) await gateway.refreshPayment(sessionId, 'payment-1', signal);
  expect(new Set(log.notes.map(({ operation }) => operation))).toEqual(new Set(['refreshPayment']));
});

test('each has its moment, how long it took, and what came of it', async () => {
  const { log, clock, gateway } = logOf({});
  clock.now = 500;
  const asked = gateway.getSession(sessionId, signal);
  clock.now = 730;
  await asked;
  expect(log.notes).toEqual([{ operation: 'getSession', startedAtMs: 500, tookMs: 230, outcome: 'ok, session open' }]);
});

test('looks are counted, with those that failed, and with the time between the last two', async () => {
  const { log, clock, gateway } = logOf({ reportReturn: refusal('session-ended') });
  await gateway.getStatus(sessionId, undefined, signal);
  clock.now = 2400;
  await gateway.reportReturn(sessionId, { channel: 'alipay', params: {} }, signal);
  expect(log.polls).toMatchObject({ count: 2, failed: 1, gapMs: 2400, last: { outcome: 'refused session-ended' } });
});

test('one that is given up is told as that, once', () => {
  const leaving = new AbortController();
  const { log, clock, gateway } = logOf({ getSession: silence });
  void gateway.getSession(sessionId, leaving.signal);
  expect(log.notes).toEqual([{ operation: 'getSession', startedAtMs: 0, outcome: 'no answer yet' }]);
  clock.now = 40;
  leaving.abort();
  expect(log.notes).toEqual([{ operation: 'getSession', startedAtMs: 0, tookMs: 40, outcome: 'given up' }]);
});

test('an answer goes on as it came', async () => {
  const { gateway } = logOf({});
  const answer = { ok: false, failure: { certainty: 'unknown', code: 'gateway-error' }, retryAfterMs: 5 } as const;
  const strange = logOf({ closePayment: () => Promise.resolve(answer) });
  expect(await strange.gateway.closePayment(sessionId, 'payment-1', signal)).toBe(answer);
  expect(strange.log.notes[0]?.outcome).toBe('unknown gateway-error, not before 5 ms');
  expect(await gateway.getStatus(sessionId, undefined, signal)).toMatchObject({ ok: true });
});
