import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import type { Database } from '../../database';
import { issuedOnce } from '../../issued-once';
import { makeRsaKeyPair } from '../../rsa-key-pair';
import { startTicker } from '../../ticker';
import type { ChannelSandbox } from '../channel-sandbox';
import type { Faults } from '../faults';
import { makeApiRoutes } from './api-routes';
import { makeFrontRoutes } from './front-routes';
import type { JdPayCredentials, JdPayMerchant, JdPaySandbox } from './jd-pay-sandbox';
import { deliverNotifications } from './notifier';
import { makePayerSide } from './payer-side';
import { credentials } from './tables';

/** What JD Pay issues: made at the first start, the same ever after. */
export function issueJdPayCredentials(database: Database): Promise<JdPayCredentials> {
  return issuedOnce(database, credentials, () => ({ desKey: randomBytes(24).toString('base64'), platform: makeRsaKeyPair() }));
}

/** Opens the sandbox and goes on with the notifications that were not delivered. */
export function openJdPaySandbox(
  database: Database,
  issued: JdPayCredentials,
  merchant: JdPayMerchant,
  now: () => number,
  faults: Faults,
): ChannelSandbox {
  const ticker = startTicker(() => deliverNotifications(sandbox), 250);
  const sandbox: JdPaySandbox = { database, credentials: issued, merchant, faults, now, wake: ticker.wake };
  const app = new Hono();
  app.route('/', makeFrontRoutes(sandbox));
  app.route('/', makeApiRoutes(sandbox));
  return { app, payer: makePayerSide(sandbox), close: ticker.stop };
}
