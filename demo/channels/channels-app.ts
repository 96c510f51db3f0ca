import { Hono, type MiddlewareHandler } from 'hono';
import { makeBuiltAssets } from '../built-assets';
import { addLastAnswers } from '../last-answers';
import { sandboxSite } from '../message-page';
import { makeFaultRoutes, type SessionSide } from '../faults/fault-routes';
import { pageHeaders } from '../page-headers';
import { answerRefusalAsProblem } from '../refusal';
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
  app.use('/sandbox/*', refuseOtherOrigins(origin));
  app.get('/', (context) => context.redirect('/phone', 302));
  app.get('/phone', (context) => context.html(renderPhonePage(context.req.query('content') ?? '', channels, sessions !== undefined)));
  app.route('/', makePayerRoutes(sandboxes));
  app.route('/', makeFaultRoutes(faults, sessions));
  sandboxes.forEach((sandbox) => app.route('/', sandbox.app));
  app.route('/', makeBuiltAssets());
  addLastAnswers(app, sandboxSite);
  return app;
}

/** The phone is the only page that acts here; another site's must not pay in its stead. */
function refuseOtherOrigins(origin: string): MiddlewareHandler {
  return async (context, next) => {
    const sender = context.req.header('Origin');
    if (sender === undefined || sender === origin) return next();
    const title = "Requests come from the sandbox's own pages";
    return answerRefusalAsProblem(context, {
      status: 403,
      code: 'origin-not-allowed',
      title,
      message: 'Open the phone at its own address.',
    });
  };
}
