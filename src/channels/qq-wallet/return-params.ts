import type { ReturnClaim, ReturnReader } from '../return-reader.js';

const claims: ReadonlyMap<string | undefined, ReturnClaim> = new Map([
  ['0', 'paid'],
  // The payer went back, as iOS and Android say it.
  ['-1', 'failed'],
  ['-11001', 'failed'],
]);

/**
 * What `mqq.tenpay.pay` answers to the page's script: a number, or its text. Alipay's bridge answers under the same name, with numbers above 0.
 * Source: Ping++'s open-source SDK for pages has 0 and -1; -11001, seen in pages of merchants, could not be confirmed.
 */
export const returnReader: ReturnReader = {
  transport: 'bridge',
  names: ['resultCode'],
  marks: { resultCode: /^(?:0|-[1-9]\d{0,8})$/ },
  read: ({ resultCode }) => ({ claim: claims.get(resultCode) ?? 'unknown', signed: false }),
};
