import type { Payment } from '../model/payment.js';
import { channelOf } from '../model/product.js';
import { actingProduct } from './acting-product.js';
import type { CheckoutEffect, Happening } from './checkout-event.js';
import type { Intent, PageName } from './checkout-state.js';
import type { EngineParts } from './engine.js';
import type { Answer, GatewayFailure, ReturnReport } from './gateway.js';
import type { IntentStore } from './intent-store.js';
import { plainCode } from './plain-code.js';
import type { LaunchReport } from './launch.js';
import { isSessionId, sessionFault } from './opening.js';
import { createPoller, type LookResult, type Poller } from './poller.js';
import { liveOf } from './server-facts.js';

/** What carries effects out. */
export interface EffectRunner {
  readonly poller: Poller;
  run(effect: CheckoutEffect): void;
  dispose(): void;
}

interface EffectParts extends EngineParts {
  readonly random: () => number;
  readonly intents: IntentStore;
  readonly happen: (happening: Happening) => void;
  /** A look is over, whether or not it brought anything. */
  readonly looked: () => void;
}

/** While a page is confirming, its looks ask the server to ask the channel: this often, and this many times. */
const reportEveryMs = 4000;
const mostReports = 8;

/** Pages that wait for a word which an earlier answer may have held. */
const inDoubt: readonly PageName[] = ['confirming', 'code-expired', 'outcome-unknown'];

/** A launcher that has not said a word by then is not waited for. */
const launchWithinMs = 12_000;

/** The same request is not sent again sooner than that. */
const createFloorMs = 1000;

/** Carries effects out against the gateway, the launcher and the clock, and tells what came of them. */
export function runEffects(parts: EffectParts): EffectRunner {
  const { gateway, sessionId, environment, clock, intents, state, happen } = parts;
  const life = new AbortController();
  // What was asked for before a command was answered tells of the time before it, and is dropped.
  let commands = 0;
  let version: string | undefined;
  let launching = new AbortController();
  let creating: string | undefined;
  let createTimer: unknown;
  let launchTimer: unknown;
  let createNotBefore = -Infinity;
  let wished: string | undefined;
  let refreshTimer: unknown;
  let reports = 0;
  let reportedAt = -Infinity;
  let heard: ReturnReport | undefined;

  const load = async (): Promise<void> => {
    if (!isSessionId(sessionId)) return happen({ type: 'load-failed', error: 'session-id-invalid' });
    const begun = commands;
    const askedAt = clock.now();
    const answer = await gateway.getSession(sessionId, life.signal);
    if (begun !== commands && state.peek().page.name !== 'loading') return;
    if (!answer.ok) return happen({ type: 'load-failed', error: plainCode(answer.failure) });
    const error = sessionFault(answer.value, sessionId);
    if (error) return happen({ type: 'load-failed', error });
    happen({ type: 'session-loaded', session: answer.value, stored: intents.read(), askedAt });
  };

  const authorize = async (intent: Intent): Promise<void> => {
    intents.keep(intent, 'authorizing');
    const { session } = state.peek();
    const acting = session && actingProduct(intent.productId, environment, session);
    const host = acting?.identityHost ?? environment.host;
    const answer = await gateway.createAuthorization(sessionId, host, life.signal);
    // A payer who has gone back, or away, is not sent after all.
    const { page } = state.peek();
    if (life.signal.aborted || page.name !== 'authorizing' || page.intent.key !== intent.key) return;
    if (!answer.ok) return happen({ type: 'authorization-failed', error: 'authorization-unavailable' });
    parts.launch(
      { kind: 'redirect', url: answer.value.redirectUrl },
      (report) => {
        if (report.type === 'failed') happen({ type: 'authorization-failed', error: report.error });
      },
      restartLaunch(),
    );
  };

  const create = (intent: Intent, afterMs: number): void => {
    intents.keep(intent, 'creating');
    if (intent.key !== wished) createNotBefore = -Infinity;
    wished = intent.key;
    clock.clearTimeout(createTimer);
    createTimer = clock.setTimeout(() => void send(intent), Math.max(afterMs, createNotBefore - clock.now()));
  };

  const send = async (intent: Intent): Promise<void> => {
    const { key, productId, planId, payerCode } = intent;
    if (creating === key) return;
    creating = key;
    const askedAt = clock.now();
    // The payer may press for an answer; the server is not pressed beyond what it allows.
    createNotBefore = askedAt + createFloorMs;
    const request = { productId, planId, payerCode, environment, idempotencyKey: key };
    const answer = await gateway.createPayment(sessionId, request, life.signal);
    if (creating === key) creating = undefined;
    createNotBefore = Math.max(createNotBefore, clock.now() + (answer.retryAfterMs ?? 0));
    commands += 1;
    // The answer to an earlier wish is not the answer to this one.
    const { page } = state.peek();
    if ('intent' in page && page.intent.key !== key) return;
    if (answer.ok) {
      poller.recover();
      return happen({ type: 'payment-created', payment: answer.value, askedAt });
    }
    happen(afterCreate(answer.failure, answer.retryAfterMs, askedAt));
  };

  const report = async (heard: ReturnReport): Promise<LookResult> => {
    reports += 1;
    reportedAt = clock.now();
    const askedAt = reportedAt;
    const begun = commands;
    const answer = await gateway.reportReturn(sessionId, heard, life.signal);
    if (answer.ok) {
      poller.recover();
      if (begun === commands) happen({ type: 'status-seen', update: answer.value, askedAt });
    }
    return lookResult(answer, answer.ok ? answer.value.pollAfterMs : undefined);
  };

  const look = async (): Promise<LookResult> => {
    const { page } = state.peek();
    const isDue = page.name === 'confirming' && reports < mostReports && clock.now() - reportedAt >= reportEveryMs;
    const live = liveOf(state.peek());
    const told = heard ?? (isDue && live ? { channel: channelOf(live.productId), params: {} } : undefined);
    heard = undefined;
    return told ? report(told) : lookAtStatus();
  };

  const tell = (params: ReturnReport['params'], channel = channelOf(liveOf(state.peek())?.productId ?? '')): void => {
    reports = 0;
    // Without an attempt there is nothing to report on, but for what another channel's page brought back.
    heard = channel ? { channel, params } : undefined;
    poller.lookNow();
  };

  const lookAtStatus = async (): Promise<LookResult> => {
    const begun = commands;
    const askedAt = clock.now();
    // After a sleep the server's clock is asked for again, and a page in doubt for all there is; "unchanged" would tell neither.
    const { page, clocks } = state.peek();
    const known = clocks.serverOffset === undefined || inDoubt.includes(page.name) ? undefined : version;
    const answer = await gateway.getStatus(sessionId, known, life.signal);
    if (answer.ok && answer.value && begun === commands) {
      version = answer.value.version;
      happen({ type: 'status-seen', update: answer.value.update, askedAt });
    }
    return lookResult(answer, answer.ok ? answer.value?.update.pollAfterMs : undefined);
  };

  const poller = createPoller({
    clock,
    random: parts.random,
    look: async () => {
      const result = await look();
      parts.looked();
      return result;
    },
  });

  const refresh = async (paymentId: string): Promise<void> => {
    const { page } = state.peek();
    if ((page.name !== 'code-expired' && page.name !== 'launching') || !page.renewing) return;
    const askedAt = clock.now();
    const answer = await gateway.refreshPayment(sessionId, paymentId, life.signal);
    commands += 1;
    if (answer.ok) return happen({ type: 'refreshed', payment: answer.value, askedAt });
    const { failure, retryAfterMs } = answer;
    happen({
      type: 'refresh-failed',
      error: plainCode(failure),
      retryAfterMs: failure.code === 'too-soon' ? (retryAfterMs ?? 0) : undefined,
    });
  };

  const close = async (paymentId: string): Promise<void> => {
    const askedAt = clock.now();
    const answer = await gateway.closePayment(sessionId, paymentId, life.signal);
    commands += 1;
    if (answer.ok) happen({ type: 'close-answered', result: answer.value, askedAt });
    else happen({ type: 'close-failed', error: plainCode(answer.failure) });
  };

  const restartLaunch = (): AbortSignal => {
    launching.abort();
    launching = new AbortController();
    return launching.signal;
  };

  const launch = (payment: Payment): void => {
    const signal = restartLaunch();
    clock.clearTimeout(launchTimer);
    launchTimer = clock.setTimeout(() => {
      if (state.peek().page.name === 'launching') happen({ type: 'launch-failed', error: 'launch-failed' });
    }, launchWithinMs);
    if (!payment.action) return happen({ type: 'launch-failed', error: 'action-missing' });
    parts.launch(
      payment.action,
      (heard) => {
        if (!signal.aborted) happen(afterLaunch(heard));
      },
      signal,
    );
  };

  const run = (effect: CheckoutEffect): void => {
    switch (effect.type) {
      case 'load':
        return void load();
      case 'authorize':
        return void authorize(effect.intent);
      case 'create':
        return create(effect.intent, effect.afterMs);
      case 'forget-intent':
        clock.clearTimeout(createTimer);
        return intents.forget();
      case 'launch':
        return launch(effect.payment);
      case 'report':
        return tell(effect.params, effect.channel);
      case 'refresh':
        clock.clearTimeout(refreshTimer);
        refreshTimer = clock.setTimeout(() => void refresh(effect.paymentId), effect.afterMs);
        return;
      case 'close':
        return void close(effect.paymentId);
      case 'look':
        return poller.lookNow();
    }
  };

  return {
    poller,
    run,
    dispose() {
      life.abort();
      launching.abort();
      clock.clearTimeout(createTimer);
      clock.clearTimeout(refreshTimer);
      clock.clearTimeout(launchTimer);
      poller.dispose();
    },
  };
}

function afterCreate(failure: GatewayFailure, retryAfterMs: number | undefined, askedAt: number): Happening {
  if (failure.code === 'payment-live' && failure.payment) return { type: 'payment-live', payment: failure.payment, askedAt };
  if (failure.code === 'authorization-needed') return { type: 'authorization-needed' };
  const isOpen =
    failure.certainty === 'unknown' || failure.code === 'in-progress' || failure.code === 'payment-live' || failure.code === 'too-soon';
  return isOpen ? { type: 'create-unknown', retryAfterMs } : { type: 'create-refused', error: plainCode(failure) };
}

function afterLaunch(report: LaunchReport): Happening {
  switch (report.type) {
    case 'started':
      return { type: 'launch-started' };
    case 'answered':
      return { type: 'wallet-answered', claim: report.claim, params: report.params };
    case 'silent':
      return { type: 'wallet-silent' };
    case 'failed':
      return { type: 'launch-failed', error: report.error };
  }
}

function lookResult(answer: Answer<unknown>, pollAfterMs: number | undefined): LookResult {
  return { failed: !answer.ok, pollAfterMs, retryAfterMs: answer.retryAfterMs };
}
