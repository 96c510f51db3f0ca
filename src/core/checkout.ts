import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import { CashierError, type CashierErrorCode } from '../model/cashier-error.js';
import type { Environment } from '../model/environment.js';
import type { OfferList, Selection } from '../model/offer.js';
import type { Session } from '../model/session.js';
import type { Happening } from './checkout-event.js';
import { initialState, type CheckoutState, type Choice } from './checkout-state.js';
import { systemClock, type Clock } from './clock.js';
import type { Engine } from './engine.js';
import type { Answer, Gateway, ReturnReport } from './gateway.js';
import { hasStoredIntent, type IntentStorage } from './intent-storage.js';
import type { Launch } from './launch.js';
import { findOffers } from './offers.js';
import { isSessionId, openingState, sessionFault } from './opening.js';
import { plainCode } from './plain-code.js';
import type { PollPace } from './poll-pace.js';
import { steadyAnswer } from './steady-answer.js';

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
  /** What a channel sent the browser back with, if it did; it goes to the server. */
  readonly returned?: Promise<ReturnReport | undefined> | undefined;
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
  /**
   * Asks for the session; settles once it is known and everything runs.
   * @param firstScreen what is not needed for the first screen is loaded after that; at once when left out
   */
  start(firstScreen?: Promise<unknown>): Promise<void>;
  /** There is nothing to start from; the payer is told why. */
  refuse(error: CashierErrorCode): void;
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
  /** The page is seen again, `restored` from the back-forward cache, or only `glanced` at: focused or online, and in sight all the while. */
  resume(how?: 'seen' | 'restored' | 'glanced'): void;
  setHidden(hidden: boolean): void;
  explain(): OfferList;
  /** How eagerly the server is asked at this moment for what has changed. */
  pace(): PollPace;
  dispose(): void;
}

/**
 * Makes a checkout. Nothing happens until `start()`. What is offered is known first; the engine that carries an attempt out is loaded once that
 * stands, or at once when there is an attempt to go on with.
 */
export function createCheckout(parts: CheckoutParts): Checkout {
  const { gateway, sessionId, environment, clock = systemClock } = parts;
  const state = signal<CheckoutState>(initialState);
  const life = new AbortController();
  const waiting: ((engine: Engine) => void)[] = [];
  let engine: Engine | undefined;
  let loading: Promise<void> | undefined;

  const offers = computed<OfferList>(() => {
    const { session, setbacks } = state.value;
    if (!session) return { offers: [], exclusions: [] };
    const found = findOffers({ environment, order: session.order, products: session.products });
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

  const loadEngine = (): Promise<void> => {
    loading ??= import('./engine.js').then(
      ({ createEngine }) => {
        if (life.signal.aborted) return;
        engine = createEngine({ ...parts, clock, state });
        for (const use of waiting.splice(0)) use(engine);
      },
      () => {
        // A page whose other half can not be loaded must not take an order it could not follow.
        loading = undefined;
        waiting.length = 0;
        state.value = { ...state.peek(), page: { name: 'unavailable', error: 'internal-error' } };
      },
    );
    return loading;
  };

  const whenRunning = (use: (engine: Engine) => void): Promise<void> | void => {
    if (life.signal.aborted) return;
    if (engine) return use(engine);
    waiting.push(use);
    return loadEngine();
  };

  const happen = (happening: Happening): Promise<void> | void => whenRunning((running) => running.happen(happening));

  const getSession = async (): Promise<Answer<Session>> =>
    // A page may have been written a while ago: what it says of the server's clock is not of now.
    parts.session
      ? { ok: true, value: { ...parts.session, serverTime: '' } }
      : steadyAnswer((signal) => gateway.getSession(sessionId, signal), clock, life.signal);

  const openSession = async (firstScreen: Promise<unknown> | undefined): Promise<void> => {
    const askedAt = clock.now();
    const answer = await getSession();
    if (life.signal.aborted) return;
    if (!answer.ok) return happen({ type: 'load-failed', error: plainCode(answer.failure) });
    const session = answer.value;
    const error = sessionFault(session, sessionId);
    if (error) return happen({ type: 'load-failed', error });
    // An engine that somebody could not wait for is told of the session like of anything else.
    const opening =
      engine || hasStoredIntent(sessionId, parts.storage) ? undefined : openingState(session, askedAt, state.peek().clocks.resumedAt);
    if (!opening) {
      const returned = await parts.returned;
      return whenRunning((running) => running.open(session, askedAt, returned));
    }
    state.value = opening;
    await firstScreen;
    return loadEngine();
  };

  /** What the button says at this moment; the engine may come later, when something else is on the page. */
  const withChoice = (use: (running: Engine, chosen: Choice) => void): void => {
    const selected = selection.peek();
    if (!selected) return;
    const offer = offers.peek().offers.find(({ productId }) => productId === selected.productId);
    const planTotal = offer?.plans.find(({ planId }) => planId === selected.planId)?.total.value;
    void whenRunning((running) => {
      use(running, { ...selected, planTotal });
    });
  };

  const on = (happening: Happening) => (): void => void happen(happening);

  return {
    state,
    offers,
    selection,
    clock,
    start: (firstScreen) =>
      isSessionId(sessionId) ? openSession(firstScreen) : Promise.resolve(happen({ type: 'load-failed', error: 'session-id-invalid' })),
    refuse: (error) => void happen({ type: 'load-failed', error }),
    select: (wish) => {
      const offer = offers.peek().offers.find(({ productId }) => productId === wish.productId);
      if (!offer) throw new CashierError('product-unavailable', `${wish.productId} is not offered here; explain() says why.`);
      if (wish.planId !== undefined && !offer.plans.some(({ planId }) => planId === wish.planId)) {
        const planIds = offer.plans.map(({ planId }) => planId).join(', ');
        throw new CashierError('plan-unavailable', `${wish.productId} has no plan ${wish.planId} here; it has ${planIds || 'none'}.`);
      }
      // What is chosen is on the page at once, though the engine may still be on its way.
      if (!engine && state.peek().page.name === 'choosing') state.value = { ...state.peek(), selection: wish, page: { name: 'choosing' } };
      else void happen({ type: 'select', selection: wish });
    },
    pay: () => {
      withChoice((running, chosen) => {
        running.pay(chosen);
      });
    },
    submitPayerCode: (payerCode) => {
      withChoice((running, chosen) => {
        running.payByCode(payerCode, chosen, offers.peek().offers);
      });
    },
    relaunch: on({ type: 'relaunch' }),
    refresh: on({ type: 'refresh' }),
    chooseAnotherWay: on({ type: 'another-way' }),
    confirm: on({ type: 'confirm' }),
    retry: on({ type: 'retry' }),
    back: on({ type: 'back' }),
    resume: (how = 'seen') => {
      const { clocks, ...rest } = state.peek();
      // What is under way was asked for before, whoever is there to hear of it.
      if (!engine) state.value = { ...rest, clocks: { ...clocks, serverOffset: undefined, resumedAt: clock.now() } };
      engine?.checkDeadlines();
      engine?.happen({ type: 'resumed', restored: how === 'restored', glanced: how === 'glanced' });
    },
    setHidden: (hidden) => engine?.setHidden(hidden),
    explain: () => offers.peek(),
    pace: () => engine?.pace() ?? 'off',
    dispose: () => {
      life.abort();
      engine?.dispose();
    },
  };
}
