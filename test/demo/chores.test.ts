import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createPayment } from '../../demo/merchant/create-payment';
import type { PaymentRow, SessionRow } from '../../demo/merchant/merchant';
import { refundDouble } from '../../demo/merchant/refunds';
import { findPayments } from '../../demo/merchant/sessions';
import { payments } from '../../demo/merchant/tables';
import { makeScriptedMerchant, paidAt, type Script, type ScriptedMerchant } from './scripted-channel';

let scripted: ScriptedMerchant;
beforeAll(async () => void (scripted = await makeScriptedMerchant()));
afterAll(() => scripted.merchant.database.connection.close());
afterEach(() => vi.restoreAllMocks());

const environment = { terminal: 'pc', host: 'browser', os: 'windows', device: 'desktop' } as const;
let orders = 0;

interface Begun {
  readonly script: Script;
  readonly session: SessionRow;
  readonly pay: (key: string) => Promise<void>;
  readonly look: () => Promise<PaymentRow[]>;
}

async function begin(): Promise<Begun> {
  const { merchant, channel } = scripted;
  const session = await scripted.open(`chores${++orders}`);
  const pay = async (key: string): Promise<void> =>
    void (await createPayment(
      merchant,
      { sessionId: session.id, key, browser: undefined, payerIp: '::1' },
      { productId: 'scripted.code', environment },
    ));
  await pay('first');
  return { script: channel.of(session.orderNo), session, pay, look: () => findPayments(merchant.database, session.id) };
}

/** Makes a row of a product that the merchant has no adapter for any more. */
async function orphan({ session }: Begun): Promise<void> {
  await scripted.merchant.database
    .update(payments)
    .set({ productId: 'gone.code', carrierId: 'gone.code' })
    .where(eq(payments.sessionId, session.id));
}

describe('a round of chores', () => {
  test('asks about the others when one attempt’s adapter throws, or is gone', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const [broken, gone, good] = [await begin(), await begin(), await begin()];
    broken.script.query = new Error('The adapter broke');
    await orphan(gone);
    good.script.query = paidAt(scripted.merchant.now());
    await scripted.pass(10);
    expect(await good.look()).toMatchObject([{ status: 'paid' }]);
    expect(log).toHaveBeenCalledWith(expect.stringContaining('The adapter broke'));
    // Neither is asked about again in each round.
    await scripted.pass(8);
    expect(log.mock.calls.length).toBeLessThanOrEqual(3);
    broken.script.query = paidAt(scripted.merchant.now());
    await scripted.pass(60);
    expect(await broken.look()).toMatchObject([{ status: 'paid' }]);
  });

  test('closes the other leftovers when closing one throws', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const [broken, good] = [await begin(), await begin()];
    broken.script.close = new Error('The adapter broke');
    await scripted.pass(1_900, 50);
    expect(await good.look()).toMatchObject([{ status: 'closed' }]);
    broken.script.close = 'closed';
    await scripted.pass(60, 5);
    expect(await broken.look()).toMatchObject([{ status: 'closed' }]);
  });

  test('gives the other money back when one refund throws, and asks for that one later', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const twicePaid = async (): Promise<Begun> => {
      const begun = await begin();
      begun.script.close = 'not-closable';
      const [first] = await begun.look();
      await scripted.merchant.database.transaction(async (transaction) => {
        const facts = { status: 'paid', paidAmount: 102_400 } as const;
        const isFirst = eq(payments.id, first?.id ?? '');
        const [paid] = await transaction.update(payments).set(facts).where(isFirst).returning();
        if (paid !== undefined) await refundDouble(scripted.merchant, transaction, paid);
      });
      return begun;
    };
    const [broken, good] = [await twicePaid(), await twicePaid()];
    const { channel } = scripted;
    const [unlucky] = await broken.look();
    let isBroken = true;
    const refund = vi.spyOn(channel, 'refund').mockImplementation(({ outTradeNo }) => {
      if (outTradeNo !== unlucky?.outTradeNo || !isBroken) return Promise.resolve('succeeded');
      isBroken = false;
      return Promise.reject(new Error('The adapter broke'));
    });
    await scripted.pass(1);
    expect(await good.look()).toMatchObject([{ refundStatus: 'succeeded' }]);
    expect(log).toHaveBeenCalledTimes(1);
    await scripted.pass(3);
    expect(refund).toHaveBeenCalledTimes(2);
    await scripted.pass(3);
    expect(await broken.look()).toMatchObject([{ refundStatus: 'succeeded' }]);
  });
});
