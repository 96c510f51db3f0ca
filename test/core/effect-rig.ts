import { signal } from '@preact/signals-core';
import { runEffects, type EffectRunner } from '../../src/core/checkout-effects';
import type { Happening } from '../../src/core/checkout-event';
import type { CheckoutState } from '../../src/core/checkout-state';
import { createIntentStore, type IntentStore } from '../../src/core/intent-store';
import type { LaunchReport } from '../../src/core/launch';
import type { Action } from '../../src/model/action';
import type { Environment } from '../../src/model/environment';
import { createFakeClock, type FakeClock } from './fake-clock';
import { desktop, sessionId } from './fixtures';
import { createScriptedGateway, type ScriptedGateway } from './scripted-gateway';

interface Launched {
  readonly action: Action;
  readonly report: (report: LaunchReport) => void;
  readonly signal: AbortSignal;
}

/** What carries effects out, and all that it touches. */
export interface EffectRig {
  readonly runner: EffectRunner;
  readonly gateway: ScriptedGateway;
  readonly clock: FakeClock;
  readonly intents: IntentStore;
  readonly happened: Happening[];
  readonly launches: Launched[];
  show(state: CheckoutState): void;
}

/** What carries effects out, on a page that stays as the test sets it. The clock says 1000. */
export function aRunner(page: CheckoutState, environment: Environment = desktop): EffectRig {
  const clock = createFakeClock();
  const gateway = createScriptedGateway();
  const state = signal(page);
  const intents = createIntentStore(sessionId, undefined);
  const happened: Happening[] = [];
  const launches: Launched[] = [];
  const runner = runEffects({
    gateway,
    sessionId,
    environment,
    clock,
    state,
    random: () => 0,
    intents,
    launch: (action, report, signal) => void launches.push({ action, report, signal }),
    happen: (happening) => void happened.push(happening),
    looked: () => undefined,
  });
  return { runner, gateway, clock, intents, happened, launches, show: (next) => void (state.value = next) };
}
