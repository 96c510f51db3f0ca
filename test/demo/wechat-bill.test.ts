import { describe, expect, test } from 'vitest';
import { readWechatBill } from '../../demo/merchant/channels/wechat-pay-bill';

// The columns as WeChat Pay's manual has them; the values are made up.
const head =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,' +
  '微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';
const payment =
  '`2026-11-27 10:00:00,`wx8888888888888888,`1900000109,`0,`,`4200001,`ORDER01A1,`oPayer,`NATIVE,`SUCCESS,`OTHERS,`CNY,`1024.00,`0.00,' +
  '`0,`0,`0.00,`0.00,`,`,`《山川异域》精装,`,`6.14000,`0.60%,`1024.00,`0.00,`';
const refund =
  '`2026-11-27 11:00:00,`wx8888888888888888,`1900000109,`0,`,`4200001,`ORDER01A1,`oPayer,`NATIVE,`REFUND,`OTHERS,`CNY,`0.00,`0.00,' +
  '`50001,`ORDER01A1R1,`400.00,`0.00,`ORIGINAL,`SUCCESS,`《山川异域》精装,`,`-2.40000,`0.60%,`0.00,`400.00,`';
const sumsHead = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';
const sums = '`2,`1024.00,`400.00,`0.00,`3.74000,`1024.00,`400.00';
const write = (...lines: readonly string[]): string => [...lines, ''].join('\r\n');

const read = {
  payments: [{ outTradeNo: 'ORDER01A1', transactionId: '4200001', amount: 102_400, fee: 614 }],
  refunds: [{ transactionId: '4200001', number: 'ORDER01A1R1', amount: 40_000, feeBack: 240 }],
};

describe('a bill of WeChat Pay', () => {
  test('tells payments, refunds and fees in fen', () => {
    expect(readWechatBill(write(head, payment, refund, sumsHead, sums))).toEqual(read);
  });

  test('is read by the names of its columns, with a mark before them and more of them', () => {
    const more = [`${head},新列`, `${payment},\`值`, `${refund},\`值`, sumsHead, sums];
    expect(readWechatBill(`\uFEFF${write(...more)}`)).toEqual(read);
  });

  test('leaves out what was taken back with a payer’s code', () => {
    const revoked = [payment, refund.replace('`REFUND', '`REVOKED').replaceAll('400.00', '1024.00').replace('-2.40000', '-6.14000')];
    const both = sums.replaceAll('400.00', '1024.00').replace('3.74000', '0.00000');
    expect(readWechatBill(write(head, ...revoked, sumsHead, both))).toEqual({ payments: [], refunds: [] });
  });

  test('that was cut, or whose sums are others, is none', () => {
    expect(readWechatBill(write(head, payment, sumsHead, sums))).toBeUndefined();
    expect(readWechatBill(write(head, payment, refund, sumsHead, sums.replace(/`400\.00$/, '`399.00')))).toBeUndefined();
    expect(readWechatBill(write(head, payment, refund))).toBeUndefined();
    expect(readWechatBill('')).toBeUndefined();
    expect(readWechatBill('<html>502 Bad Gateway</html>')).toBeUndefined();
  });

  test.each(['1e3', '一千', '', '10240000000000000.00'])('with the amount %j is none', (amount) => {
    const broken = payment.replace('`0.60%,`1024.00', `\`0.60%,\`${amount}`);
    expect(readWechatBill(write(head, broken, refund, sumsHead, sums))).toBeUndefined();
  });
});
