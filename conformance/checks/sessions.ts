import { must, mustAnswer, begin, type Check } from '../check';

/** A session that nobody has: of the right shape, and guessed. */
const nobody = 'AAAAAAAAAAAAAAAAAAAAAA';
const noAttempt = 'BBBBBBBBBBBBBBBBBBBBBB';
const leastIdLength = 22;

/** What a session is, and to whom. */
export const sessionChecks: readonly Check[] = [
  {
    says: 'a session is told as the contract has it, and is open',
    run: async ({ server }) => {
      const page = await server.open();
      const { id, status, products, payments } = await page.session();
      must(id === page.id, `The session says that its id is ${id}`);
      must(status === 'open', `A new session is ${status}`);
      must(products.length > 0, 'A new session has no products');
      must(payments.length === 0, 'A new session has attempts');
    },
  },
  {
    says: 'ids of sessions have 128 random bits: 22 characters at least, and nothing in common',
    run: async ({ server }) => {
      const ids = (await Promise.all([server.open(), server.open(), server.open(), server.open()])).map(({ id }) => id);
      must(
        ids.every((id) => /^[A-Za-z0-9_-]+$/.test(id) && id.length >= leastIdLength),
        `An id is too short or has other characters: ${ids.join(', ')}`,
      );
      must(new Set(ids).size === ids.length, 'An id came twice');
      for (const [one, other] of ids.flatMap((id, index) => ids.slice(index + 1).map((next) => [id, next] as const))) {
        const alike = [...one].filter((character, index) => other[index] === character).length;
        // By chance a third of 22 characters of 64 are never alike.
        must(
          alike < Math.min(one.length, other.length) / 3,
          `Two ids are alike in ${alike} places, so that one tells the other: ${one}, ${other}`,
        );
      }
    },
  },
  {
    says: 'a session or an attempt that is not there is told apart from nothing: 404, and a problem',
    run: async ({ server, wish }) => {
      const none = server.at(nobody);
      mustAnswer(await none.ask('GET', ''), 404, 'session-not-found');
      mustAnswer(await none.ask('GET', '/status'), 404, 'session-not-found');
      mustAnswer(await none.pay('nobody-nobody-nobody', wish), 404, 'session-not-found');
      mustAnswer(await none.post('/return', { channel: 'wechat-pay', params: {} }), 404, 'session-not-found');
      const page = await server.open();
      mustAnswer(await page.post(`/payments/${noAttempt}/close`), 404, 'payment-not-found');
      mustAnswer(await page.post(`/payments/${noAttempt}/refresh`), 404, 'payment-not-found');
    },
  },
  {
    says: 'an attempt opens with the id of its own session alone',
    run: async (world) => {
      const [{ payment }, other] = [await begin(world), await world.server.open()];
      mustAnswer(await other.post(`/payments/${payment.id}/close`), 404, 'payment-not-found');
      mustAnswer(await other.post(`/payments/${payment.id}/refresh`), 404, 'payment-not-found');
    },
  },
  {
    says: 'a status that has not changed is not sent again: 304 to its own ETag',
    run: async ({ server }) => {
      const page = await server.open();
      const { headers } = await page.ask('GET', '/status');
      const tag = headers.get('ETag') ?? '';
      must(/^(W\/)?"[^"]+"$/.test(tag), `The ETag of a status is ${tag}`);
      mustAnswer(await page.ask('GET', '/status', { headers: { 'If-None-Match': tag } }), 304);
    },
  },
  {
    says: 'a status changes its ETag when an attempt begins',
    run: async (world) => {
      const page = await world.server.open();
      const before = (await page.ask('GET', '/status')).headers.get('ETag');
      mustAnswer(await page.pay('etag-etag-etag-etag', world.wish), 201);
      const after = await page.ask('GET', '/status', { headers: { 'If-None-Match': before ?? '' } });
      mustAnswer(after, 200);
    },
  },
  {
    says: 'a page of another site does nothing: 403 to an Origin that is not the shop’s',
    run: async ({ server, wish }) => {
      const page = await server.open();
      const headers = { Origin: 'https://thief.example', 'Idempotency-Key': 'origin-origin-origin' };
      mustAnswer(await page.post('/payments', { ...wish, environment: {} }, headers), 403, 'origin-not-allowed');
      must((await page.status()).payments.length === 0, 'Another site has begun an attempt');
    },
  },
];
