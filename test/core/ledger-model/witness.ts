import type { Checkout } from '../../../src/core/checkout';
import type { CheckoutState, PageName } from '../../../src/core/checkout-state';
import type { Answer, CloseResult, PaymentRequest, StatusAnswer } from '../../../src/core/gateway';
import type { Action } from '../../../src/model/action';
import { isFinal, type Payment } from '../../../src/model/payment';
import type { Session, SessionUpdate } from '../../../src/model/session';
import type { Listener, Operation } from './faulty-network';
import { codeOf } from './merchant-server';

/** What one tab has sent for, which outlives its pages as its storage does. */
export interface TabRecord {
  readonly products: Map<string, string>;
  /** A key that was sent and of which the page has not been told what became of it. */
  open?: string | undefined;
  /** That key went with a payer's code, which no page keeps: after a reload the session says what became of it, and nobody sends it again. */
  isOfPayerCode?: boolean;
  /** How often its payer has wished to pay, a hasty series of taps being one wish. */
  wishes: number;
}

/** Sees what one page sends, hears and shows, and writes down whatever must not be. */
export interface Witness extends Listener {
  /** When each look was sent. */
  readonly looks: readonly number[];
  /** When each page was first shown. */
  readonly since: ReadonlyMap<PageName, number>;
  follow(checkout: Checkout): void;
  launched(action: Action): void;
  hasSession(): boolean;
  closed(): void;
}

/** What a page may become once it has come to an end. */
const after: Partial<Record<PageName, readonly PageName[]>> = {
  paid: ['paid', 'paid-twice'],
  'paid-twice': ['paid-twice'],
  closed: ['closed', 'paid', 'paid-twice'],
  expired: ['expired', 'paid', 'paid-twice'],
};

/** A second, but for what is lost in adding fractions up. */
const floorMs = 999.999;

const lookOperations: readonly Operation[] = ['getStatus', 'reportReturn'];

/** Makes a witness of one page of that tab. */
export function makeWitness(
  now: () => number,
  tab: TabRecord,
  checkedAt: (paymentId: string) => number | undefined,
  object: (violation: string) => void,
): Witness {
  const looks: number[] = [];
  const since = new Map<PageName, number>();
  const paid = new Set<string>();
  const newestCodes = new Map<string, number>();
  const entered = new Map<PageName, number>();
  let isSessionPaid = false;
  let hasSession = false;
  let isClosed = false;
  let underWay = 0;
  let lastLook = -Infinity;
  let notBefore = -Infinity;
  let shown: PageName = 'loading';
  let known: readonly Payment[] = [];
  let doubtfulSince = -Infinity;

  const sentCreate = ({ idempotencyKey: key, productId, payerCode }: PaymentRequest): void => {
    const product = tab.products.get(key);
    if (product === undefined) {
      if (tab.open !== undefined) object(`a new key was sent while the outcome of ${tab.open} was unknown`);
      const doubtful = known.find((payment) => !isFinal(payment) && (payment.status === 'paying' || payment.channelAnswer !== 'unpaid'));
      if (doubtful) object(`a new attempt was asked for while ${doubtful.id} was in doubt`);
      tab.products.set(key, productId);
      if (tab.products.size > tab.wishes) object(`${String(tab.products.size)} keys for ${String(tab.wishes)} wishes`);
    } else if (product !== productId) object(`the key of ${product} was sent for ${productId}`);
    tab.open = key;
    tab.isOfPayerCode = payerCode !== undefined;
  };

  const sentLook = (): void => {
    if (underWay > 0) object('two looks at once');
    if (now() - lastLook < floorMs) object(`two looks within ${String(now() - lastLook)} ms`);
    if (now() < notBefore - 0.001) object(`a look ${String(notBefore - now())} ms before Retry-After was over`);
    underWay += 1;
    lastLook = now();
    looks.push(lastLook);
  };

  const show = ({ page, session }: CheckoutState): void => {
    if (isClosed) object(`a page that was closed came to ${page.name}`);
    const isTold = page.name === 'paid' ? isSessionPaid || paid.size > 0 : page.name === 'paid-twice' ? paid.size > 1 : true;
    if (!isTold) object(`${page.name} was shown without the server’s word`);
    if (page.name !== shown) {
      const times = (entered.get(page.name) ?? 0) + 1;
      entered.set(page.name, times);
      if (!since.has(page.name)) since.set(page.name, now());
      if (after[page.name] && times > 1) object(`${page.name} came for the ${String(times)}nd time`);
      if (page.name === 'confirming') doubtfulSince = now();
      const isCalledUnpaid = shown === 'confirming' && (page.name === 'awaiting' || page.name === 'code-expired');
      // What another page began is joined as it is.
      if (isCalledUnpaid && !('reason' in page && page.reason === 'joined') && !((checkedAt(page.paymentId) ?? -1) >= doubtfulSince)) {
        object(`${page.paymentId} was called unpaid on an older word than the question`);
      }
      if (after[shown]?.includes(page.name) === false) object(`${shown} became ${page.name}`);
      shown = page.name;
    }
    known = session?.payments ?? [];
    for (const { id, action } of known) {
      const code = Number(codeOf(action)?.split('/code-')[1] ?? -1);
      if (code >= 0 && code < (newestCodes.get(id) ?? -1)) object(`an older code of ${id} came back`);
      newestCodes.set(id, Math.max(code, newestCodes.get(id) ?? -1));
    }
  };

  return {
    looks,
    since,
    hasSession: () => hasSession,
    launched: () => void (isClosed && object('something was launched by a page that was closed')),
    follow: (checkout) => void checkout.state.subscribe(show),
    closed() {
      isClosed = true;
    },
    sent(operation, detail) {
      if (isClosed) object(`${operation} was sent by a page that was closed`);
      if (operation === 'createPayment') sentCreate(detail as PaymentRequest);
      if (lookOperations.includes(operation)) sentLook();
    },
    heard(operation, detail, answer) {
      if (operation === 'getSession') hasSession = true;
      if (lookOperations.includes(operation)) {
        underWay -= 1;
        if (answer.retryAfterMs !== undefined) notBefore = now() + answer.retryAfterMs;
      }
      const { payments, status } = told(operation, answer);
      for (const payment of payments) if (payment.status === 'paid') paid.add(payment.id);
      isSessionPaid ||= status === 'paid';
      const isToldOtherwise = payments.some((payment) => !isFinal(payment)) || (status ?? 'open') !== 'open';
      const isAnswered = operation === 'createPayment' && tab.open === (detail as PaymentRequest).idempotencyKey && isCertain(answer);
      const isAskedAnew = operation === 'getSession' && answer.ok && tab.isOfPayerCode === true;
      if (isAnswered || isToldOtherwise || isAskedAnew) tab.open = undefined;
    },
  };
}

function isCertain(answer: Answer<unknown>): boolean {
  if (answer.ok) return true;
  const { certainty, code, payment } = answer.failure;
  return certainty === 'refused' && code !== 'too-soon' && (code !== 'payment-live' || payment !== undefined);
}

/** The attempts an answer tells of, and the session's status. */
function told(operation: Operation, answer: Answer<unknown>): { payments: readonly Payment[]; status?: SessionUpdate['status'] } {
  if (!answer.ok) return { payments: answer.failure.payment ? [answer.failure.payment] : [] };
  const { value } = answer;
  switch (operation) {
    case 'getSession':
    case 'reportReturn':
      return value as Session | SessionUpdate;
    case 'getStatus':
      return (value as StatusAnswer | undefined)?.update ?? { payments: [] };
    case 'closePayment':
      return { payments: [(value as CloseResult).payment] };
    case 'createPayment':
    case 'refreshPayment':
      return { payments: [value as Payment] };
    case 'createAuthorization':
      return { payments: [] };
  }
}
