import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MiniProgramCall } from '../../demo/merchant/wire';
import type { ContractAnswer } from './contract-fetch';
import { bridgeCall, startScriptedShop, type Script, type ScriptedShop } from './scripted-channel';
import type { PaymentAnswer, Shopper } from './shopper';

let shop: ScriptedShop;
beforeAll(async () => void (shop = await startScriptedShop()));
afterAll(() => shop.close());

const action = { kind: 'mini-program', path: '/pages/pay?paymentId=1' } as const;

interface Begun {
  readonly shopper: Shopper;
  readonly script: Script;
  readonly payment: PaymentAnswer;
  /** What the native page asks. */
  readonly login: (code?: unknown) => Promise<ContractAnswer<MiniProgramCall & { code?: string }>>;
}

async function begin(productId = 'scripted.mini-program'): Promise<Begun> {
  const shopper = await shop.arrive({ terminal: 'mini-program' });
  const script = Object.assign(shop.channel.of(shopper.orderNo), { start: { kind: 'started', action, lifeMs: 7_200_000 } });
  const { body: payment } = await shopper.pay('first', productId);
  return { shopper, script, payment, login: (code = 'login') => shopper.post(`/payments/${payment.id}/mini-program`, { code }) };
}

describe('an attempt in a mini program', () => {
  test('tells the native page where to find it', async () => {
    const { shopper, script, payment } = await begin();
    expect(payment.action).toEqual(action);
    expect(script.circumstances).toMatchObject([
      {
        attemptQuery: { gateway: `${shop.url}/api`, sessionId: shopper.sessionId, paymentId: payment.id },
        returnUrl: `${shop.url}/pay/${shopper.sessionId}`,
      },
    ]);
  });

  test('is ordered when the native page says who pays', async () => {
    const { shopper, script, login } = await begin();
    shop.advance(1_000);
    expect(await login()).toMatchObject({ status: 200, body: bridgeCall });
    expect(script.asked).toEqual(['start A1', 'miniProgram A1']);
    const checkedAt = new Date(shop.merchant.now()).toISOString();
    expect((await shopper.status()).payments).toMatchObject([{ status: 'pending', channelAnswer: 'unpaid', action, checkedAt }]);
  });

  test('is not ordered with a code that the wallet does not take, nor while it is silent', async () => {
    const { shopper, script, login } = await begin();
    script.miniProgram = 'code-refused';
    expect(await login()).toMatchObject({ status: 422, body: { code: 'authorization-unsupported' } });
    script.miniProgram = 'unavailable';
    expect(await login()).toMatchObject({ status: 503, body: { code: 'channel-unavailable' } });
    expect((await shopper.status()).payments).toMatchObject([{ status: 'pending', action }]);
    expect((await login(7)).body.code).toBe('malformed-request');
  });

  test('is not ordered after its end, nor for another product', async () => {
    const { shopper, script, payment, login } = await begin();
    await shopper.close(payment.id);
    expect(await login()).toMatchObject({ status: 409, body: { code: 'payment-not-refreshable' } });
    shop.advance(1_800_000);
    expect(await login()).toMatchObject({ status: 409, body: { code: 'session-ended' } });
    expect(script.asked).not.toContain('miniProgram A1');
    const other = await begin('scripted.code');
    expect(await other.login()).toMatchObject({ status: 422, body: { code: 'authorization-unsupported' } });
    const stranger = await shop.arrive();
    const foreign = await stranger.post<{ code: string }>(`/payments/${payment.id}/mini-program`, { code: 'login' });
    expect(foreign).toMatchObject({ status: 404, body: { code: 'payment-not-found' } });
  });

  test('that is closed while it is being ordered is closed at the channel too', async () => {
    const { shopper, script, payment, login } = await begin();
    let give: (call: MiniProgramCall) => void = () => undefined;
    script.miniProgram = new Promise((resolve) => (give = resolve));
    const answer = login();
    await expect.poll(() => script.asked).toContain('miniProgram A1');
    await shopper.close(payment.id);
    give(bridgeCall);
    expect((await answer).status).toBe(409);
    expect(script.asked.slice(-2)).toEqual(['close A1', 'close A1']);
  });
});
