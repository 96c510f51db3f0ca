import { Hono } from 'hono';

/**
 * Passes the demo's own requests on to the sandbox, as pages may connect to their own origin only.
 * A merchant with real channels has none of this.
 */
export function makeSandboxRoutes(origin: string, channelsOrigin: string): Hono {
  const app = new Hono();
  app.get('/phone', (context) => context.redirect(`${channelsOrigin}/phone${new URL(context.req.url).search}`, 302));
  const paths = ['act', 'code', 'ledger', 'faults', 'payer-code', 'mini-program-login'].map((name) => `/sandbox/${name}`);
  app.on(['GET', 'POST', 'DELETE'], paths, async (context) => {
    const { req } = context;
    const sender = req.header('Origin');
    if (sender !== undefined && sender !== origin) return context.json({ code: 'origin-not-allowed' }, 403);
    const { pathname, search } = new URL(req.url);
    const sent = req.method === 'POST' && { body: await req.text(), headers: { 'Content-Type': 'application/json' } };
    const answer = await fetch(`${channelsOrigin}${pathname}${search}`, { method: req.method, ...sent });
    const type = answer.headers.get('Content-Type') ?? 'application/json';
    const isEmpty = answer.status === 204;
    return new Response(isEmpty ? null : await answer.text(), {
      status: answer.status,
      headers: { 'Content-Type': type, 'Cache-Control': 'no-store' },
    });
  });
  return app;
}
