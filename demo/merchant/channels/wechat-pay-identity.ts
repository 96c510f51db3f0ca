import * as v from 'valibot';
import type { Authorizer } from './channel-adapter';
import type { WechatPayAccount } from './wechat-pay-client';

const identitySchema = v.object({ openid: v.pipe(v.string(), v.minLength(1), v.maxLength(128)) });
const errorSchema = v.object({ errcode: v.number() });

/** The codes by which a login code itself is refused: invalid, of a blocked user, used. Source: developers.weixin.qq.com, code2Session. */
const codeErrors: readonly number[] = [40029, 40226, 40163];

/** The openid round trip of WeChat's own browser, with `snsapi_base`. */
export function makeAuthorizer(account: WechatPayAccount): Authorizer {
  return {
    host: 'wechat',
    authorizeUrl: (redirectUrl, state) => {
      const query = { appid: account.appid, redirect_uri: redirectUrl, response_type: 'code', scope: 'snsapi_base', state };
      return `${account.authorizationOrigin}/connect/oauth2/authorize?${new URLSearchParams(query)}#wechat_redirect`;
    },
    codeParameter: 'code',
    exchangeCode: async (code) => {
      const query = { appid: account.appid, secret: account.appSecret, code, grant_type: 'authorization_code' };
      const identity = v.safeParse(identitySchema, await ask(account, '/sns/oauth2/access_token', query));
      return identity.success ? identity.output.openid : undefined;
    },
  };
}

/** Exchanges what `wx.login` gave a mini program's native page for the payer's openid under the mini program's appid. */
export async function exchangeLoginCode(
  account: WechatPayAccount,
  code: string,
): Promise<{ readonly openid: string } | 'code-refused' | 'unavailable'> {
  if (account.miniProgram === undefined) return 'unavailable';
  const { appid, appSecret: secret } = account.miniProgram;
  const query = { appid, secret, js_code: code, grant_type: 'authorization_code' };
  const answer = await ask(account, '/sns/jscode2session', query);
  const identity = v.safeParse(identitySchema, answer);
  if (identity.success) return identity.output;
  const error = v.safeParse(errorSchema, answer);
  return error.success && codeErrors.includes(error.output.errcode) ? 'code-refused' : 'unavailable';
}

async function ask(account: WechatPayAccount, path: string, query: Readonly<Record<string, string>>): Promise<unknown> {
  const url = `${account.identityOrigin}${path}?${new URLSearchParams(query)}`;
  return fetch(url, { signal: AbortSignal.timeout(account.timeoutMs) })
    .then((response) => response.json())
    .catch(() => undefined);
}
