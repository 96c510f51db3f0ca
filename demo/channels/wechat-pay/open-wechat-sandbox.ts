import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import type { Database } from '../../database';
import { issuedOnce } from '../../issued-once';
import { makeRsaKeyPair } from '../../rsa-key-pair';
import { startTicker } from '../../ticker';
import type { ChannelSandbox } from '../channel-sandbox';
import type { Faults } from '../faults';
import { makeApiRoutes } from './api-routes';
import { makeH5Routes } from './h5-routes';
import { makeMiniProgramRoutes } from './mini-program-routes';
import { deliverNotifications } from './notifier';
import { makeOauthRoutes } from './oauth-routes';
import { makePayerSide } from './payer-side';
import { credentials, type SandboxCredentials } from './tables';
import type { RegisteredMerchant, WechatSandbox } from './wechat-sandbox';

const makeSecret = (): string => randomBytes(16).toString('hex');

/** What WeChat Pay issues: made at the first start, the same ever after. */
export function issueCredentials(database: Database): Promise<SandboxCredentials> {
  const make = (): SandboxCredentials => ({
    platform: makeRsaKeyPair(),
    apiV3Key: makeSecret(),
    appSecret: makeSecret(),
    miniProgramSecret: makeSecret(),
  });
  return issuedOnce(database, credentials, make);
}

/** Opens WeChat Pay as one merchant meets it, and goes on with the notifications that were not delivered. */
export function openWechatSandbox(
  database: Database,
  issued: SandboxCredentials,
  merchant: RegisteredMerchant,
  now: () => number,
  faults: Faults,
): ChannelSandbox {
  let isOpen = true;
  const ticker = startTicker(() => deliverNotifications(sandbox), 250);
  const sandbox: WechatSandbox = { database, credentials: issued, merchant, faults, now, wake: ticker.wake };
  const app = new Hono();
  app.route('/', makeOauthRoutes(sandbox));
  app.route('/', makeMiniProgramRoutes(sandbox));
  app.route('/', makeH5Routes(sandbox));
  app.route('/', makeApiRoutes(sandbox));
  return {
    app,
    payer: makePayerSide(sandbox, () => isOpen),
    close: async () => {
      isOpen = false;
      await ticker.stop();
    },
  };
}
