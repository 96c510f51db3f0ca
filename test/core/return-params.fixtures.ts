/** The shape of a real return of alipay.trade.page.pay, with numbers of our own. */
export const alipayReturn: Readonly<Record<string, string>> = {
  charset: 'utf-8',
  out_trade_no: '20261122093001A1',
  method: 'alipay.trade.page.pay.return',
  total_amount: '1024.00',
  sign: 'ES0N8xiA6VDNCx094D5YkNuGu/J8D2m7cCRs2dNcA1FkYADI16JifqHJb1zgZ248C4ZFvbYL15v3//nmegGpKg==',
  trade_no: '2026112222001451771000092260',
  auth_app_id: '2021004192686216',
  version: '1.0',
  app_id: '2021004192686216',
  sign_type: 'RSA2',
  seller_id: '2088941653694599',
  timestamp: '2026-11-22 09:32:40',
};

/** What UnionPay's gateway 5.1.0 POSTs to frontUrl. */
export const unionpayReturn: Readonly<Record<string, string>> = {
  accessType: '0',
  bizType: '000201',
  certId: '68759585097',
  currencyCode: '156',
  encoding: 'utf-8',
  merId: '777290058110048',
  orderId: '20261122093001A1',
  queryId: '202611220930018812345',
  respCode: '00',
  respMsg: '成功[0000000]',
  signMethod: '01',
  signPubKeyCert:
    '-----BEGIN CERTIFICATE-----\r\nMIIEKzCCAxOgAwIBAgIFEpVGFlUwDQYJKoZIhvcNAQEFBQAwITELMAkGA1UEBhMC\r\n-----END CERTIFICATE-----',
  signature: 'Yx2lJ+J3x9Yk0H8gqFQ==',
  txnAmt: '102400',
  txnSubType: '01',
  txnTime: '20261122093001',
  txnType: '01',
  version: '5.1.0',
};

/** A query string as a server writes it. */
export function queryOf(params: Readonly<Record<string, string>>): string {
  return `?${new URLSearchParams(params).toString()}`;
}
