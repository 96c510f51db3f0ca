import { Hono } from 'hono';
import { makeBuiltAssets } from '../built-assets';
import { addLastAnswers } from '../last-answers';
import { sandboxSite } from '../message-page';
import { makeFaultRoutes, type SessionSide } from '../faults/fault-routes';
import { refuseOtherOrigins } from '../own-origin';
import { pageHeaders } from '../page-headers';
import { limitBody, refuseNullCharacters } from '../request-limits';
import type { ChannelSandbox } from './channel-sandbox';
import type { Faults } from './faults';
import { makePayerRoutes } from './payer-routes';
import { renderPhonePage } from './phone-page';

/**
 * The channels' origin: every sandbox's own protocol, the wallets' pages, and the phone. A wallet's form answers with a redirect to the
 * merchant, which the policy of the page has to allow as well.
 * @param sessions where a merchant stands beside them, whose requests can go wrong too
 */
export function makeChannelsApp(
  origin: string,
  merchantOrigin: string,
  sandboxes: readonly ChannelSandbox[],
  faults: Faults,
  sessions?: SessionSide,
): Hono {
  const channels = sandboxes.map(({ payer }) => payer.channel);
  const app = new Hono();
  app.use(pageHeaders(merchantOrigin));
  app.use(refuseNullCharacters(sandboxSite));
  app.use(limitBody);
  // The phone is the only page that acts here; another site's must not pay in its stead.
  app.use('/sandbox/*', refuseOtherOrigins(origin, 'Open the phone at its own address.'));
  app.get('/', (context) => context.redirect('/phone', 302));
  app.get('/phone', (context) => context.html(renderPhonePage(context.req.query('content') ?? '', channels, sessions !== undefined)));
  app.route('/', makePayerRoutes(sandboxes));
  app.route('/', makeFaultRoutes(faults, sessions));
  sandboxes.forEach((sandbox) => app.route('/', sandbox.app));
  app.route('/', makeBuiltAssets());
  addLastAnswers(app, sandboxSite);
  return app;
}
