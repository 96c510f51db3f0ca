import { issueAlipayCredentials } from '../../demo/channels/alipay/open-alipay-sandbox';
import { issueJdPayCredentials } from '../../demo/channels/jd-pay/open-jd-pay-sandbox';
import { issueUnionpayCredentials } from '../../demo/channels/unionpay/open-unionpay-sandbox';
import { issueCredentials } from '../../demo/channels/wechat-pay/open-wechat-sandbox';
import type { Database } from '../../demo/database';
import { openJobs } from '../../demo/merchant/jobs';
import { findMerchantKeyPair } from '../../demo/merchant/open-merchant';

const issues = [findMerchantKeyPair, issueCredentials, issueAlipayCredentials, issueUnionpayCredentials, issueJdPayCredentials];

/** Does what a demo's first start does, and nothing else: making keys takes much longer than copying them. */
export async function prepareDatabase(database: Database): Promise<void> {
  for (const issue of issues) await issue(database);
  await openJobs(database, ['wechat-pay', 'alipay', 'unionpay', 'jd-pay', 'no-channel']);
}
