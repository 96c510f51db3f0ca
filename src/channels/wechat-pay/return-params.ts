import type { ReturnClaim, ReturnReader } from '../return-reader.js';

/** What follows the colon, or how it begins: `fail_nosupport` and `fail cancel` are failures. */
const claims: ReadonlyMap<string | undefined, ReturnClaim> = new Map([
  ['ok', 'paid'],
  ['cancel', 'failed'],
  ['fail', 'failed'],
]);

/**
 * What WeChat's bridge answers. H5 comes back with nothing at all, so nothing in an address is WeChat's. What stands before the colon varies
 * between clients and says nothing. Source: pay.weixin.qq.com, JSAPI payment, and developers' reports of 2019 to 2024.
 */
export const returnReader: ReturnReader = {
  transport: 'bridge',
  names: ['err_msg'],
  marks: { err_msg: /^\w{1,64}:/ },
  read: ({ err_msg: message = '' }) => ({
    claim: claims.get(/^\w+:\s*(ok(?=\s*$)|cancel|fail)/.exec(message)?.[1]) ?? 'unknown',
    signed: false,
  }),
};
