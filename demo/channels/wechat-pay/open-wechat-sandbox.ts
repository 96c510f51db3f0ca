import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import type { Database } from '../../database';
import { makeRsaKeyPair } from '../../rsa-key-pair';
import { startTicker } from '../../ticker';
import { makeApiRoutes } from './api-routes';
import { Faults } from './faults';
import { deliverNotifications } from './notifier';
import { makeOauthRoutes } from './oauth-routes';
import { makePayerRoutes } from './payer-routes';
import { renderPhonePage } from './phone-page';
import { credentials, type SandboxCredentials } from './tables';
import type { RegisteredMerchant, WechatSandbox } from './wechat-sandbox';

/** What WeChat Pay issues: made at the first start, the same ever after. */
export async function issueCredentials(database: Database): Promise<SandboxCredentials> {
  const issued = { platform: makeRsaKeyPair(), apiV3Key: randomBytes(16).toString('hex'), appSecret: randomBytes(16).toString('hex') };
  await database.insert(credentials).values({ id: 1, value: issued }).onConflictDoNothing();
  const [row] = await database.select().from(credentials);
  return row?.value ?? issued;
}

/** WeChat Pay as one merchant meets it, with a phone to pay by. */
export interface OpenWechatSandbox {
  readonly app: Hono;
  readonly close: () => Promise<void>;
}

/** Opens the sandbox and goes on with the notifications that were not delivered. */
export function openWechatSandbox(
  database: Database,
  issued: SandboxCredentials,
  merchant: RegisteredMerchant,
  now: () => number,
): OpenWechatSandbox {
  const timers = new Set<NodeJS.Timeout>();
  const after: WechatSandbox['after'] = (delayMs, act) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act().catch((error: unknown) => console.error(error));
    }, delayMs);
    timer.unref();
    timers.add(timer);
  };
  const ticker = startTicker(() => deliverNotifications(sandbox), 250);
  const sandbox: WechatSandbox = { database, credentials: issued, merchant, faults: new Faults(), now, wake: ticker.wake, after };
  const app = new Hono();
  app.get('/phone', (context) => context.html(renderPhonePage(context.req.query('content') ?? '')));
  app.route('/', makePayerRoutes(sandbox));
  app.route('/', makeOauthRoutes(sandbox, issued.appSecret));
  app.route('/', makeApiRoutes(sandbox));
  return {
    app,
    close: async () => {
      timers.forEach((timer) => clearTimeout(timer));
      await ticker.stop();
    },
  };
}
