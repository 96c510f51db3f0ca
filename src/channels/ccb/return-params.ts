import { tradeNumber, type ReturnClaim, type ReturnReader } from '../return-reader.js';
import { readYuan } from '../yuan.js';

const claims: ReadonlyMap<string | undefined, ReturnClaim> = new Map([
  ['Y', 'paid'],
  ['N', 'failed'],
]);

/**
 * What 建设银行 appends to the merchant's page; the names after SUCCESS come where the counter's back office has them on, and are signed too.
 * CURCODE 01 is the yuan. Source: CCB's merchants' manual as developers quote it, 2009 to 2020.
 */
export const returnReader: ReturnReader = {
  transport: 'address',
  names: [
    'ACCDATE',
    'ACC_TYPE',
    'BRANCHID',
    'CLIENTIP',
    'CURCODE',
    'DISCOUNT',
    'ERRMSG',
    'INSTALLNUM',
    'ORDERID',
    'PAYMENT',
    'POSID',
    'REFERER',
    'REMARK1',
    'REMARK2',
    'SIGN',
    'SUCCESS',
    'TYPE',
    'USRINFO',
    'USRMSG',
  ],
  marks: { POSID: /^\d{9}$/, BRANCHID: /^\d{9}$/, ORDERID: /^[\w-]{1,30}$/, SUCCESS: /^[YN]$/, SIGN: /^[0-9a-f]{64,1024}$/i },
  read: (params) => ({
    outTradeNo: tradeNumber(params.ORDERID),
    amount: params.CURCODE === '01' ? readYuan(params.PAYMENT) : undefined,
    claim: claims.get(params.SUCCESS) ?? 'unknown',
    signed: Boolean(params.SIGN),
  }),
};
