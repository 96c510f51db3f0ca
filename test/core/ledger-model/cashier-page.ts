import { createCheckout, type Checkout } from '../../../src/core/checkout';
import type { CheckoutState, PageName } from '../../../src/core/checkout-state';
import type { Clock } from '../../../src/core/clock';
import type { Gateway } from '../../../src/core/gateway';
import type { IntentStorage } from '../../../src/core/intent-storage';
import type { LaunchReport } from '../../../src/core/launch';
import type { Environment } from '../../../src/model/environment';
import type { FakeClock } from '../fake-clock';
import { sessionId } from '../fixtures';
import { codeOf } from './merchant-server';
import type { Witness } from './witness';

/** A wallet that a page has opened. */
export interface Wallet {
  readonly code: string;
  readonly report: (report: LaunchReport) => void;
}

/** One cashier on one page: the real thing, with what the world of the model needs to know of it. */
export interface CashierPage {
  readonly checkout: Checkout;
  readonly environment: Environment;
  readonly storage: IntentStorage;
  readonly witness: Witness;
  readonly wallets: readonly Wallet[];
  readonly name: () => PageName;
  readonly state: () => CheckoutState;
  /** Whether the session is there and what carries an attempt out is still being loaded. */
  readonly isLoading: () => boolean;
  /** The device has slept, and its clock has stood still. */
  standStill(ms: number): void;
  readonly timers: () => number;
  close(): void;
}

/** What a page is made of. */
export interface PageParts {
  readonly world: FakeClock;
  readonly gateway: Gateway;
  readonly environment: Environment;
  readonly storage: IntentStorage;
  readonly witness: Witness;
  readonly createKey: () => string;
  readonly random: () => number;
}

/** A storage of one tab. */
export function makeStorage(): IntentStorage {
  const items = new Map<string, string>();
  return {
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, text) => void items.set(name, text),
    removeItem: (name) => void items.delete(name),
  };
}

interface DeviceClock extends Clock {
  standStill(ms: number): void;
  readonly pending: number;
}

/** The monotonic clock of a device: it may stand still while the world goes on. */
function makeDeviceClock(world: FakeClock): DeviceClock {
  const timers = new Map<number, { handle: unknown; readonly callback: () => void; readonly dueAt: number }>();
  let stood = 0;
  let last = 0;
  const now = (): number => world.now() - stood;
  const set = (id: number, callback: () => void, dueAt: number): void => {
    const run = (): void => {
      timers.delete(id);
      callback();
    };
    timers.set(id, { callback, dueAt, handle: world.setTimeout(run, dueAt - now()) });
  };
  return {
    now,
    setTimeout(callback, delayMs) {
      set(++last, callback, now() + delayMs);
      return last;
    },
    clearTimeout(id) {
      world.clearTimeout(timers.get(id as number)?.handle);
      timers.delete(id as number);
    },
    standStill(ms) {
      stood += ms;
      for (const [id, { callback, dueAt, handle }] of [...timers]) {
        world.clearTimeout(handle);
        set(id, callback, dueAt);
      }
    },
    get pending() {
      return timers.size;
    },
  };
}

/** Opens a page, which begins to load at once. */
export function openPage({ world, gateway, environment, storage, witness, createKey, random }: PageParts): CashierPage {
  const clock = makeDeviceClock(world);
  const wallets: Wallet[] = [];
  let hasStarted = false;
  const checkout = createCheckout({
    ...{ gateway, sessionId, environment, storage, clock, createKey, random },
    launch(action, report, signal) {
      const code = codeOf(action);
      witness.launched(action);
      if (code !== undefined && action.kind !== 'qr-code') {
        wallets.push({ code, report: (said) => void (signal.aborted || report(said)) });
      }
      report({ type: 'started' });
    },
  });
  witness.follow(checkout);
  void checkout.start().then(() => {
    hasStarted = true;
  });
  return {
    ...{ checkout, environment, storage, witness, wallets },
    name: () => checkout.state.peek().page.name,
    state: () => checkout.state.peek(),
    isLoading: () => !hasStarted && witness.hasSession(),
    standStill: clock.standStill,
    timers: () => clock.pending,
    close() {
      checkout.dispose();
      witness.closed();
    },
  };
}

/** The code that a page shows, or has opened a wallet with; empty where there is none. */
export function shownCode(page: CashierPage): string {
  const { page: shown, session } = page.state();
  const payment = session?.payments.find(({ id }) => 'paymentId' in shown && id === shown.paymentId);
  return codeOf(payment?.action) ?? '';
}
