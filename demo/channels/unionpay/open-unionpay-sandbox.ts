import { Hono } from 'hono';
import type { Database } from '../../database';
import { issuedOnce } from '../../issued-once';
import { startTicker } from '../../ticker';
import type { ChannelSandbox } from '../channel-sandbox';
import type { Faults } from '../faults';
import { makeApiRoutes } from './api-routes';
import { makeUnionpayCredentials, type UnionpayCredentials } from './certificates';
import { makeFrontRoutes } from './front-routes';
import { deliverNotifications } from './notifier';
import { makePayerSide } from './payer-side';
import { credentials } from './tables';
import type { UnionpayMerchant, UnionpaySandbox } from './unionpay-sandbox';

/** What UnionPay issues: made at the first start, the same ever after. */
export function issueUnionpayCredentials(database: Database): Promise<UnionpayCredentials> {
  return issuedOnce(database, credentials, makeUnionpayCredentials);
}

/** Opens the sandbox and goes on with the notifications that were not delivered. */
export function openUnionpaySandbox(
  database: Database,
  issued: UnionpayCredentials,
  merchant: UnionpayMerchant,
  now: () => number,
  faults: Faults,
): ChannelSandbox {
  const ticker = startTicker(() => deliverNotifications(sandbox), 250);
  const sandbox: UnionpaySandbox = { database, credentials: issued, merchant, faults, now, wake: ticker.wake };
  const app = new Hono();
  app.route('/', makeFrontRoutes(sandbox));
  app.route('/', makeApiRoutes(sandbox));
  return { app, payer: makePayerSide(sandbox), close: ticker.stop };
}
