import { describe, expect, test } from 'vitest';
import type { Gateway } from '../../src/core/gateway';
import { steadyGateway } from '../../src/core/steady-gateway';
import { createScriptedGateway, ok } from './scripted-gateway';

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

describe('a gateway of the merchant’s own', () => {
  test.each(methods)('that throws in %s has given no answer', async (name) => {
    const gateway = steadyGateway(
      broken(name, () => {
        throw new Error('unplugged');
      }),
    );
    const ask = gateway[name] as () => Promise<unknown>;
    expect(await ask()).toEqual({ ok: false, failure: { certainty: 'unknown', code: 'gateway-error', detail: 'Error: unplugged' } });
  });

  test('is asked as it is, with its own `this`', async () => {
    const merchant = {
      ...createScriptedGateway(),
      answer: ok({ redirectUrl: 'https://open.weixin.qq.com/' }),
      createAuthorization() {
        return Promise.resolve(this.answer);
      },
    };
    expect(await steadyGateway(merchant).createAuthorization('session', 'wechat', new AbortController().signal)).toBe(merchant.answer);
  });
});
