import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { issueLoginCode, useLoginCode } from './login-code';
import type { WechatSandbox } from './wechat-sandbox';

const cookieName = 'sandbox_browser';

/** Web authorization with `snsapi_base`: silent, and the same browser is always the same person. */
export function makeOauthRoutes(sandbox: WechatSandbox): Hono {
  const { merchant, credentials } = sandbox;
  const app = new Hono();
  app.get('/connect/oauth2/authorize', async (context) => {
    const { appid, redirect_uri: redirectUri, response_type: responseType, scope, state } = context.req.query();
    if (appid !== merchant.appid) return context.text('10003 redirect_uri域名与后台配置不一致：未知的appid', 400);
    if (redirectUri === undefined || !URL.canParse(redirectUri) || new URL(redirectUri).origin !== merchant.origin) {
      return context.text('10003 redirect_uri域名与后台配置不一致', 400);
    }
    if (responseType !== 'code' || scope !== 'snsapi_base') return context.text('10005 scope参数错误', 400);
    const browser = getCookie(context, cookieName) ?? randomBytes(16).toString('base64url');
    const code = await issueLoginCode(sandbox, browser, appid);
    setCookie(context, cookieName, browser, { httpOnly: true, sameSite: 'Lax', path: '/connect', maxAge: 365 * 86_400 });
    const back = new URL(redirectUri);
    back.searchParams.set('code', code);
    if (state !== undefined) back.searchParams.set('state', state);
    return context.redirect(back.href, 302);
  });
  app.get('/sns/oauth2/access_token', async (context) => {
    const { appid, secret, code = '', grant_type: grantType } = context.req.query();
    if (appid !== merchant.appid) return context.json({ errcode: 40013, errmsg: 'invalid appid' });
    if (secret !== credentials.appSecret) return context.json({ errcode: 40125, errmsg: 'invalid appsecret' });
    if (grantType !== 'authorization_code') return context.json({ errcode: 40002, errmsg: 'invalid grant_type' });
    const openid = await useLoginCode(sandbox, code, appid);
    if (openid === undefined) return context.json({ errcode: 40163, errmsg: 'code been used or invalid' });
    const token = randomBytes(32).toString('base64url');
    return context.json({ access_token: token, expires_in: 7_200, refresh_token: token, openid, scope: 'snsapi_base' });
  });
  return app;
}
