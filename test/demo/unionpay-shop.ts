import type { UnionpayCredentials } from '../../demo/channels/unionpay/certificates';
import { issueUnionpayCredentials, openUnionpaySandbox } from '../../demo/channels/unionpay/open-unionpay-sandbox';
import { makeUnionpay } from '../../demo/merchant/channels/unionpay';
import type { UnionpayAccount } from '../../demo/merchant/channels/unionpay-client';
import { openChannelShop, type ChannelShop } from './channel-shop';

export const merId = '777290058110048';

/** A shop that speaks UnionPay, and the sandbox that answers. */
export interface UnionpayShop extends ChannelShop {
  readonly issued: UnionpayCredentials;
  readonly account: UnionpayAccount;
}

/** Opens them, with nothing kept. */
export function openUnionpayShop(): Promise<UnionpayShop> {
  return openChannelShop('unionpay', async ({ database, now, faults, url, channelsUrl }) => {
    const issued = await issueUnionpayCredentials(database);
    const { certId, certificate } = issued.merchant;
    const registered = { merId, certId, certificate, name: '山川书店（杭州）有限公司', origin: url, channelsOrigin: channelsUrl };
    const account: UnionpayAccount = {
      merId,
      certificate: issued.merchant,
      pinnedCertificates: [issued.rootCertificate],
      origin: channelsUrl,
      fileOrigin: channelsUrl,
      notifyUrl: `${url}/notify/unionpay`,
      returnPostUrl: `${url}/return/unionpay`,
      timeoutMs: 5_000,
      now,
    };
    return { sandbox: openUnionpaySandbox(database, issued, registered, now, faults), adapter: makeUnionpay(account), issued, account };
  });
}
