import { Hono } from 'hono';
import type { Database } from '../../database';
import { issuedOnce } from '../../issued-once';
import { makeRsaKeyPair } from '../../rsa-key-pair';
import { startTicker } from '../../ticker';
import type { ChannelSandbox } from '../channel-sandbox';
import type { Faults } from '../faults';
import type { AlipayRegisteredMerchant, AlipaySandbox } from './alipay-sandbox';
import { makeCashierRoutes } from './cashier-routes';
import { makeGatewayRoutes } from './gateway-routes';
import { deliverNotifications } from './notifier';
import { makeOauthRoutes } from './oauth-routes';
import { makePayerSide } from './payer-side';
import { makeBillRoutes } from './trade-bill';
import { credentials, type AlipayCredentials } from './tables';

/** Alipay's own key pair: made at the first start, the same ever after. An app has no secret here, only its key. */
export function issueAlipayCredentials(database: Database): Promise<AlipayCredentials> {
  return issuedOnce(database, credentials, () => ({ alipay: makeRsaKeyPair() }));
}

/** Opens the sandbox and goes on with the notifications that were not delivered. */
export function openAlipaySandbox(
  database: Database,
  issued: AlipayCredentials,
  merchant: AlipayRegisteredMerchant,
  now: () => number,
  faults: Faults,
): ChannelSandbox {
  const ticker = startTicker(() => deliverNotifications(sandbox), 250);
  const sandbox: AlipaySandbox = { database, credentials: issued, merchant, faults, now, wake: ticker.wake };
  const app = new Hono();
  app.route('/', makeGatewayRoutes(sandbox));
  app.route('/', makeCashierRoutes(sandbox));
  app.route('/', makeOauthRoutes(sandbox));
  app.route('/', makeBillRoutes(sandbox));
  return { app, payer: makePayerSide(sandbox), close: ticker.stop };
}
