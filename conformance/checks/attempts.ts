import { atDesk, type Payment } from '../server';
import { begin, codeOf, makeKey, must, mustAnswer, type Check } from '../check';

/** How many ask at once, as an impatient thumb does. */
const thumb = 5;

/** One intent is one key, and one key is one attempt. */
export const attemptChecks: readonly Check[] = [
  {
    says: 'an attempt without a key is refused: 400, and nothing begins',
    run: async ({ server, wish }) => {
      const page = await server.open();
      mustAnswer(await page.post('/payments', { ...wish, environment: atDesk }), 400, 'idempotency-key-missing');
      must((await page.status()).payments.length === 0, 'An attempt began without a key');
    },
  },
  {
    says: 'a body that is none is refused: 400, and nothing begins',
    run: async ({ server, wish }) => {
      const page = await server.open();
      for (const body of ['', '[]', '{"productId":7}', 'no JSON', JSON.stringify({ ...wish, environment: 'pc' })]) {
        mustAnswer(await page.post('/payments', body, { 'Idempotency-Key': makeKey() }), 400, 'malformed-request');
      }
      must((await page.status()).payments.length === 0, 'An attempt began with a body that is none');
    },
  },
  {
    says: 'an attempt has the order’s amount, a number of its own, and is pending',
    run: async (world) => {
      const { page, payment } = await begin(world);
      const { order, payments } = await page.session();
      must(payments.length === 1 && payments[0]?.id === payment.id, 'The session does not have the attempt that was begun');
      must(payment.outTradeNo !== order.orderNo, 'The attempt has the order’s own number: a second attempt could not be told apart');
      must(payment.status === 'pending' || payment.status === 'paying', `A new attempt is ${payment.status}`);
      must(payment.productId === world.wish.productId, `The attempt is of ${payment.productId}`);
    },
  },
  {
    says: 'the same key gives the same attempt, however often and from wherever it comes',
    run: async (world) => {
      const { page, key, payment } = await begin(world);
      const onPhone = { ...atDesk, device: 'phone' } as const;
      for (const environment of [atDesk, atDesk, onPhone]) {
        const again = await page.pay(key, { ...world.wish, environment });
        mustAnswer(again, 201);
        must((again.body as Payment).id === payment.id, 'The same key began another attempt');
      }
      must((await page.status()).payments.length === 1, 'The same key began more than one attempt');
    },
  },
  {
    says: 'the same key for something else is refused: 422',
    run: async (world) => {
      const { page, key } = await begin(world);
      const other = { ...world.wish, productId: `${world.wish.productId}-else` };
      mustAnswer(await page.pay(key, other), 422, 'idempotency-key-reused');
    },
  },
  {
    says: 'the same key sent five times at once is one attempt',
    run: async ({ server, wish }) => {
      const [page, key] = [await server.open(), makeKey()];
      const answers = await Promise.all(Array.from({ length: thumb }, () => page.pay(key, wish)));
      for (const answer of answers) if (answer.status !== 201) mustAnswer(answer, 409, 'in-progress');
      const ids = new Set(answers.filter(({ status }) => status === 201).map(({ body }) => (body as Payment).id));
      must(ids.size <= 1, 'One key began several attempts');
      must((await page.status()).payments.length === 1, 'One key began several attempts, or none');
    },
  },
  {
    says: 'five keys at once are one live attempt, which the others are told of: 409',
    run: async ({ server, wish }) => {
      const page = await server.open();
      const answers = await Promise.all(Array.from({ length: thumb }, () => page.pay(makeKey(), wish)));
      const begun = answers.filter(({ status }) => status === 201);
      must(begun.length === 1, `${begun.length} attempts began at once in one session`);
      const live = (begun[0]?.body as Payment).id;
      for (const answer of answers) {
        if (answer.status === 201) continue;
        mustAnswer(answer, 409);
        must(codeOf(answer) === 'payment-live' || codeOf(answer) === 'in-progress', `It answers ${codeOf(answer) ?? 'nothing'}`);
        const told = (answer.body as { payment?: Payment }).payment;
        must(codeOf(answer) !== 'payment-live' || told?.id === live, 'payment-live does not carry the attempt that is live');
      }
    },
  },
  {
    says: 'another key while an attempt is live is refused with that attempt: 409 payment-live',
    run: async (world) => {
      const { page, payment } = await begin(world);
      const other = await page.pay(makeKey(), world.wish);
      mustAnswer(other, 409, 'payment-live');
      must((other.body as { payment?: Payment }).payment?.id === payment.id, 'payment-live does not carry the attempt that is live');
    },
  },
  {
    says: 'a product that is not opened is refused: 422, and nothing begins',
    run: async ({ server }) => {
      const page = await server.open();
      mustAnswer(await page.pay(makeKey(), { productId: 'nobody.nothing' }), 422, 'product-not-opened');
      must((await page.status()).payments.length === 0, 'An attempt of no product began');
    },
  },
  {
    says: 'what a client says of the amount changes nothing',
    run: async ({ server, wish }) => {
      const page = await server.open();
      const tampered = {
        ...wish,
        environment: atDesk,
        amount: { value: 1, currency: 'CNY' },
        order: { amount: { value: 1, currency: 'CNY' } },
      };
      const { order } = await page.session();
      const answer = await page.post('/payments', tampered, { 'Idempotency-Key': makeKey() });
      must(answer.status === 201 || answer.status === 400, `It answers ${answer.status} to fields that are none of the contract's`);
      const after = await page.session();
      must(after.order.amount.value === order.amount.value, 'The order has the amount that the client named');
    },
  },
  {
    says: 'a new code is one of the same attempt, or is refused with when to ask again',
    run: async (world) => {
      const { page, payment } = await begin(world);
      const answer = await page.post<Payment>(`/payments/${payment.id}/refresh`);
      if (answer.status === 200) {
        const { id, outTradeNo } = answer.body;
        must(id === payment.id && outTradeNo === payment.outTradeNo, 'A new code began another attempt');
      } else if (answer.status === 429)
        must(/^\d+$/.test(answer.headers.get('Retry-After') ?? ''), '429 comes without Retry-After in seconds');
      else mustAnswer(answer, 409, 'payment-not-refreshable');
    },
  },
];
