import type { Signal } from '@preact/signals-core';
import { productDefinitions } from '../channels/products.js';
import type { Environment } from '../model/environment.js';
import type { Selection } from '../model/offer.js';
import type { Session } from '../model/session.js';
import { runEffects } from './checkout-effects.js';
import type { Happening } from './checkout-event.js';
import type { CheckoutState } from './checkout-state.js';
import type { Clock } from './clock.js';
import { createDeadline } from './deadline.js';
import type { Gateway, ReturnReport } from './gateway.js';
import type { IntentStorage } from './intent-storage.js';
import { createIntentStore } from './intent-store.js';
import type { Launch } from './launch.js';
import { randomChance, randomKey } from './random.js';
import { steadyGateway } from './steady-gateway.js';
import { transition } from './transitions.js';
import { paceOf } from './watch.js';

/** What an engine is made of. */
export interface EngineParts {
  readonly gateway: Gateway;
  readonly sessionId: string;
  readonly environment: Environment;
  readonly launch: Launch;
  readonly clock: Clock;
  /** From 0 up to 1; spreads the looks of many pages. */
  readonly random?: (() => number) | undefined;
  readonly createKey?: (() => string) | undefined;
  readonly storage?: IntentStorage | undefined;
  readonly state: Signal<CheckoutState>;
}

/** Runs the life of a checkout: takes what happens through the transitions, and carries out what they ask for. */
export interface Engine {
  happen(happening: Happening): void;
  /** Takes a session in which something was tried before, here or elsewhere. */
  open(session: Session, askedAt: number, returned?: ReturnReport): void;
  pay(chosen: Selection, payerCode?: string): void;
  setHidden(hidden: boolean): void;
  checkDeadlines(): void;
  dispose(): void;
}

/** Makes an engine, which takes the state from where it is. */
export function createEngine(parts: EngineParts): Engine {
  const { clock, state, random = randomChance, createKey = randomKey } = parts;
  const intents = createIntentStore(parts.sessionId, parts.storage);
  let disposed = false;

  const follow = ({ clocks }: CheckoutState): void => {
    actionDeadline.set(clocks.actionEndsAt);
    orderDeadline.set(clocks.orderEndsAt);
    effects.poller.setPace(paceOf(state.peek(), clock.now()));
  };

  const happen = (happening: Happening): void => {
    if (disposed) return;
    const step = transition(state.peek(), { ...happening, at: clock.now() });
    state.value = step.state;
    follow(step.state);
    for (const effect of step.effects) effects.run(effect);
  };

  const actionDeadline = createDeadline(clock, () => {
    happen({ type: 'action-over' });
  });
  const orderDeadline = createDeadline(clock, () => {
    happen({ type: 'order-over' });
  });
  const effects = runEffects({
    ...parts,
    gateway: steadyGateway(parts.gateway),
    random,
    intents,
    happen,
    looked: () => follow(state.peek()),
  });
  follow(state.peek());

  const pay = (chosen: Selection, payerCode?: string): void => {
    const intent = { ...chosen, key: createKey(), payerCode };
    if (payerCode !== undefined) return happen({ type: 'code-read', intent });
    const definition = productDefinitions.get(chosen.productId);
    const isKnown = state.peek().session?.authorization.status === 'granted';
    const needs = definition?.way === 'payer-code' ? 'payer-code' : definition?.identityHost && !isKnown ? 'identity' : undefined;
    happen({ type: 'pay', intent, needs });
  };

  return {
    happen,
    open: (session, askedAt, returned) => {
      happen({ type: 'session-loaded', session, stored: intents.read(), returned, askedAt });
    },
    pay,
    setHidden: effects.poller.setHidden,
    checkDeadlines() {
      actionDeadline.check();
      orderDeadline.check();
    },
    dispose() {
      disposed = true;
      actionDeadline.set(undefined);
      orderDeadline.set(undefined);
      effects.dispose();
    },
  };
}
