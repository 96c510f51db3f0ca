import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { send, Shopper, startTimedDemo, type TimedDemo } from './shopper';

vi.setConfig({ testTimeout: 20_000 });

let demo: TimedDemo;
beforeAll(async () => void (demo = await startTimedDemo()));
afterAll(() => demo.close());

const baitiao = 'jd-pay.baitiao';
const atDesk = { terminal: 'pc', host: 'browser', os: 'other', device: 'desktop' };
const fen = (value: number) => ({ value, currency: 'CNY' });

/** ¥1,024.00 in six periods: 3 % are ¥30.72, or ¥5.12 a period; ¥170.66 of the principal each, with 4 fen left for the first. */
const six = {
  planId: '6',
  periods: 6,
  firstPeriod: fen(17_582),
  eachPeriod: fen(17_578),
  fee: fen(3_072),
  feeBearer: 'payer',
  total: fen(105_472),
};

const arrive = (products = `jd-pay.page,${baitiao}`): Promise<Shopper> => Shopper.arrive(demo, { products });
const plansOf = async (shopper: Shopper) => (await shopper.session()).products.find(({ productId }) => productId === baitiao)?.plans;

/** Lets JD answer the next questions about an order's plans so. */
const arrange = ({ orderNo }: Shopper, kind: string, times = 1) =>
  send(`${demo.channelsUrl}/sandbox/faults`, { orderPrefix: `${orderNo}Q`, place: 'query', kind, times });

describe('白条 in a session', () => {
  test('has JD’s own plans, and no estimate', async () => {
    const plans = await plansOf(await arrive());
    expect(plans?.map(({ planId }) => planId)).toEqual(['3', '6', '12', '24']);
    expect(plans).toContainEqual(six);
  });

  test('is paid by the plan that was chosen, on JD’s page, for the amount of the order', async () => {
    const shopper = await arrive();
    await shopper.session();
    const { status, body } = await shopper.pay('first', baitiao, { environment: atDesk, planId: '6' });
    expect([status, body.plan]).toEqual([201, six]);
    const { action } = body;
    if (action?.kind !== 'form') throw new Error('It leads to no page');
    const form = new URLSearchParams(action.fields.map(({ name, value }) => [name, value]));
    const entered = await fetch(action.url, { method: 'POST', body: form, redirect: 'manual' });
    const cashier = `${demo.channelsUrl}${entered.headers.get('Location')}`;
    expect(await (await fetch(cashier)).text()).toContain('白条分 6 期：首期 ¥175.82');
    expect((await send(`${demo.channelsUrl}/sandbox/act`, { content: cashier, act: 'pay' })).status).toBe(200);
    const { payments } = await shopper.becomes('paid');
    // JD does not say in how many periods it was paid, so that nothing is claimed of it.
    expect(payments[0]).toMatchObject({ status: 'paid', paidAmount: fen(102_400) });
    expect(payments[0]?.plan).toBeUndefined();
  });

  test('is not begun without a plan, or with one that JD has not quoted', async () => {
    const shopper = await arrive();
    await shopper.session();
    for (const planId of [undefined, '5']) {
      expect((await shopper.pay(`plan-${planId}`, baitiao, { environment: atDesk, planId })).body).toMatchObject({
        status: 422,
        code: 'plan-not-offered',
        detail: 'Send a planId: 3, 6, 12, 24.',
      });
    }
  });

  test('is asked of JD once in ten minutes', async () => {
    const shopper = await arrive();
    const plans = await plansOf(shopper);
    await arrange(shopper, 'server-error', 2);
    expect(await plansOf(shopper)).toEqual(plans);
    demo.advance(9 * 60_000);
    expect(await plansOf(shopper)).toEqual(plans);
    expect(await countFaults(shopper)).toBe(2);
    demo.advance(60_000);
    // Out of order, JD’s last word holds.
    expect(await plansOf(shopper)).toEqual(plans);
    expect(await countFaults(shopper)).toBe(1);
  });

  test('has no plans and is not begun while JD has quoted none, and everything else goes on', async () => {
    const shopper = await arrive();
    await arrange(shopper, 'refused');
    expect(await plansOf(shopper)).toBeUndefined();
    expect((await shopper.pay('first', baitiao, { environment: atDesk, planId: '6' })).body.code).toBe('product-not-opened');
    expect((await shopper.pay('other', 'jd-pay.page', { environment: atDesk })).status).toBe(201);
    // Asked again a little later, and not with each page.
    expect(await plansOf(shopper)).toBeUndefined();
    demo.advance(3_000);
    expect(await plansOf(shopper)).toContainEqual(six);
  });
});

async function countFaults({ orderNo }: Shopper): Promise<number> {
  const answer = await fetch(`${demo.channelsUrl}/sandbox/faults`);
  const pending = (await answer.json()) as readonly { readonly orderPrefix?: string; readonly left: number }[];
  return pending.filter(({ orderPrefix }) => orderPrefix === `${orderNo}Q`).reduce((sum, { left }) => sum + left, 0);
}
