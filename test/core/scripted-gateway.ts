import type { CashierErrorCode } from '../../src/model/cashier-error';
import type { Answer, Gateway, GatewayFailure } from '../../src/core/gateway';

/** One question a gateway was asked. */
export interface GatewayCall {
  readonly name: keyof Gateway;
  readonly args: readonly unknown[];
}

type Args<Name extends keyof Gateway> = Parameters<Gateway[Name]>;
type Said<Name extends keyof Gateway> = Awaited<ReturnType<Gateway[Name]>>;
type Script<Name extends keyof Gateway> = Said<Name> | ((...args: Args<Name>) => Said<Name> | Promise<Said<Name>>);

/** A gateway that says what a test wants it to say, and remembers what it was asked. A question that nobody scripted fails the test. */
export interface ScriptedGateway extends Gateway {
  readonly calls: readonly GatewayCall[];
  /** The arguments of every call of that name. */
  argsOf<Name extends keyof Gateway>(name: Name): readonly Args<Name>[];
  count(name: keyof Gateway): number;
  /** Answers to be given once each, in their order, before the standing one. */
  queue<Name extends keyof Gateway>(name: Name, ...scripts: readonly Script<Name>[]): void;
  /** The answer whenever nothing is queued. */
  always<Name extends keyof Gateway>(name: Name, script: Script<Name>): void;
}

export function ok<Value>(value: Value): Answer<Value> & { readonly ok: true } {
  return { ok: true, value };
}

export function refused(code: GatewayFailure['code'], parts: Partial<GatewayFailure> & { retryAfterMs?: number } = {}): Answer<never> {
  const { retryAfterMs, ...failure } = parts;
  return { ok: false, failure: { certainty: 'refused', code, ...failure }, retryAfterMs };
}

export function unknown(code: CashierErrorCode | 'in-progress' = 'gateway-timeout', retryAfterMs?: number): Answer<never> {
  return { ok: false, failure: { certainty: 'unknown', code }, retryAfterMs };
}

/** An answer that comes when the test says so. */
export function later<Value>(): { readonly promise: Promise<Value>; readonly resolve: (value: Value) => void } {
  let resolve!: (value: Value) => void;
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** An answer that never comes. */
export function never<Value>(): Promise<Value> {
  return new Promise<Value>(() => {});
}

/** Makes a gateway; unless scripted otherwise a look finds nothing changed. */
export function createScriptedGateway(): ScriptedGateway {
  const calls: GatewayCall[] = [];
  const queues = new Map<keyof Gateway, unknown[]>();
  const standing = new Map<keyof Gateway, unknown>([['getStatus', ok(undefined)]]);

  const answer =
    <Name extends keyof Gateway>(name: Name) =>
    async (...args: Args<Name>): Promise<Said<Name>> => {
      calls.push({ name, args });
      const script = (queues.get(name)?.shift() ?? standing.get(name)) as Script<Name> | undefined;
      if (script === undefined) throw new Error(`Nobody scripted an answer to ${name}.`);
      return typeof script === 'function' ? script(...args) : script;
    };

  return {
    calls,
    argsOf: <Name extends keyof Gateway>(name: Name) => calls.filter((call) => call.name === name).map(({ args }) => args as Args<Name>),
    count: (name) => calls.filter((call) => call.name === name).length,
    queue: (name, ...scripts) => void queues.set(name, [...(queues.get(name) ?? []), ...scripts]),
    always: (name, script) => void standing.set(name, script),
    getSession: answer('getSession'),
    getStatus: answer('getStatus'),
    createPayment: answer('createPayment'),
    createAuthorization: answer('createAuthorization'),
    refreshPayment: answer('refreshPayment'),
    closePayment: answer('closePayment'),
    reportReturn: answer('reportReturn'),
  };
}
