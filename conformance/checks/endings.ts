import { begin, makeKey, must, mustAnswer, awaited, type Check } from '../check';
import type { Payment } from '../server';

/** How attempts end: closed, by a claim that proves nothing, paid, and paid too late. */
export const endingChecks: readonly Check[] = [
  {
    says: 'closing lets another attempt begin, under another number; the closed one is never live again',
    run: async (world) => {
      const { page, key, payment } = await begin(world);
      const { outcome } = await page.close(payment.id);
      must(outcome === 'closed' || outcome === 'not-closable', `An attempt that nobody pays closes as ${outcome}`);
      const next = await page.pay(makeKey(), world.wish);
      mustAnswer(next, 201);
      const { id, outTradeNo } = next.body as Payment;
      must(id !== payment.id && outTradeNo !== payment.outTradeNo, 'The number of a closed attempt was used again');
      const old = await page.pay(key, world.wish);
      mustAnswer(old, 201);
      must((old.body as Payment).id === payment.id, 'The key of a closed attempt began another one');
      const live = (await page.status()).payments.filter(({ action }) => action !== undefined && action.kind !== 'none');
      must(live.length <= 1, `${live.length} attempts of one session have something for the payer to do`);
    },
  },
  {
    says: 'closing twice says the same, and closes nothing else',
    run: async (world) => {
      const { page, payment } = await begin(world);
      const [first, second] = [await page.close(payment.id), await page.close(payment.id)];
      must(first.payment.id === payment.id && second.payment.id === payment.id, 'Closing answers with another attempt');
      must(first.outcome === second.outcome, `Closing says ${first.outcome}, and then ${second.outcome}`);
    },
  },
  {
    says: 'what a browser brings back proves nothing: a forged return leaves the attempt unpaid',
    run: async (world) => {
      const { page, payment } = await begin(world);
      const channel = payment.productId.split('.')[0] ?? '';
      const { outTradeNo } = payment;
      const claims = [
        { trade_status: 'TRADE_SUCCESS', out_trade_no: outTradeNo, sign: 'AAAA', sign_type: 'RSA2' },
        { respCode: '00', orderId: outTradeNo, signature: 'AAAA' },
        { SUCCESS: 'Y', status: 'paid', outTradeNo },
        {},
      ];
      for (const params of claims) mustAnswer(await page.post('/return', { channel, params }), 200);
      const { status, payments } = await page.status();
      must(status === 'open' && payments.every((one) => one.status !== 'paid'), 'A forged return was taken for a payment');
    },
  },
  {
    says: 'an attempt that is paid makes the session paid, and no other can begin',
    needsActs: true,
    run: async (world) => {
      const { page, key, payment } = await begin(world);
      await page.act(payment, 'pay');
      const status = await awaited(world, page.status, (told) => told.status === 'paid', 'A payment is not shown');
      const paid = status.payments.find(({ id }) => id === payment.id);
      const { order } = await page.session();
      must(paid?.status === 'paid' && paid.paidAt !== undefined, 'The session is paid, and its attempt is not');
      must(paid.paidAmount?.value === order.amount.value, 'The attempt is paid with another amount than the order’s');
      mustAnswer(await page.pay(makeKey(), world.wish), 409, 'session-ended');
      const again = await page.pay(key, world.wish);
      mustAnswer(again, 201);
      must((again.body as Payment).status === 'paid', 'The same key no longer shows the attempt that was paid');
      must((await page.close(payment.id)).outcome === 'already-paid', 'An attempt that is paid can be closed');
    },
  },
  {
    says: 'money that arrives for an attempt that was closed is shown, and makes the session paid',
    needsActs: true,
    run: async (world) => {
      const { page, payment } = await begin(world);
      await page.close(payment.id);
      await page.act(payment, 'pay-late');
      await awaited(world, page.status, (told) => told.status === 'paid', 'A late payment is not shown');
    },
  },
  {
    says: 'a second payment of one order is shown with its refund, and the session stays paid',
    needsActs: true,
    run: async (world) => {
      const { page, payment: first } = await begin(world);
      await page.close(first.id);
      const next = await page.pay(makeKey(), world.wish);
      mustAnswer(next, 201);
      await page.act(next.body as Payment, 'pay');
      await awaited(world, page.status, (told) => told.status === 'paid', 'A payment is not shown');
      await page.act(first, 'pay-late');
      const hasRefund = ({ payments }: { readonly payments: readonly Payment[] }): boolean =>
        payments.filter(({ status }) => status === 'paid').length === 2 && payments.some(({ refund }) => refund !== undefined);
      const { status } = await awaited(world, page.status, hasRefund, 'A second payment is not shown with its refund');
      must(status === 'paid', `A session that was paid twice is ${status}`);
    },
  },
];
