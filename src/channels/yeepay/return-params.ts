import { tradeNumber, type ReturnReader } from '../return-reader.js';
import { readYuan } from '../yuan.js';

/** The yuan's ISO 4217 name, and the one that real returns mostly carry. */
const yuanNames: readonly (string | undefined)[] = ['CNY', 'RMB'];

/**
 * What 易宝's old gateway appends to `p8_Url`; the same address serves its notice, which says 2 in r9_BType. It returns after success only, so
 * that another r1_Code than 1 says nothing. Texts are in GBK: one that is not ASCII can not be read here, and the return is refused.
 * Source: ten real returns of 2008 to 2018.
 */
export const returnReader: ReturnReader = {
  transport: 'address',
  names: [
    'hmac',
    'hmac_safe',
    'p1_MerId',
    'r0_Cmd',
    'r1_Code',
    'r2_TrxId',
    'r3_Amt',
    'r4_Cur',
    'r5_Pid',
    'r6_Order',
    'r7_Uid',
    'r8_MP',
    'r9_BType',
    'rb_BankId',
    'ro_BankOrderId',
    'rp_PayDate',
    'rq_CardNo',
    'rq_SourceFee',
    'rq_TargetFee',
    'ru_Trxtime',
  ],
  marks: { r0_Cmd: /^Buy$/, r1_Code: /^-?\d{1,8}$/, r2_TrxId: /^[0-9A-Za-z]{1,50}$/, r6_Order: /^\w{1,50}$/, r9_BType: /^[1-9]$/ },
  read: (params) => ({
    outTradeNo: tradeNumber(params.r6_Order),
    tradeNo: tradeNumber(params.r2_TrxId),
    amount: yuanNames.includes(params.r4_Cur) ? readYuan(params.r3_Amt) : undefined,
    claim: params.r1_Code === '1' ? 'paid' : 'unknown',
    signed: Boolean(params.hmac),
  }),
};
