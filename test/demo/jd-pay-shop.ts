import type { JdPayCredentials } from '../../demo/channels/jd-pay/jd-pay-sandbox';
import { issueJdPayCredentials, openJdPaySandbox } from '../../demo/channels/jd-pay/open-jd-pay-sandbox';
import { baitiaoProduct } from '../../demo/channels/jd-pay/order-request';
import { makeJdPay } from '../../demo/merchant/channels/jd-pay';
import type { JdPayAccount } from '../../demo/merchant/channels/jd-pay-client';
import { findMerchantKeyPair } from '../../demo/merchant/open-merchant';
import { openChannelShop, type ChannelShop } from './channel-shop';

/** A shop that speaks JD Pay, and the sandbox that answers. */
export interface JdPayShop extends ChannelShop {
  readonly issued: JdPayCredentials;
  readonly account: JdPayAccount;
  readonly merchantPublicKey: string;
}

/** Opens them, with nothing kept. */
export function openJdPayShop(): Promise<JdPayShop> {
  return openChannelShop('jd-pay', async ({ database, now, faults, url, channelsUrl }) => {
    const issued = await issueJdPayCredentials(database);
    const { privateKey, publicKey } = await findMerchantKeyPair(database);
    const merchant = '110148035005';
    const registered = { merchant, publicKey, name: '山川书店（杭州）有限公司', origin: url, channelsOrigin: channelsUrl };
    const account: JdPayAccount = {
      merchant,
      keys: { desKey: issued.desKey, privateKey, peerPublicKey: issued.platform.publicKey },
      gatewayOrigin: channelsUrl,
      pcOrigin: channelsUrl,
      h5Origin: channelsUrl,
      notifyUrl: `${url}/notify/jd-pay`,
      returnPostUrl: `${url}/return/jd-pay`,
      baitiaoProduct,
      refusals: { unknownOrder: ['JD0006'], payerCode: ['JD0009'] },
      timeoutMs: 5_000,
      now,
    };
    return {
      sandbox: openJdPaySandbox(database, issued, registered, now, faults),
      adapter: makeJdPay(account),
      issued,
      account,
      merchantPublicKey: publicKey,
    };
  });
}
