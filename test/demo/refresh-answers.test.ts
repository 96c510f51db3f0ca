import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPayment } from '../../demo/merchant/create-payment';
import { refreshPayment } from '../../demo/merchant/refresh-payment';
import { findPayments } from '../../demo/merchant/sessions';
import { makeScriptedMerchant, type ScriptedMerchant } from './scripted-channel';

let scripted: ScriptedMerchant;
beforeAll(async () => void (scripted = await makeScriptedMerchant()));
afterAll(() => scripted.merchant.database.connection.close());

const environment = { terminal: 'pc', host: 'browser', os: 'windows', device: 'desktop' } as const;
let orders = 0;

/** An attempt whose action is old enough for another. */
async function begin(productId: 'scripted.code' | 'scripted.mini-program') {
  const { merchant, channel } = scripted;
  const session = await scripted.open(`refresh${++orders}`);
  const asker = { sessionId: session.id, key: 'first', browser: undefined, payerIp: '::1' };
  const { body } = await createPayment(merchant, asker, { productId, environment });
  const madeAt = new Date(merchant.now());
  scripted.advance(60_000);
  const refresh = () => refreshPayment(merchant, session.id, 'id' in body ? body.id : '', '::1');
  const look = async () => (await findPayments(merchant.database, session.id))[0];
  return { script: channel.of(session.orderNo), madeAt, refresh, look };
}

describe('a new action', () => {
  test('that the channel has made says that it is not paid', async () => {
    const { script, refresh } = await begin('scripted.code');
    script.query = { kind: 'unknown' };
    expect(await refresh()).toMatchObject({ channelAnswer: 'unpaid', checkedAt: new Date(scripted.merchant.now()).toISOString() });
  });

  test('that was only signed here says nothing while the channel is silent', async () => {
    const { script, refresh, madeAt } = await begin('scripted.mini-program');
    script.query = { kind: 'unknown' };
    expect(await refresh()).toMatchObject({ channelAnswer: 'unknown', checkedAt: madeAt.toISOString(), action: { kind: 'qr-code' } });
  });

  test('that was only signed here leaves the word and the moment of the last question', async () => {
    const { refresh, look } = await begin('scripted.mini-program');
    const queriedAt = new Date(scripted.merchant.now());
    expect(await refresh()).toMatchObject({ channelAnswer: 'unpaid', checkedAt: queriedAt.toISOString() });
    expect(await look()).toMatchObject({ queriedAt, renewingSince: null });
  });

  test('is none where the channel calls the order paid, although its query does not yet', async () => {
    const { script, refresh, look } = await begin('scripted.code');
    script.start = { kind: 'already-paid' };
    await expect(refresh()).rejects.toThrow('payment-not-refreshable');
    expect(await look()).toMatchObject({ status: 'pending', renewingSince: null });
  });
});
