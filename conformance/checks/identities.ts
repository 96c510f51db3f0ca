import { begin, must, mustAnswer, type Check } from '../check';

/** Who pays, where a wallet has to say so. */
export const identityChecks: readonly Check[] = [
  {
    says: 'an identity is asked for at a wallet that asks for one, and refused anywhere else: 422',
    run: async ({ server }) => {
      const page = await server.open();
      mustAnswer(await page.post('/authorizations', { host: 'nobody' }), 422);
      mustAnswer(await page.post('/authorizations', {}), 400, 'malformed-request');
      must((await page.session()).authorization.status === 'none', 'A session has an identity that nobody gave');
    },
  },
  {
    says: 'an attempt that needs an identity does not begin without one: 403, with nothing begun',
    run: async ({ server }) => {
      const { products } = await (await server.open()).session();
      for (const { productId } of products) {
        const page = await server.open();
        const answer = await page.pay('identity-identity-identity', { productId });
        if (answer.status !== 403) continue;
        mustAnswer(answer, 403, 'authorization-needed');
        must((await page.status()).payments.length === 0, 'An attempt began without the identity that it needs');
      }
    },
  },
  {
    says: 'a mini program’s login code starts no attempt that is none of a mini program’s',
    run: async (world) => {
      const { page, payment } = await begin(world);
      const answer = await page.post(`/payments/${payment.id}/mini-program`, { code: 'login-code' });
      must(answer.status >= 400, `It answers ${answer.status}`);
      mustAnswer(await page.post(`/payments/${payment.id}/mini-program`, {}), 400, 'malformed-request');
    },
  },
];
