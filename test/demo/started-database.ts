import { issueAlipayCredentials } from '../../demo/channels/alipay/open-alipay-sandbox';
import { issueJdPayCredentials } from '../../demo/channels/jd-pay/open-jd-pay-sandbox';
import { issueUnionpayCredentials } from '../../demo/channels/unionpay/open-unionpay-sandbox';
import { issueCredentials } from '../../demo/channels/wechat-pay/open-wechat-sandbox';
import { copyOf, openCopy, openDatabase, type Database } from '../../demo/database';
import { findMerchantKeyPair } from '../../demo/merchant/open-merchant';

/** Of a demo's first start. Making its keys takes much longer than copying them, and nearly every file of tests has a demo of its own. */
let started: Promise<Blob> | undefined;

async function startOnce(): Promise<Blob> {
  const database = await openDatabase(undefined);
  const issues = [findMerchantKeyPair, issueCredentials, issueAlipayCredentials, issueUnionpayCredentials, issueJdPayCredentials];
  for (const issue of issues) await issue(database);
  const copy = await copyOf(database);
  await database.$client.close();
  return copy;
}

/** Opens a database in memory with every side's keys in it, and nothing else. */
export async function openStartedDatabase(): Promise<Database> {
  return openCopy(await (started ??= startOnce()));
}
