import { Hono } from 'hono';
import { makeBuiltAssets } from '../built-assets';
import type { Database } from '../database';
import { issuedOnce } from '../issued-once';
import { addLastAnswers } from '../last-answers';
import { shopSite } from '../message-page';
import { pageHeaders } from '../page-headers';
import { limitBody, refuseNullCharacters } from '../request-limits';
import { makeRsaKeyPair, type RsaKeyPair } from '../rsa-key-pair';
import { makeApiRoutes } from './api-routes';
import { openChores } from './chores';
import { releaseAllKeys } from './idempotency';
import type { Merchant } from './merchant';
import { makeNotifyRoutes } from './notify-routes';
import { makeOfficeRoutes } from './office-routes';
import { makePageRoutes } from './page-routes';
import { makeReturnRoutes } from './return-routes';
import { forgetReversals } from './reverse-payment';
import { runChores } from './run-chores';
import { makeSandboxRoutes } from './sandbox-routes';
import { credentials } from './tables';

/** The merchant's own key pair: made at the first start, the same ever after. */
export function findMerchantKeyPair(database: Database): Promise<RsaKeyPair> {
  return issuedOnce(database, credentials, makeRsaKeyPair);
}

/** The merchant's server. */
export interface OpenMerchant {
  readonly app: Hono;
  readonly close: () => Promise<void>;
}

/** Opens the shop and goes on with what the last process left; where there may be others, that is what nobody has in hand any more. */
export async function openMerchant(facts: Omit<Merchant, 'wake'>): Promise<OpenMerchant> {
  if (!facts.database.connection.isShared) {
    await releaseAllKeys(facts.database);
    await forgetReversals(facts.database, new Date(facts.now()));
  }
  const merchant: Merchant = { ...facts, wake: () => running.wake() };
  const running = runChores(await openChores(merchant));
  const app = new Hono();
  app.use(pageHeaders(...merchant.formOrigins));
  app.route('/api', makeApiRoutes(merchant));
  app.use(refuseNullCharacters(shopSite));
  app.use('/notify/*', limitBody);
  app.use('/sandbox/*', limitBody);
  app.use('/merchant/*', limitBody);
  app.route('/', makeNotifyRoutes(merchant));
  app.route('/', makeReturnRoutes(merchant));
  if (merchant.sandboxOrigin !== undefined) {
    app.route('/', makeSandboxRoutes(merchant.origin, merchant.sandboxOrigin));
    app.route('/', makeOfficeRoutes(merchant));
  }
  app.route('/', makePageRoutes(merchant));
  app.route('/', makeBuiltAssets());
  addLastAnswers(app, shopSite);
  return { app, close: running.stop };
}
