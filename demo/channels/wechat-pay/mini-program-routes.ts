import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { issueLoginCode, useLoginCode } from './login-code';
import type { WechatSandbox } from './wechat-sandbox';

/** The one phone on which the mini program runs: always the same person. */
const phone = 'mini-program';

/** A mini program's login: what `wx.login` gives on the phone, and what the merchant's server exchanges it for. */
export function makeMiniProgramRoutes(sandbox: WechatSandbox): Hono {
  const { miniProgramAppid } = sandbox.merchant;
  const app = new Hono();
  app.get('/sandbox/mini-program-login', async (context, next) => {
    const { channel = 'wechat-pay' } = context.req.query();
    if (channel !== 'wechat-pay') return next();
    return context.json({ code: await issueLoginCode(sandbox, phone, miniProgramAppid) });
  });
  app.get('/sns/jscode2session', async (context) => {
    const { appid, secret, js_code: code = '', grant_type: grantType } = context.req.query();
    if (appid !== miniProgramAppid) return context.json({ errcode: 40013, errmsg: 'invalid appid' });
    if (secret !== sandbox.credentials.miniProgramSecret) return context.json({ errcode: 40125, errmsg: 'invalid appsecret' });
    if (grantType !== 'authorization_code') return context.json({ errcode: 40002, errmsg: 'invalid grant_type' });
    const openid = await useLoginCode(sandbox, code, appid);
    if (openid === undefined) return context.json({ errcode: 40029, errmsg: 'invalid code' });
    return context.json({ openid, session_key: randomBytes(16).toString('base64') });
  });
  return app;
}
