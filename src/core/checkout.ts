import { batch, computed, signal, type ReadonlySignal } from '@preact/signals-core';
import { productDefinitions } from '../channels/products';
import { CashierError } from '../model/cashier-error';
import type { Environment } from '../model/environment';
import type { OfferList, Selection } from '../model/offer';
import type { Session } from '../model/session';
import { runEffects } from './checkout-effects';
import type { CheckoutEvent, Happening } from './checkout-event';
import { initialState, type CheckoutState } from './checkout-state';
import { systemClock, type Clock } from './clock';
import { createDeadline } from './deadline';
import type { Gateway } from './gateway';
import { createIntentStore, type IntentStorage } from './intent-store';
import type { Launch } from './launch';
import { findOffers } from './offers';
import { randomChance, randomKey } from './random';
import { transition } from './transitions';
import { paceOf } from './watch';

/** What a checkout is made of. */
export interface CheckoutParts {
  readonly gateway: Gateway;
  /** At least 128 random bits, base64url; the page's only capability. */
  readonly sessionId: string;
  readonly environment: Environment;
  readonly launch: Launch;
  readonly clock?: Clock | undefined;
  /** From 0 up to 1; spreads the looks of many pages. */
  readonly random?: (() => number) | undefined;
  readonly createKey?: (() => string) | undefined;
  /** Where an intent survives a reload: `sessionStorage`. */
  readonly storage?: IntentStorage | undefined;
  /** The session, when the page already has it; saves the first request. */
  readonly session?: Session | undefined;
}

/** One order being paid: what is known, as signals, and what a payer can do. */
export interface Checkout {
  readonly state: ReadonlySignal<CheckoutState>;
  readonly offers: ReadonlySignal<OfferList>;
  /** What is chosen: the payer's choice, or the first offer. */
  readonly selection: ReadonlySignal<Selection | undefined>;
  readonly clock: Clock;
  start(): void;
  select(selection: Selection): void;
  pay(): void;
  submitPayerCode(payerCode: string): void;
  relaunch(): void;
  refresh(): void;
  chooseAnotherWay(): void;
  /** The payer says that it is done; the server is asked. */
  confirm(): void;
  retry(): void;
  back(): void;
  /** The page is seen, focused, online again or, `restored`, back from the back-forward cache. */
  resume(restored?: boolean): void;
  setHidden(hidden: boolean): void;
  explain(): OfferList;
  dispose(): void;
}

const sessionIdPattern = /^[A-Za-z0-9_-]{22,64}$/;

/** Makes a checkout. Nothing happens until `start()`. */
export function createCheckout(parts: CheckoutParts): Checkout {
  const { gateway, sessionId, environment, launch, session, clock = systemClock, random = randomChance, createKey = randomKey } = parts;
  const intents = createIntentStore(sessionId, parts.storage);
  const state = signal<CheckoutState>(initialState);
  let disposed = false;

  const offers = computed<OfferList>(() => {
    const { session: known, setbacks } = state.value;
    if (!known) return { offers: [], exclusions: [] };
    const found = findOffers({ environment, order: known.order, products: known.products });
    const isBehind = ({ productId }: { productId: string }): boolean => setbacks.includes(productId);
    return { ...found, offers: [...found.offers.filter((offer) => !isBehind(offer)), ...found.offers.filter(isBehind)] };
  });

  const selection = computed<Selection | undefined>(() => {
    const wish = state.value.selection;
    const offer = offers.value.offers.find(({ productId }) => productId === wish?.productId) ?? offers.value.offers[0];
    if (!offer) return undefined;
    const plan = offer.plans.find(({ planId }) => planId === wish?.planId) ?? offer.plans[0];
    return { productId: offer.productId, planId: plan?.planId };
  });

  const happen = (happening: Happening): void => {
    if (disposed) return;
    const at = clock.now();
    const step = transition(state.peek(), { ...happening, at } as CheckoutEvent);
    batch(() => {
      state.value = step.state;
    });
    actionDeadline.set(step.state.clocks.actionEndsAt);
    orderDeadline.set(step.state.clocks.orderEndsAt);
    effects.poller.setPace(paceOf(step.state, at));
    for (const effect of step.effects) effects.run(effect);
  };

  const actionDeadline = createDeadline(clock, () => {
    happen({ type: 'action-over' });
  });
  const orderDeadline = createDeadline(clock, () => {
    happen({ type: 'order-over' });
  });
  const effects = runEffects({ gateway, sessionId, environment, launch, clock, random, intents, given: session, state, happen });

  const pay = (payerCode?: string): void => {
    const chosen = selection.peek();
    if (!chosen) return;
    const definition = productDefinitions.get(chosen.productId);
    const intent = { ...chosen, key: createKey(), payerCode };
    if (payerCode !== undefined) return happen({ type: 'code-read', intent });
    const isKnown = state.peek().session?.authorization.status === 'granted';
    const needs = definition?.collectsPayerCode ? 'payer-code' : definition?.identityHost && !isKnown ? 'identity' : undefined;
    happen({ type: 'pay', intent, needs });
  };

  return {
    state,
    offers,
    selection,
    clock,
    start: () => {
      if (sessionIdPattern.test(sessionId)) effects.run({ type: 'load' });
      else happen({ type: 'load-failed', error: 'session-id-invalid' });
    },
    select: (wish) => {
      if (!offers.peek().offers.some(({ productId }) => productId === wish.productId)) {
        throw new CashierError('product-unavailable', `${wish.productId} is not offered here; explain() says why.`);
      }
      happen({ type: 'select', selection: wish });
    },
    pay: () => {
      pay();
    },
    submitPayerCode: pay,
    relaunch: () => {
      happen({ type: 'relaunch' });
    },
    refresh: () => {
      happen({ type: 'refresh' });
    },
    chooseAnotherWay: () => {
      happen({ type: 'another-way' });
    },
    confirm: () => {
      happen({ type: 'confirm' });
    },
    retry: () => {
      happen({ type: 'retry' });
    },
    back: () => {
      happen({ type: 'back' });
    },
    resume: (restored = false) => {
      actionDeadline.check();
      orderDeadline.check();
      happen({ type: 'resumed', restored });
    },
    setHidden: (hidden) => {
      effects.poller.setHidden(hidden);
    },
    explain: () => offers.peek(),
    dispose: () => {
      disposed = true;
      actionDeadline.set(undefined);
      orderDeadline.set(undefined);
      effects.dispose();
    },
  };
}
