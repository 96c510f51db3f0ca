import type { components } from '../src/gateways/contract.generated';
import { Breach, type Contract, type ContractAnswer } from './contract';

type Schemas = components['schemas'];
export type Session = Schemas['Session'];
export type Status = Schemas['Status'];
export type Payment = Schemas['Payment'];
export type Problem = Schemas['Problem'];
export type CloseResult = Schemas['CloseResult'];

/** Where a payer stands who asks for an attempt. */
export type Environment = Schemas['Environment'];

/** What is known of the server that is asked. */
export interface ServerFacts {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** Makes a session at each GET, and answers `{ "sessionId": … }`. */
  readonly newUrl: string;
  /** Is POSTed `{ act, content, sessionId, paymentId, outTradeNo }` and has the payer do it. */
  readonly actUrl?: string | undefined;
  /** How long the server may take to hear of a payment, in seconds; half a minute unless it is said. */
  readonly patienceSeconds?: number;
}

/** What a payer is asked to do: pay, or have money arrive that was on its way when the attempt was closed. */
export type Act = 'pay' | 'pay-late';

/** One session on the server, as its page sees it. */
export interface SessionPage {
  readonly id: string;
  readonly ask: <Body>(method: 'GET' | 'POST', path: string, init?: RequestInit) => Promise<ContractAnswer<Body>>;
  readonly session: () => Promise<Session>;
  readonly status: () => Promise<Status>;
  /** Asks for an attempt; what it answers may be a refusal. */
  readonly pay: (key: string, request: PaymentWish) => Promise<ContractAnswer<Payment | Problem>>;
  readonly post: <Body>(path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<ContractAnswer<Body>>;
  readonly close: (paymentId: string) => Promise<CloseResult>;
  readonly act: (payment: Payment, act: Act) => Promise<void>;
}

/** What a page asks for. */
export interface PaymentWish {
  readonly productId: string;
  readonly planId?: string | undefined;
  readonly environment?: Environment;
}

/** The server that is asked. */
export interface Server {
  readonly contract: Contract;
  readonly facts: ServerFacts;
  readonly open: () => Promise<SessionPage>;
  /** The page of a session of any id, also of none. */
  readonly at: (sessionId: string) => SessionPage;
}

export const atDesk: Environment = { terminal: 'pc', host: 'browser', os: 'windows', device: 'desktop' };

/** Each request is given up after this long: a server that hangs is one that fails. */
const patienceMs = 20_000;

/** Speaks the contract with a server, and judges each of its answers. */
export function reach(contract: Contract, facts: ServerFacts): Server {
  const at = (id: string): SessionPage => {
    const ask: SessionPage['ask'] = async (method, path, init = {}) => {
      const whole = `/sessions/${encodeURIComponent(id)}${path}`;
      const answer = await send(`${facts.baseUrl}${whole}`, { ...init, method });
      return contract.judge(method, whole, answer);
    };
    const post: SessionPage['post'] = (path, body, headers = {}) =>
      ask('POST', path, {
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        headers: { 'Content-Type': 'application/json', ...headers },
      });
    return {
      id,
      ask,
      post,
      session: async () => (await ask<Session>('GET', '')).body,
      status: async () => (await ask<Status>('GET', '/status')).body,
      pay: (key, { environment = atDesk, ...wish }) => post('/payments', { ...wish, environment }, { 'Idempotency-Key': key }),
      close: async (paymentId) => (await post<CloseResult>(`/payments/${paymentId}/close`)).body,
      act: (payment, act) => haveActed(facts, id, payment, act),
    };
  };
  const open = async (): Promise<SessionPage> => {
    const answer = await send(facts.newUrl, { headers: { Accept: 'application/json' } });
    const told: unknown = await answer.json().catch(() => undefined);
    const { sessionId } = (told ?? {}) as { sessionId?: unknown };
    if (typeof sessionId === 'string') return at(sessionId);
    throw new Breach(
      `GET ${facts.newUrl} answers ${answer.status} without a sessionId: it is to make a session and answer {"sessionId": "…"}`,
    );
  };
  return { contract, facts, open, at };
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(patienceMs) });
  } catch (error) {
    throw new Breach(`${init.method ?? 'GET'} ${url} was not answered: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function haveActed({ actUrl }: ServerFacts, sessionId: string, payment: Payment, act: Act): Promise<void> {
  if (actUrl === undefined) throw new Error('Nobody can act without --act');
  const { action } = payment;
  const content = action !== undefined && 'content' in action ? action.content : undefined;
  const body = JSON.stringify({ act, content, sessionId, paymentId: payment.id, outTradeNo: payment.outTradeNo });
  const answer = await send(actUrl, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  if (!answer.ok) throw new Breach(`POST ${actUrl} answers ${answer.status} to ${body}`);
}
