import type { Signal } from '@preact/signals-core';
import { identifyPayerCode } from '../channels/payer-codes.js';
import { productDefinitions } from '../channels/products.js';
import type { Environment } from '../model/environment.js';
import type { Offer } from '../model/offer.js';
import { channelOf } from '../model/product.js';
import type { Session } from '../model/session.js';
import { actingProduct } from './acting-product.js';
import { runEffects } from './checkout-effects.js';
import type { Happening } from './checkout-event.js';
import type { CheckoutState, Choice } from './checkout-state.js';
import type { Clock } from './clock.js';
import { createDeadline } from './deadline.js';
import type { Gateway, ReturnReport } from './gateway.js';
import type { IntentStorage } from './intent-storage.js';
import { createIntentStore } from './intent-store.js';
import type { Launch } from './launch.js';
import type { PollPace } from './poll-pace.js';
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
  pay(chosen: Choice): void;
  /** Takes the code that a payer shows, with the one offered product whose codes begin so, else with the chosen one. */
  payByCode(payerCode: string, chosen: Choice, offers: readonly Offer[]): void;
  setHidden(hidden: boolean): void;
  checkDeadlines(): void;
  /** How eagerly the status is asked for at this moment. */
  pace(): PollPace;
  dispose(): void;
}

/** Makes an engine, which takes the state from where it is. */
export function createEngine(parts: EngineParts): Engine {
  const { clock, state, random = randomChance, createKey = randomKey } = parts;
  const intents = createIntentStore(parts.sessionId, parts.storage);
  let disposed = false;

  const follow = ({ clocks }: CheckoutState): void => {
    if (disposed) return;
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
    gateway: steadyGateway(parts.gateway, clock),
    random,
    intents,
    happen,
    looked: () => follow(state.peek()),
  });
  follow(state.peek());

  const pay = (chosen: Choice): void => {
    const { session } = state.peek();
    const acting = session && actingProduct(chosen.productId, parts.environment, session);
    const isKnown = session?.authorization.status === 'granted';
    const needs = acting?.way === 'payer-code' ? 'payer-code' : acting?.identityHost && !isKnown ? 'identity' : undefined;
    happen({ type: 'pay', intent: { ...chosen, key: createKey() }, needs });
  };

  const payByCode = (payerCode: string, chosen: Choice, offers: readonly Offer[]): void => {
    const { candidates } = identifyPayerCode(payerCode);
    const ofCode = offers.filter(
      ({ productId }) => candidates.includes(channelOf(productId)) && productDefinitions.get(productId)?.way === 'payer-code',
    );
    // Of several whose codes begin so, the one that was chosen may be right; of one, it is.
    const only = ofCode.length === 1 ? ofCode[0] : undefined;
    happen({ type: 'code-read', intent: { ...(only ? { productId: only.productId } : chosen), key: createKey(), payerCode } });
  };

  return {
    happen,
    open: (session, askedAt, returned) => {
      happen({ type: 'session-loaded', session, stored: intents.read(), returned, askedAt });
    },
    pay,
    payByCode,
    setHidden: effects.poller.setHidden,
    checkDeadlines() {
      actionDeadline.check();
      orderDeadline.check();
    },
    pace: () => paceOf(state.peek(), clock.now()),
    dispose() {
      disposed = true;
      actionDeadline.set(undefined);
      orderDeadline.set(undefined);
      effects.dispose();
    },
  };
}
