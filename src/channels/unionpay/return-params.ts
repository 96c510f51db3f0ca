import type { Money } from '../../model/money.js';
import { tradeNumber, type ReturnClaim, type ReturnReader } from '../return-reader.js';

/** What a respCode says; every other is a failure. Source: UnionPay's gateway 5.1.0 and its official demo. */
const claims: ReadonlyMap<string | undefined, ReturnClaim> = new Map([
  ['00', 'paid'],
  ['A6', 'paid'],
  // Accepted, timed out or doubted: the channel asks to be queried.
  ['01', 'unknown'],
  ['03', 'unknown'],
  ['04', 'unknown'],
  ['05', 'unknown'],
  ['12', 'unknown'],
  ['60', 'unknown'],
]);

/** The fields that UnionPay's gateway POSTs to `frontUrl`. They reach a page only where a server hands them on. Source: gateway 5.1.0. */
export const returnReader: ReturnReader = {
  transport: 'form',
  names: [
    'accNo',
    'accessType',
    'acqInsCode',
    'bindId',
    'bizType',
    'certId',
    'currencyCode',
    'encoding',
    'exchangeDate',
    'exchangeRate',
    'instalTransInfo',
    'merId',
    'orderId',
    'payCardIssueName',
    'payCardNo',
    'payCardType',
    'payType',
    'queryId',
    'reqReserved',
    'reserved',
    'respCode',
    'respMsg',
    'settleAmt',
    'settleCurrencyCode',
    'settleDate',
    'signMethod',
    'signPubKeyCert',
    'signature',
    'tn',
    'traceNo',
    'traceTime',
    'txnAmt',
    'txnSubType',
    'txnTime',
    'txnType',
    'version',
  ],
  marks: { merId: /^[0-9A-Za-z]{1,15}$/, orderId: /^[0-9A-Za-z]{1,40}$/, respCode: /^[0-9A-Z]{2}$/, txnTime: /^\d{14}$/ },
  read: (params) => ({
    outTradeNo: tradeNumber(params.orderId),
    tradeNo: tradeNumber(params.queryId),
    amount: fen(params.txnAmt, params.currencyCode),
    claim: claims.get(params.respCode) ?? 'failed',
    signed: Boolean(params.signature),
  }),
};

/** Minor units, at most twelve digits; 156 is ISO 4217's number for CNY. */
function fen(text = '', currencyCode: string | undefined): Money | undefined {
  return /^\d{1,12}$/.test(text) && currencyCode === '156' ? { value: Number(text), currency: 'CNY' } : undefined;
}
