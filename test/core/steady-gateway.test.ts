import { describe, expect, test } from 'vitest';
import type { Gateway } from '../../src/core/gateway';
import { steadyGateway } from '../../src/core/steady-gateway';
import { createFakeClock } from './fake-clock';
import { createScriptedGateway, never, ok } from './scripted-gateway';

const methods = [
  'getSession',
  'getStatus',
  'createPayment',
  'createAuthorization',
  'refreshPayment',
  'closePayment',
  'reportReturn',
] as const;

/** A merchant's gateway in which one method breaks. */
function broken(name: keyof Gateway, how: () => never): Gateway {
  return { ...createScriptedGateway(), [name]: how };
}

/** Asks one question, of which only the signal matters here. */
function ask(gateway: Gateway, name: keyof Gateway, signal: AbortSignal): Promise<unknown> {
  const method = gateway[name] as (...args: unknown[]) => Promise<unknown>;
  return name === 'getSession' ? method('session', signal) : method('session', undefined, signal);
}

describe('a gateway of the merchant’s own', () => {
  test.each(methods)('that throws in %s has given no answer', async (name) => {
    const clock = createFakeClock();
    const unplugged = broken(name, () => {
      throw new Error('unplugged');
    });
    expect(await ask(steadyGateway(unplugged, clock), name, new AbortController().signal)).toEqual({
      ok: false,
      failure: { certainty: 'unknown', code: 'gateway-error', detail: 'Error: unplugged' },
    });
    expect(clock.pending).toBe(0);
  });

  test.each(methods)('that never says a word in %s has given no answer after half a minute, and is told to give up', async (name) => {
    const clock = createFakeClock();
    const signals: AbortSignal[] = [];
    const silent = {
      ...createScriptedGateway(),
      [name]: (...args: unknown[]) => {
        signals.push(args[args.length - 1] as AbortSignal);
        return never();
      },
    };
    let answer: unknown;
    void ask(steadyGateway(silent, clock), name, new AbortController().signal).then((said) => {
      answer = said;
    });
    await clock.advance(29_999);
    expect(answer).toBeUndefined();
    await clock.advance(1);
    expect(answer).toEqual({ ok: false, failure: { certainty: 'unknown', code: 'gateway-timeout' } });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  test.each(['before', 'after'])('that is asked %s the page has gone is waited for by nobody', async (when) => {
    const clock = createFakeClock();
    const life = new AbortController();
    if (when === 'before') life.abort();
    const silent = { ...createScriptedGateway(), getSession: () => never<never>() };
    const answer = steadyGateway(silent, clock).getSession('session', life.signal);
    life.abort();
    expect(await answer).toMatchObject({ ok: false, failure: { certainty: 'unknown' } });
    expect(clock.pending).toBe(0);
  });

  test('is asked as it is, with its own `this`', async () => {
    const merchant = {
      ...createScriptedGateway(),
      answer: ok({ redirectUrl: 'https://open.weixin.qq.com/' }),
      createAuthorization() {
        return Promise.resolve(this.answer);
      },
    };
    expect(await steadyGateway(merchant, createFakeClock()).createAuthorization('session', 'wechat', new AbortController().signal)).toBe(
      merchant.answer,
    );
  });
});
