import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReverseAnswer } from '../../demo/merchant/channels/channel-adapter';
import { closePayment } from '../../demo/merchant/close-payment';
import { createPayment } from '../../demo/merchant/create-payment';
import type { PaymentRow } from '../../demo/merchant/merchant';
import { makeNotifyRoutes } from '../../demo/merchant/notify-routes';
import { findPayments } from '../../demo/merchant/sessions';
import { makeScriptedMerchant, type Script, type ScriptedMerchant } from './scripted-channel';
import { shows } from '../reliability/shows';

let scripted: ScriptedMerchant;
beforeAll(async () => void (scripted = await makeScriptedMerchant()));
afterAll(() => scripted.merchant.database.connection.close());

const environment = { terminal: 'scan', host: 'browser', os: 'windows', device: 'desktop' } as const;
let orders = 0;

interface Begun {
  readonly script: Script;
  readonly look: () => Promise<PaymentRow>;
  /** Tells of a payment as the channel does, and answers with the status of the acknowledgement. */
  readonly notify: (channel?: string) => Promise<number>;
  readonly close: () => Promise<unknown>;
}

async function begin(productId: string, payerCode?: string, script: Partial<Script> = {}): Promise<Begun> {
  const { merchant, channel } = scripted;
  const session = await scripted.open(`notify${++orders}`);
  const told = Object.assign(channel.of(session.orderNo), script);
  const asker = { sessionId: session.id, key: 'first', browser: undefined, payerIp: '::1' };
  await createPayment(merchant, asker, { productId, environment, ...(payerCode !== undefined && { payerCode }) });
  const look = async (): Promise<PaymentRow> => (await findPayments(merchant.database, session.id))[0] as PaymentRow;
  const { id, outTradeNo } = await look();
  const routes = makeNotifyRoutes(merchant);
  const notify: Begun['notify'] = async (name = 'scripted') => {
    const body = new URLSearchParams({ id: `${name}${outTradeNo}`, no: outTradeNo, at: String(merchant.now()), sign: 'channel' });
    return (await routes.request(`/notify/${name}`, { method: 'POST', body })).status;
  };
  scripted.advance(1_000);
  return { script: told, look, notify, close: () => closePayment(merchant, session.id, id) };
}

describe('a notification', () => {
  test('of another channel’s attempt is not taken', async ({ task }) => {
    const { look, notify } = await begin('scripted.code');
    expect(await notify('second')).toBe(404);
    expect((await look()).status).toBe('pending');
    expect(await notify()).toBe(200);
    expect((await look()).status).toBe('paid');
    shows({ task }, 'S9');
  });

  test('of an attempt that is being taken back makes the merchant ask, and is not believed', async ({ task }) => {
    let answer: (answer: ReverseAnswer) => void = () => undefined;
    const reverse = new Promise<ReverseAnswer>((resolve) => (answer = resolve));
    const typing = { start: { kind: 'paying' }, query: { kind: 'in-progress' }, reverse } as const;
    const { script, look, notify, close } = await begin('scripted.payer-code', '134579246801357924', typing);
    scripted.advance(15_000);
    const closed = close();
    await expect.poll(() => script.asked).toContain('reverse A1');
    const before = script.asked.length;
    expect(await notify()).toBe(200);
    expect(script.asked.slice(before)).toEqual(['query A1']);
    expect((await look()).status).toBe('paying');
    answer('unknown');
    await closed;
    shows({ task }, 'S9');
  });
});
