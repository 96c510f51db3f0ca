import { Hono, type MiddlewareHandler } from 'hono';
import { makeBuiltAssets } from '../built-assets';
import { addLastAnswers } from '../last-answers';
import { sandboxSite } from '../message-page';
import { pageHeaders } from '../page-headers';
import { answerRefusalAsProblem } from '../refusal';
import { limitBody, refuseNullCharacters } from '../request-limits';

/** The channels' origin: every sandbox's own protocol, and the phone. */
export function makeChannelsApp(origin: string, ...sandboxes: readonly Hono[]): Hono {
  const app = new Hono();
  app.use(pageHeaders());
  app.use(refuseNullCharacters(sandboxSite));
  app.use(limitBody);
  app.use('/sandbox/*', refuseOtherOrigins(origin));
  app.get('/', (context) => context.redirect('/phone', 302));
  sandboxes.forEach((sandbox) => app.route('/', sandbox));
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
