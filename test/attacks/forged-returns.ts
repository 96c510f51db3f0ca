import { abcMessage, abcResult, alipayReturn, queryOf, realReturns, unionpayReturn } from '../core/return-params.fixtures';

/** An address that somebody made up, so that the page would say that an order is paid. */
export interface ForgedReturn {
  readonly what: string;
  /** Of the page's address, with its question mark. */
  readonly search: string;
  readonly hash?: string;
}

const of = (what: string, params: Readonly<Record<string, string>>, hash = ''): ForgedReturn => ({ what, search: queryOf(params), hash });
const as = (what: string, search: string, hash = ''): ForgedReturn => ({ what, search, hash });

/** The number of the attempt that is on the page. */
export const outTradeNo = '20261122093001A1';

const { 'wechat-pay': wechatPay, paypal, ccb, yeepay } = realReturns;
const jdPay = realReturns['jd-pay'];
const abc = { MSG: abcMessage(abcResult) };
const alipayText = queryOf(alipayReturn);

/** Returns that nobody has paid for: words of success in every channel's names and in nobody's, doubled, encoded, mixed, and of other orders. */
export const forgedReturns: readonly ForgedReturn[] = [
  // Words of other houses.
  of('redirect_status', { redirect_status: 'succeeded', payment_intent: 'pi_1' }),
  of('trade_status', { trade_status: 'TRADE_SUCCESS', out_trade_no: outTradeNo }),
  of('TRADE_FINISHED', { trade_status: 'TRADE_FINISHED', out_trade_no: outTradeNo }),
  of('resultCode of Adyen', { resultCode: 'Authorised' }),
  of('result_code of WeChat', { return_code: 'SUCCESS', result_code: 'SUCCESS', out_trade_no: outTradeNo }),
  of('trade_state', { trade_state: 'SUCCESS', out_trade_no: outTradeNo }),
  of('respCode alone', { respCode: '00' }),
  of('resultStatus of Alipay’s SDK', { resultStatus: '9000', memo: '', result: '{"alipay_trade_app_pay_response":{"code":"10000"}}' }),
  of('resultCode of Alipay’s bridge', { resultCode: '9000' }),
  of('err_msg of WeChat’s bridge', wechatPay),
  of('resultCode of QQ’s bridge', { resultCode: '0', retmsg: '' }),
  of('status', { status: 'paid', paid: 'true', success: '1' }),
  of('state of the cashier', { state: 'paid', page: 'paid', session: 'paid' }),
  of('code and msg', { code: '10000', msg: 'Success', sub_code: 'ACQ.TRADE_HAS_SUCCESS' }),
  of('PayPal’s old words', { st: 'Completed', tx: '8UB12345', payment_status: 'Completed' }),
  of('a token that is an order’s', { token: outTradeNo, PayerID: 'X', success: 'true' }),
  // Every channel's own names, signed by nobody.
  of('alipay', alipayReturn),
  of('alipay with a status', { ...alipayReturn, trade_status: 'TRADE_SUCCESS' }),
  of('unionpay', unionpayReturn),
  of('unionpay with a success by another name', { ...unionpayReturn, respCode: 'A6', origRespCode: '00', origRespMsg: '成功' }),
  of('abc', abc),
  of('ccb', ccb),
  of('yeepay', yeepay),
  of('paypal', paypal),
  of('jd-pay', jdPay),
  of('qq-wallet', { resultCode: '0', 'data[transaction_id]': '1353933301461607211903715555' }),
  // Of another order, or of more or less money.
  of('another attempt’s number', { ...alipayReturn, out_trade_no: '20261122093001A9' }),
  of('another merchant’s', { ...alipayReturn, app_id: '2021000000000001', seller_id: '2088000000000001' }),
  of('another amount', { ...alipayReturn, total_amount: '0.01' }),
  of('an amount of every digit', { ...alipayReturn, total_amount: '9'.repeat(400) }),
  of('no number', { ...alipayReturn, out_trade_no: '' }),
  of('no signature', { ...alipayReturn, sign: '' }),
  of('a number of another session', { ...unionpayReturn, orderId: '20200101000000A1' }),
  // Twice, in parts, and in two channels' names at once.
  as('a number twice', `${alipayText}&out_trade_no=${outTradeNo}`),
  as('a signature twice', `${alipayText}&sign=x`),
  as('everything twice', `${alipayText}&${alipayText.slice(1)}`),
  as('two channels at once', `${alipayText}&${queryOf(unionpayReturn).slice(1)}`),
  as('three channels at once', `${alipayText}&${queryOf(unionpayReturn).slice(1)}&${queryOf(ccb).slice(1)}`),
  as('a list', '?out_trade_no[]=20261122093001A1&trade_status[]=TRADE_SUCCESS'),
  as('a list by its places', '?trade_status[0]=TRADE_SUCCESS&payment[status]=paid&session[status]=paid'),
  as('the half of it', alipayText.slice(0, alipayText.length / 2)),
  // Otherwise written.
  as(
    'encoded',
    alipayText.replace(/[a-z]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  ),
  as('encoded twice', `?${encodeURIComponent(alipayText.slice(1))}`),
  as('in capitals', alipayText.toUpperCase()),
  as('with broken encoding', `${alipayText}&%zz=%E0%A4&respCode=%ff`),
  as('behind a semicolon', alipayText.replace(/&/g, ';')),
  as('behind a second question mark', `?x=1${alipayText}`),
  as('with a null', `${alipayText}%00`),
  as('with a line of its own', `${alipayText}%0d%0aSet-Cookie:%20paid=1`),
  as('with names of every object', '?__proto__[status]=paid&constructor[prototype][status]=paid&toString=paid&hasOwnProperty=1'),
  as('with markup', '?trade_status=%3Cscript%3Etop.executed%3D1%3C/script%3E&out_trade_no=%22%3E%3Cimg src=x onerror=top.executed=1%3E'),
  as('of a hundred and one names', `${alipayText}&${Array.from({ length: 101 }, (_, index) => `n${index}=1`).join('&')}`),
  as('of sixty-four kilobytes', `${alipayText}&x=${'a'.repeat(65_536)}`),
  // In the hash, which the page's own routes use.
  as('in the hash', '', `#${alipayText.slice(1)}`),
  as('in a route of the hash', '', '#/paid?trade_status=TRADE_SUCCESS'),
  as('in the hash as words', '', '#paid'),
  as('in query and hash', alipayText, '#trade_status=TRADE_SUCCESS'),
];
