import type { Answer, Gateway, GatewayFailure } from '../../../src/core/gateway';
import type { Payment } from '../../../src/model/payment';
import type { Session, SessionUpdate } from '../../../src/model/session';
import type { FakeClock } from '../fake-clock';
import { refused, unknown } from '../scripted-gateway';
import type { Begun, MerchantServer } from './merchant-server';

/** What a request is. */
export type Operation = keyof Gateway;

/** What becomes of one request on its way. */
export type Fate =
  | 'fine'
  /** It never arrives. */
  | 'lost'
  /** It arrives and takes effect; its answer does not come back. */
  | 'unheard'
  /** It arrives, and its answer is overtaken by others. */
  | 'slow'
  /** It arrives after the page has given it up. */
  | 'late'
  /** Nobody ever says anything, and nobody gives up but the page. */
  | 'silent'
  /** It arrives, and the server stumbles before it has done anything. */
  | 'broken'
  /** The channel is down: what was begun can not be finished. */
  | 'channel-down'
  | 'refused'
  | 'too-soon'
  /** Every status in the answer is a word that nobody knows. */
  | 'malformed'
  /** A gateway of the merchant's own throws. */
  | 'thrown';

/** What the network does to what is sent from now on. */
export interface Weather {
  /** Gives the next requests of an operation, or of any, that fate. */
  send(operation: Operation | 'any', fate: Fate, times: number): void;
  /** Nothing gets through until then. */
  cutUntil(moment: number): void;
  /** It is fine from now on, and quick. */
  heal(): void;
  next(operation: Operation): Fate;
  /** What those that come too soon are told of waiting. */
  retryAfterMs: number;
  /** How many requests did not fare well. */
  faults(): number;
  /** How long the next request, and the next answer, is under way. */
  delay(): number;
}

/** What is heard of the traffic of one page. */
export interface Listener {
  /** A request is sent. */
  sent(operation: Operation, detail: unknown): void;
  /** An answer comes in, whatever it says. */
  heard(operation: Operation, detail: unknown, answer: Answer<unknown>): void;
}

/** The HTTP client gives up after that. */
const timeoutMs = 10_000;
const quickMs = 20;
const slowMs = 7000;

/** Makes weather that is fine, in which ways take as long as `delays` say, one after the other, again and again. */
export function makeWeather(now: () => number, delays: readonly number[]): Weather {
  const fates = new Map<Operation | 'any', Fate[]>();
  let cut = -Infinity;
  let ways = 0;
  let faults = 0;
  let isHealed = false;
  return {
    send: (operation, fate, times) => void fates.set(operation, [...(fates.get(operation) ?? []), ...Array<Fate>(times).fill(fate)]),
    cutUntil(moment) {
      cut = moment;
    },
    heal() {
      fates.clear();
      cut = -Infinity;
      isHealed = true;
    },
    next(operation) {
      const fate = now() < cut ? 'lost' : (fates.get(operation)?.shift() ?? fates.get('any')?.shift() ?? 'fine');
      if (fate !== 'fine') faults += 1;
      return fate;
    },
    retryAfterMs: 7000,
    faults: () => faults,
    delay: () => (isHealed ? quickMs : (delays[ways++ % delays.length] ?? 0)),
  };
}

/** A gateway over that weather, to that server, for one page. */
export function connect(server: MerchantServer, weather: Weather, world: FakeClock, listener: Listener): Gateway {
  const travel = <Value>(
    operation: Operation,
    detail: unknown,
    signal: AbortSignal,
    serve: (fate: Fate) => Answer<Value> | Begun,
    garble: (value: Value) => Value = (value) => value,
  ): Promise<Answer<Value>> => {
    const fate = weather.next(operation);
    const [there, work, back] = [weather.delay(), weather.delay(), fate === 'slow' ? slowMs : weather.delay()];
    listener.sent(operation, detail);
    return new Promise((resolve, reject) => {
      let isOver = false;
      const timers: unknown[] = [];
      const after = (ms: number, then: () => void): void => void timers.push(world.setTimeout(then, ms));
      const end = (answer: Answer<Value>): void => {
        if (isOver) return;
        isOver = true;
        world.clearTimeout(patience);
        listener.heard(operation, detail, answer);
        if (fate === 'thrown') reject(new Error('The gateway threw'));
        else resolve(answer);
      };
      const patience = fate === 'silent' ? undefined : world.setTimeout(() => end(unknown('gateway-timeout')), timeoutMs);
      signal.addEventListener('abort', () => end(unknown('gateway-unreachable')));
      if (fate === 'silent') return;
      if (fate === 'lost' || fate === 'thrown') return after(there, () => end(unknown('gateway-unreachable')));
      const send = (answer: Answer<Value>): void => {
        if (fate === 'unheard') after(back, () => end(unknown('gateway-unreachable')));
        else after(back, () => end(answer.ok && fate === 'malformed' ? { ok: true, value: garble(answer.value) } : answer));
      };
      after(fate === 'late' ? timeoutMs + 2000 : there, () => {
        if (fate === 'broken') return send(unknown('gateway-error'));
        if (fate === 'too-soon') return send(refused('too-soon', { retryAfterMs: weather.retryAfterMs }));
        if (fate === 'refused' && operation !== 'createPayment') return send(refused(refusals[operation]));
        const answer = serve(fate);
        // What the channel takes a while for, others can see half-made.
        if ('finish' in answer) after(work, () => send(answer.finish() as Answer<Value>));
        else send(answer);
      });
    });
  };

  return {
    getSession: (_, signal) =>
      travel<Session>('getSession', undefined, signal, () => ({ ok: true, value: server.session() }), garbleUpdate),
    getStatus: (_, version, signal) =>
      travel(
        'getStatus',
        undefined,
        signal,
        () => server.status(version),
        (value) => value && { update: garbleUpdate(value.update) },
      ),
    createPayment: (_, request, signal) =>
      travel<Payment>(
        'createPayment',
        request,
        signal,
        (fate) => server.create(request, fate === 'refused' ? 'refuse' : fate === 'channel-down' ? 'channel-down' : undefined),
        garble,
      ),
    createAuthorization: (_, host, signal) => travel('createAuthorization', host, signal, () => refused('authorization-unavailable')),
    refreshPayment: (_, id, signal) => travel('refreshPayment', id, signal, () => server.refresh(id), garble),
    closePayment: (_, id, signal) =>
      travel(
        'closePayment',
        id,
        signal,
        () => server.close(id),
        (value) => ({ outcome: 'unknown', payment: garble(value.payment) }),
      ),
    reportReturn: (_, report, signal) => travel('reportReturn', report, signal, () => server.report(), garbleUpdate),
  };
}

const refusals: Record<Operation, GatewayFailure['code']> = {
  getSession: 'session-not-found',
  getStatus: 'session-not-found',
  createPayment: 'payment-refused',
  createAuthorization: 'authorization-unavailable',
  refreshPayment: 'refresh-refused',
  closePayment: 'payment-refused',
  reportReturn: 'payment-refused',
};

/** What the shipped gateway makes of an attempt whose status is a word that nobody knows. */
function garble(payment: Payment): Payment {
  return { ...payment, status: 'pending', channelAnswer: 'unknown' };
}

function garbleUpdate<Update extends SessionUpdate>(update: Update): Update {
  return { ...update, status: 'open', payments: update.payments.map(garble) };
}
