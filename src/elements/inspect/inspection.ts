import { html, type TemplateResult } from 'lit';
import type { Checkout, CheckoutParts } from '../../core/checkout.js';
import { systemClock, type Clock } from '../../core/clock.js';
import type { Environment } from '../../model/environment.js';
import type { Payment } from '../../model/payment.js';
import { browserClues } from '../browser-clues.js';
import { paymentWords } from './answer-words.js';
import { PageLog } from './page-log.js';
import { codeWord, idWord, momentWord, numberWord } from './plain-words.js';
import type { AttemptNote, CashierRecord, PlaceNote } from './record.js';
import { RequestLog } from './request-log.js';
import { WalletLog } from './wallet-log.js';

/** A cashier that is watched, and told when there is more to show. */
interface InspectedHost {
  readonly environment: Environment;
  readonly terminal: string;
  readonly host: string;
  requestUpdate(): void;
}

/** What a cashier works with. */
type Tools = Pick<CheckoutParts, 'gateway' | 'launch'>;

/** Watches one cashier from its beginning, and changes nothing of what it does. */
export interface Inspection {
  /** The same tools, watched. */
  readonly watched: Tools;
  /** Follows the pages of a checkout until the signal is aborted. */
  follow(checkout: Checkout, signal: AbortSignal): void;
  /** The inspector with what has been written down, as it stands below the cashier. */
  view(checkout: Checkout): TemplateResult;
}

/** What is loaded where an inspector is asked for; nothing where nobody has said how. */
export interface Inspector {
  readonly beginInspection?: typeof beginInspection;
}

/** Begins to watch. What is kept is bounded, and made of numbers and known words. */
export function beginInspection(host: InspectedHost, { gateway, launch }: Tools, clock: Clock = systemClock): Inspection {
  const { environment } = host;
  const clues = browserClues(window, host);
  const beganAt = clock.now();
  const now = (): number => Math.round(clock.now() - beganAt);
  let isOver = false;
  const tell = (): void => {
    if (!isOver) host.requestUpdate();
  };
  const pages = new PageLog();
  const requests = new RequestLog(now, tell);
  const wallets = new WalletLog(now, tell);

  const record = (checkout: Checkout): CashierRecord => {
    const { session, clocks } = checkout.state.peek();
    return {
      atMs: now(),
      beganAt,
      deviceTime: Date.now(),
      place: placeOf(window),
      order: session
        ? [
            numberWord(session.order.orderNo),
            `${session.order.amount.value} ${idWord(session.order.amount.currency)}`,
            codeWord(session.status),
          ]
        : [],
      attempts: session?.payments.map(attemptOf) ?? [],
      pages: pages.notes,
      requests: requests.notes,
      wallets: wallets.notes,
      polls: { ...requests.polls, pace: checkout.pace() },
      clocks,
    };
  };

  return {
    watched: { gateway: requests.watch(gateway), launch: wallets.watch(launch) },
    follow({ state }, signal) {
      const unsubscribe = state.subscribe((next) => {
        pages.see(next, now());
      });
      signal.addEventListener('abort', () => {
        isOver = true;
        unsubscribe();
      });
    },
    view: (checkout) =>
      html`<uc-inspector
        .list=${checkout.explain()}
        .environment=${environment}
        .clues=${clues}
        .record=${record(checkout)}
      ></uc-inspector>`,
  };
}

function attemptOf(payment: Payment): AttemptNote {
  const { productId, outTradeNo, checkedAt } = payment;
  return {
    productId: idWord(productId),
    outTradeNo: numberWord(outTradeNo),
    words: paymentWords(payment),
    checkedAt: checkedAt === undefined ? undefined : momentWord(checkedAt),
  };
}

function placeOf({ location, isSecureContext, parent, self, document, navigator }: Window & typeof globalThis): PlaceNote {
  return {
    origin: location.origin,
    isSecure: isSecureContext,
    isFramed: parent !== self,
    isHidden: document.visibilityState === 'hidden',
    isOnline: navigator.onLine,
  };
}
