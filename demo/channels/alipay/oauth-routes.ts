import { randomBytes } from 'node:crypto';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { AlipaySandbox } from './alipay-sandbox';
import { GatewayError } from './gateway-error';
import type { GatewayRequest } from './gateway-request';
import { authCodes, buyers } from './tables';
import type { Answer } from './trade-methods';

const codeLifeMs = 3 * 60_000;
const cookieName = 'alipay_browser';

/** Authorization with `auth_base`: silent, and the same browser is always the same person. */
export function makeOauthRoutes(sandbox: AlipaySandbox): Hono {
  const { merchant } = sandbox;
  const app = new Hono();
  app.get('/oauth2/publicAppAuthorize.htm', async (context) => {
    const { app_id: appId, redirect_uri: redirectUri, scope, state } = context.req.query();
    if (appId !== merchant.appId) return context.text('app_id 不存在', 400);
    if (redirectUri === undefined || !URL.canParse(redirectUri) || new URL(redirectUri).origin !== merchant.origin) {
      return context.text('redirect_uri 与应用的授权回调地址不一致', 400);
    }
    if (scope !== 'auth_base') return context.text('scope 应为 auth_base', 400);
    const browser = getCookie(context, cookieName) ?? randomBytes(16).toString('base64url');
    const code = await issueCode(sandbox, browser);
    setCookie(context, cookieName, browser, { httpOnly: true, sameSite: 'Lax', path: '/oauth2', maxAge: 365 * 86_400 });
    const back = new URL(redirectUri);
    const facts = { app_id: appId, source: 'alipay_wallet', scope, auth_code: code, ...(state !== undefined && { state }) };
    Object.entries(facts).forEach(([name, value]) => back.searchParams.set(name, value));
    return context.redirect(back.href, 302);
  });
  // What `my.getAuthCode` gives in the mini program on the one phone there is.
  app.get('/sandbox/mini-program-login', async (context, next) =>
    context.req.query('channel') === 'alipay' ? context.json({ code: await issueCode(sandbox, 'mini-program') }) : next(),
  );
  return app;
}

/** A code for whoever a browser is; the same one is always the same person. */
async function issueCode({ database, now }: AlipaySandbox, browser: string): Promise<string> {
  const invented = { browser, openId: randomBytes(24).toString('base64url') };
  await database.insert(buyers).values(invented).onConflictDoNothing();
  const [known] = await database.select().from(buyers).where(eq(buyers.browser, browser));
  const code = randomBytes(16).toString('hex');
  await database.insert(authCodes).values({ code, openId: known?.openId ?? invented.openId, expiresAt: new Date(now() + codeLifeMs) });
  return code;
}

/**
 * `alipay.system.oauth.token`: whose code it was. Unlike every other method it takes no `biz_content` and answers no `code`.
 * @throws GatewayError with isv.code-invalid
 */
export async function exchangeAuthCode(sandbox: AlipaySandbox, { params }: GatewayRequest): Promise<Answer> {
  if (params['grant_type'] !== 'authorization_code') throw new GatewayError('40002', 'isv.grant-type-invalid', '授权类型不支持');
  const usedAt = new Date(sandbox.now());
  const isFresh = and(eq(authCodes.code, params['code'] ?? ''), isNull(authCodes.usedAt), gt(authCodes.expiresAt, usedAt));
  const [used] = await sandbox.database.update(authCodes).set({ usedAt }).where(isFresh).returning();
  if (used === undefined) throw new GatewayError('40002', 'isv.code-invalid', '授权码code无效');
  return {
    open_id: used.openId,
    access_token: randomBytes(20).toString('hex'),
    expires_in: '1296000',
    refresh_token: randomBytes(20).toString('hex'),
    re_expires_in: '2592000',
  };
}
