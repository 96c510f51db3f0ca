import type { CreditBans } from '../credit-ban.js';

/** How WeChat Pay keeps credit cards out. Version 3 documents no parameter for it, so the house relies on none. */
export const creditBans: CreditBans = [
  {
    value: {
      how: 'request',
      parameters: { limit_pay: 'no_credit' },
      olderVersion: '2',
      note: 'Version 3 let it pass without documenting it, and it may be withdrawn there.',
    },
    source: "WxJava's models of version 2, and WeChat Pay's technical assistant on developers.weixin.qq.com, 2019-04",
    trust: 'open-source',
  },
  {
    value: { how: 'contract', note: "WeChat's operations staff close credit cards for a merchant number that asks for it." },
    source: 'an answer to a merchant on developers.weixin.qq.com about JSAPI of version 3, which could not be confirmed',
    trust: 'unverified',
  },
];
