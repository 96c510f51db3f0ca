import type { Answer, CloseResult, PaymentRequest, StatusAnswer } from '../../../src/core/gateway';
import type { Action } from '../../../src/model/action';
import type { ChannelAnswer, Payment, PaymentStatus, Refund } from '../../../src/model/payment';
import type { ProductId } from '../../../src/model/product';
import type { Session, SessionUpdate } from '../../../src/model/session';
import { aSession, serverTime } from '../fixtures';
import { ok, refused, unknown } from '../scripted-gateway';
import type { Ledger } from './ledger';

/** One attempt, as the server has written it down. */
interface Row {
  readonly id: string;
  readonly outTradeNo: string;
  readonly productId: ProductId;
  readonly key: string;
  status: PaymentStatus;
  channelAnswer: ChannelAnswer;
  checkedAt?: number;
  askedAt: number;
  action?: Action;
  actionMadeAt: number;
  actionEndsAt: number;
  isReleased: boolean;
  /** Read from the payer's phone, where the product is paid that way. */
  readonly payerCode?: string | undefined;
  /** It is to be taken back, whether or not its payer is still typing. */
  isReversing?: true;
  refund?: Refund;
}

interface Key {
  readonly fingerprint: string;
  state: 'working' | 'free' | 'answered' | 'refused';
  row?: Row;
}

/** An attempt that the server has begun and is asking the channel about; `finish` is what it answers then. */
export interface Begun {
  finish(): Answer<Payment>;
}

/** What is opened, and how long things last, in milliseconds. */
export interface OrderParts {
  readonly productIds: readonly ProductId[];
  readonly orderMs: number;
  readonly codeMs: number;
}

/** A merchant's server that keeps the contract; whatever goes wrong on the way to it and back is not its doing. */
export interface MerchantServer {
  readonly session: () => Session;
  status(version: string | undefined): Answer<StatusAnswer | undefined>;
  /** What is certain at once, or an attempt that the channel is being asked for. */
  create(request: PaymentRequest, whim?: 'refuse' | 'channel-down'): Answer<Payment> | Begun;
  refresh(paymentId: string): Answer<Payment>;
  close(paymentId: string): Answer<CloseResult>;
  report(): Answer<SessionUpdate>;
  /** The channel tells of a trade of its own accord. */
  notify(outTradeNo: string): void;
  /** The channel answers no question until then. */
  muteChannel(until: number): void;
  readonly endsAt: number;
  readonly rows: readonly Readonly<Row>[];
}

const refreshGapMs = 60_000;
const reportGapMs = 3000;
const scheduleGapMs = 10_000;
const graceMs = 30_000;
const refundMs = 5000;
const reversibleAfterMs = 15_000;
const reversedAfterMs = 45_000;
const total = { value: 102_400, currency: 'CNY' };

/** Opens a session in which nothing has been tried. */
export function openMerchantServer(ledger: Ledger, now: () => number, { productIds, orderMs, codeMs }: OrderParts): MerchantServer {
  const endsAt = now() + orderMs;
  const rows: Row[] = [];
  const keys = new Map<string, Key>();
  let mutedUntil = -Infinity;
  let firstPaid: Row | undefined;

  const isUnfinished = ({ status }: Row): boolean => status === 'pending' || status === 'paying';
  const isLive = (row: Row): boolean => isUnfinished(row) && !row.isReleased;
  const sessionStatus = (): SessionUpdate['status'] => (firstPaid ? 'paid' : now() >= endsAt ? 'expired' : 'open');

  const settle = (row: Row, word: ReturnType<Ledger['ask']>): void => {
    if (word === 'paid') {
      if (row.status === 'paid') return;
      Object.assign(row, { status: 'paid', checkedAt: now() });
      if (firstPaid) row.refund = { status: 'processing', amount: total };
      else firstPaid = row;
    }
    if (!isUnfinished(row)) return;
    if (word === 'closed') Object.assign(row, { status: 'closed', checkedAt: now() });
    else if (word === 'in-progress') Object.assign(row, { status: 'paying', channelAnswer: 'in-progress', checkedAt: now() });
    else Object.assign(row, { status: 'pending', channelAnswer: 'unpaid', checkedAt: now() });
  };

  const ask = (row: Row): ReturnType<Ledger['ask']> | 'unknown' => {
    row.askedAt = now();
    if (now() < mutedUntil) {
      if (isUnfinished(row)) row.channelAnswer = 'unknown';
      return 'unknown';
    }
    const word = ledger.ask(row.outTradeNo);
    settle(row, word);
    return word;
  };

  const askSparingly = (row: Row): void => void (row.askedAt + reportGapMs <= now() && ask(row));

  const closeRow = (row: Row): CloseResult['outcome'] => {
    const word = ask(row);
    if (word === 'in-progress') {
      if (row.payerCode !== undefined) row.isReversing = true;
      return 'in-progress';
    }
    if (word !== 'unpaid' && word !== 'absent') return 'unknown';
    const closed = ledger.close(row.outTradeNo);
    if (closed === 'not-closable') row.isReleased = true;
    else if (closed === 'closed') settle(row, 'closed');
    return closed;
  };

  /** A payer's code is taken back when that is wished for, a while after it was charged; and in any case when nobody pays by it. */
  const reverseWhenDue = (row: Row): void => {
    const word = ask(row);
    const ageMs = now() - row.actionMadeAt;
    if (word === 'paid' || word === 'unknown' || ageMs < (row.isReversing ? reversibleAfterMs : reversedAfterMs)) return;
    if (ledger.reverse(row.outTradeNo) === 'closed') settle(row, 'closed');
  };

  /** What the server does of its own accord, done when it is next asked for anything. */
  const catchUp = (): void => {
    for (const row of rows) {
      if (row.status === 'paid') {
        if (row.refund && (row.checkedAt ?? 0) + refundMs <= now()) row.refund = { status: 'succeeded', amount: total };
        continue;
      }
      if (row.askedAt + scheduleGapMs > now()) continue;
      if (row.payerCode !== undefined && row.action && isUnfinished(row)) reverseWhenDue(row);
      else if (isUnfinished(row) && now() >= endsAt + graceMs) closeRow(row);
      else ask(row);
    }
  };

  const view = (row: Row): Payment => {
    const { id, productId, outTradeNo, status, channelAnswer, checkedAt, action, refund } = row;
    const isLeft = isUnfinished(row) && row.isReleased && status === 'pending';
    return {
      id,
      productId,
      outTradeNo,
      status,
      channelAnswer: isUnfinished(row) ? channelAnswer : 'unknown',
      checkedAt: checkedAt === undefined ? undefined : serverTime(checkedAt),
      action: isLeft ? { kind: 'none' } : isLive(row) ? action : undefined,
      actionExpiresInMs: isLive(row) && action && action.kind !== 'wait' ? Math.max(0, row.actionEndsAt - now()) : undefined,
      paidAmount: status === 'paid' ? total : undefined,
      refund,
    };
  };

  const update = (): SessionUpdate => ({
    status: sessionStatus(),
    payments: rows.map(view),
    expiresInMs: Math.max(0, endsAt - now()),
    serverTime: serverTime(now()),
    ...(rows.some(({ status }) => status === 'paying') ? { pollAfterMs: 1500 } : {}),
  });

  const renew = (row: Row): void => {
    row.action = toAction(row.productId, ledger.makeCode(row.outTradeNo, row.productId));
    row.actionMadeAt = now();
    const lifeMs = row.action.kind === 'qr-code' ? codeMs : orderMs;
    row.actionEndsAt = Math.min(now() + lifeMs, endsAt);
    if (row.status === 'pending') Object.assign(row, { channelAnswer: 'unpaid', checkedAt: now() });
  };

  /** A payer's code is charged once: its wallet pays at once, or asks for the password. */
  const charge = (row: Row): void => {
    row.action = { kind: 'wait' };
    row.actionMadeAt = now();
    const code = ledger.makeCode(row.outTradeNo, row.productId);
    if (paysAtOnce(row.payerCode)) ledger.pay(code);
    else ledger.scan(code);
    settle(row, ledger.ask(row.outTradeNo));
  };

  const conclude = (key: Key, row: Row, whim: 'refuse' | 'channel-down' | undefined): Answer<Payment> => {
    if (whim === 'channel-down') {
      key.state = 'free';
      return unknown('gateway-error', 2000);
    }
    if (whim === 'refuse' && isUnfinished(row)) {
      Object.assign(row, { status: 'failed', checkedAt: now() });
      key.state = 'refused';
      return refused('payment-refused');
    }
    if (isLive(row)) (row.payerCode === undefined ? renew : charge)(row);
    key.state = 'answered';
    return ok(view(row));
  };

  const claim = (name: string, fingerprint: string): Key | Answer<Payment> => {
    const known = keys.get(name);
    if (!known) return { fingerprint, state: 'working' };
    if (known.fingerprint !== fingerprint || known.state === 'refused') return refused('payment-refused');
    if (known.state === 'working') return refused('in-progress', { certainty: 'unknown', retryAfterMs: 1000 });
    return known;
  };

  const find = (paymentId: string): Row | undefined => rows.find(({ id }) => id === paymentId);

  return {
    endsAt,
    rows,
    session() {
      catchUp();
      const products = productIds.map((productId) => ({ productId }));
      return aSession({ ...update(), products, authorization: { status: 'granted', host: 'wechat' } });
    },
    status(version) {
      catchUp();
      const now = update();
      const shown = now.payments.map((payment) => ({ ...payment, actionExpiresInMs: undefined }));
      const tag = JSON.stringify([now.status, shown]);
      return tag === version ? ok(undefined) : ok({ update: now, version: tag });
    },
    create({ productId, planId, payerCode, idempotencyKey: name }, whim) {
      catchUp();
      const claimed = claim(name, JSON.stringify([productId, planId, payerCode]));
      if ('ok' in claimed) return claimed;
      let { row } = claimed;
      if (row && (claimed.state === 'answered' || !isLive(row) || row.action)) {
        claimed.state = 'answered';
        return ok(view(row));
      }
      if (sessionStatus() !== 'open') return refused('session-ended');
      if (!row) {
        const inTheWay = rows.find((one) => isLive(one) || one.status === 'paying');
        if (inTheWay) return refused('payment-live', { payment: view(inTheWay) });
        const attempt = String(rows.length + 1);
        row = {
          ...{ id: `pay_${attempt}`, outTradeNo: `20261122093001A${attempt}`, productId, payerCode, key: name },
          ...{ status: 'pending', channelAnswer: 'unknown', isReleased: false },
          ...{ askedAt: now(), actionMadeAt: now(), actionEndsAt: now() },
        };
        rows.push(row);
      }
      const begun = row;
      Object.assign(claimed, { row: begun, state: 'working' });
      keys.set(name, claimed);
      return { finish: () => conclude(claimed, begun, whim) };
    },
    refresh(paymentId) {
      catchUp();
      const row = find(paymentId);
      if (!row || !isLive(row) || row.payerCode !== undefined || sessionStatus() !== 'open') return refused('refresh-refused');
      const isOver = !row.action || row.actionEndsAt - now() < 1000;
      const waitMs = isOver ? 0 : Math.min(row.actionMadeAt + refreshGapMs, row.actionEndsAt) - now();
      if (waitMs > 0) return refused('too-soon', { retryAfterMs: Math.ceil(waitMs / 1000) * 1000 });
      askSparingly(row);
      if (row.status !== 'pending' || row.channelAnswer === 'in-progress') return refused('refresh-refused');
      if (now() < mutedUntil) return unknown('gateway-error', 2000);
      const word = ledger.ask(row.outTradeNo);
      if (word !== 'absent' && word !== 'unpaid') {
        ask(row);
        return refused('refresh-refused');
      }
      renew(row);
      return ok(view(row));
    },
    close(paymentId) {
      catchUp();
      const row = find(paymentId);
      if (!row) return refused('payment-refused');
      const outcome = isUnfinished(row) ? closeRow(row) : 'unknown';
      const ended = ({ closed: 'closed', failed: 'closed', paid: 'already-paid' } as const)[row.status as 'closed'];
      return ok({ outcome: ended ?? outcome, payment: view(row) });
    },
    report() {
      catchUp();
      rows.filter(isUnfinished).forEach(askSparingly);
      return ok(update());
    },
    notify(outTradeNo) {
      const row = rows.find((one) => one.outTradeNo === outTradeNo);
      if (row) settle(row, ledger.ask(outTradeNo));
    },
    muteChannel(until) {
      mutedUntil = until;
    },
  };
}

/** What becomes of a payer's code is seen from its last digit. */
function paysAtOnce(payerCode: string | undefined): boolean {
  return Number(payerCode?.slice(-1)) % 2 === 0;
}

function toAction(productId: ProductId, code: string): Action {
  if (productId === 'wechat-pay.jsapi') {
    const parameters = { appId: 'wx88', timeStamp: '1795311021', nonceStr: '5K82', package: code, signType: 'RSA', paySign: 'oR9d' };
    return { kind: 'wechat-jsapi', parameters };
  }
  return productId === 'wechat-pay.h5' ? { kind: 'redirect', url: code } : { kind: 'qr-code', content: code };
}

/** The code that an action carries, whatever it is called there. */
export function codeOf(action: Action | undefined): string | undefined {
  if (action?.kind === 'qr-code') return action.content;
  if (action?.kind === 'redirect') return action.url;
  return action?.kind === 'wechat-jsapi' ? action.parameters.package : undefined;
}
