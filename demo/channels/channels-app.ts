import { Hono } from 'hono';
import { makeBuiltAssets } from '../built-assets';
import { pageHeaders } from '../page-headers';

/** The channels' origin: every sandbox's own protocol, and the phone. */
export function makeChannelsApp(...sandboxes: readonly Hono[]): Hono {
  const app = new Hono();
  app.use(pageHeaders());
  app.get('/', (context) => context.redirect('/phone', 302));
  sandboxes.forEach((sandbox) => app.route('/', sandbox));
  app.route('/', makeBuiltAssets());
  return app;
}
