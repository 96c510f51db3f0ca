import type { ReturnChannel } from '../../src/channels/return-readers';

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

/** The message that 农业银行 signs and puts into base64, its texts in GBK. */
export function abcMessage(fields: Readonly<Record<string, string>>): string {
  const body = Object.entries(fields).map(([name, value]) => `<${name}>${value}</${name}>`);
  const message = `<Message><TrxResponse>${body.join('')}</TrxResponse></Message><Signature-Algorithm>SHA1withRSA</Signature-Algorithm>`;
  return btoa(`<MSG>${message}<Signature>Yx2lJ+J3x9Yk0H8g==</Signature></MSG>`);
}

/** What the bank says of a payment; the shop's name is two characters of GBK. */
export const abcResult: Readonly<Record<string, string>> = {
  ReturnCode: '0000',
  ErrorMessage: '\xb3\xc9\xb9\xa6',
  ECMerchantType: 'B2C',
  MerchantID: '344100004003A01',
  TrxType: 'PayResult',
  OrderNo: '20261122093001A1',
  Amount: '1024.00',
  BatchNo: '000004',
  VoucherNo: '000043',
  HostDate: '2026/11/22',
  HostTime: '09:32:40',
  iRspRef: '9015010406093001',
};

/** The shapes of real returns, one a channel, with numbers of our own. */
export const realReturns = {
  abc: { MSG: abcMessage(abcResult), submitButton: '返回商户网站' },
  alipay: alipayReturn,
  ccb: {
    POSID: '000000000',
    BRANCHID: '110000000',
    ORDERID: '20261122093001A1',
    PAYMENT: '1024.00',
    CURCODE: '01',
    REMARK1: '',
    REMARK2: '',
    ACC_TYPE: '12',
    SUCCESS: 'Y',
    SIGN: '4d1f7bbc0e8a25f7'.repeat(16),
  },
  'jd-pay': {
    tradeNum: 'b9a9953b73f9f8eb3612d06b873f74e9',
    amount: 'e5a6c3761ab9ddaf',
    currency: 'ac7132c57f10d3ce',
    tradeTime: 'd9668085c69c2ecb73421627b78590400135be4ad908a2a7',
    note: '',
    status: 'e00c693e6c5b8a60',
    sign: 'SJ6qfS+9CmXkt6ghJcf9nIdHJDReTFNkRyjFh5XZAsTAtfHT4SdmKeD88t+2dMnaszJ7vVjBnSu64aJyt6SODW2FHJk0WXEvZNixmo2h8F7vHO5lTE2jEG/9uN7sqg2c=',
  },
  paypal: { token: '5O190127TN364715T', PayerID: 'FHRZ2KJYTRVQ8' },
  'qq-wallet': { resultCode: 0, retmsg: null, data: { transaction_id: '1353933301461607211903715555' } },
  unionpay: unionpayReturn,
  'wechat-pay': { err_msg: 'get_brand_wcpay_request:ok' },
  yeepay: {
    p1_MerId: '10001126856',
    r0_Cmd: 'Buy',
    r1_Code: '1',
    r2_TrxId: '868934303852252C',
    r3_Amt: '1024.0',
    r4_Cur: 'RMB',
    r5_Pid: '',
    r6_Order: '20261122093001A1',
    r7_Uid: '',
    r8_MP: '',
    r9_BType: '1',
    ru_Trxtime: '20261122093240',
    ro_BankOrderId: '5228763512180413',
    rb_BankId: 'CCB-NET',
    rp_PayDate: '20261122093234',
    rq_CardNo: '',
    rq_SourceFee: '0.0',
    rq_TargetFee: '0.0',
    hmac: '3f5386f4107392209667f9d10aa0c2f1',
    hmac_safe: '39a1ef9041bf041de67457a44ca2cb5e',
  },
} satisfies Record<ReturnChannel, Readonly<Record<string, unknown>>>;
