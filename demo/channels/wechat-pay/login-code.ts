import { randomBytes } from 'node:crypto';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { oauthCodes, openids } from './tables';
import type { WechatSandbox } from './wechat-sandbox';

const lifeMs = 5 * 60_000;

/** Issues a code that says who somebody is to an appid. The same browser, or phone, is always the same person. */
export async function issueLoginCode({ database, now }: WechatSandbox, browser: string, appid: string): Promise<string> {
  const invented = { browser, appid, openid: `o${randomBytes(20).toString('base64url')}` };
  await database.insert(openids).values(invented).onConflictDoNothing();
  const [known] = await database
    .select()
    .from(openids)
    .where(and(eq(openids.browser, browser), eq(openids.appid, appid)));
  const code = randomBytes(16).toString('hex');
  await database.insert(oauthCodes).values({ code, appid, openid: known?.openid ?? invented.openid, expiresAt: new Date(now() + lifeMs) });
  return code;
}

/** Exchanges a code, once; undefined when it is used, over, or another appid's. */
export async function useLoginCode({ database, now }: WechatSandbox, code: string, appid: string): Promise<string | undefined> {
  const usedAt = new Date(now());
  const isFresh = and(eq(oauthCodes.code, code), eq(oauthCodes.appid, appid), isNull(oauthCodes.usedAt), gt(oauthCodes.expiresAt, usedAt));
  const [used] = await database.update(oauthCodes).set({ usedAt }).where(isFresh).returning();
  return used?.openid;
}
