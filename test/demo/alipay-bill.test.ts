import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readAlipayBill } from '../../demo/merchant/channels/alipay-bill';
import { unzipBill } from '../../demo/merchant/channels/bill-file';

// The columns and notes as Alipay's 业务明细 has them; the values are made up.
const notes = [
  '#支付宝业务明细查询',
  '#账号：[20880000000000000156]',
  '#起始日期：[2026年11月27日 00:00:00]   终止日期：[2026年11月28日 00:00:00]',
];
const head =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,' +
  '支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,' +
  '服务费（元）,分润（元）,备注';
const payment =
  '2026112722001\t,ORDER01A1\t,交易,《山川异域》精装,2026-11-27 10:00:00,2026-11-27 10:00:30,,,,,买家(buy***@example.com),1024.00,1024.00,' +
  '0.00,0.00,0.00,0.00,0.00,,0.00,0.00,,-6.14,0.00,';
const refund =
  '2026112722001\t,ORDER01A1\t,退款,《山川异域》精装,2026-11-27 10:00:00,2026-11-27 11:00:00,,,,,买家(buy***@example.com),-400.00,-400.00,' +
  '0.00,0.00,0.00,0.00,0.00,,0.00,0.00,ORDER01A1R1\t,0.00,0.00,';
const sums = ['#交易合计：1笔，商家实收共1024.00元，商家优惠共0.00元', '#退款合计：1笔，商家实收退款共-400.00元，商家优惠退款共0.00元'];
const write = (lines: readonly string[], ending = sums): string => [...notes, head, ...lines, ...ending, ''].join('\r\n');
const account = { sellerId: '2088000000000000' };
const readBill = (text: string, day = '2026-11-27') => readAlipayBill(text, account, day);

const read = {
  payments: [{ outTradeNo: 'ORDER01A1', transactionId: '2026112722001', amount: 102_400, fee: 614 }],
  refunds: [{ transactionId: '2026112722001', number: 'ORDER01A1R1', amount: 40_000, feeBack: 0 }],
};

describe('a bill of Alipay', () => {
  test('tells payments, refunds and fees in fen', () => {
    expect(readBill(write([payment, refund]))).toEqual(read);
  });

  test('is read though the name of the goods has commas', () => {
    expect(readBill(write([payment.replace('精装', '精装,两册,带函套'), refund]))).toEqual(read);
  });

  test('tells the order’s amount where a coupon of the merchant’s paid some of it', () => {
    const withCoupon = payment.replace('1024.00,1024.00', '1024.00,1000.00');
    const ending = [sums[0]?.replace('1024.00', '1000.00') ?? '', sums[1] ?? ''];
    expect(readBill(write([withCoupon, refund], ending))).toEqual(read);
  });

  test('takes the sum of refunds with its sign or without', () => {
    expect(readBill(write([payment, refund], [sums[0] ?? '', sums[1]?.replace('-400', '400') ?? '']))).toEqual(read);
  });

  test.each([
    ['no number', ''],
    ['the order’s number', 'ORDER01A1'],
  ])('leaves out what was taken back under %s, as 撤销 does', (_what, number) => {
    const whole = refund.replace('ORDER01A1R1', number).replaceAll('-400.00', '-1024.00');
    const ending = [sums[0] ?? '', sums[1]?.replace('-400.00', '-1024.00') ?? ''];
    expect(readBill(write([payment, whole], ending))).toEqual({ payments: [], refunds: [] });
  });

  test('without lines is of a day on which nothing was sold', () => {
    const ending = ['#交易合计：0笔，商家实收共0.00元，商家优惠共0.00元', '#退款合计：0笔，商家实收退款共0.00元，商家优惠退款共0.00元'];
    expect(readBill(write([], ending))).toEqual({ payments: [], refunds: [] });
  });

  test('that was cut, whose sums are others, or that is none, is none', () => {
    expect(readBill(write([payment]))).toBeUndefined();
    expect(readBill(write([payment, refund], []))).toBeUndefined();
    expect(readBill(write([payment, refund.replace('-400.00,-400.00', '-400.00,-399.00')]))).toBeUndefined();
    expect(readBill(write([payment.replace('1024.00', '一千'), refund]))).toBeUndefined();
    expect(readBill('')).toBeUndefined();
    expect(readBill('<html>502 Bad Gateway</html>')).toBeUndefined();
  });

  test('of another day or another payee is none', () => {
    expect(readBill(write([payment, refund]), '2026-11-26')).toBeUndefined();
    expect(readAlipayBill(write([payment, refund]), { sellerId: '2088000000000001' }, '2026-11-27')).toBeUndefined();
  });
});

describe('an archive', () => {
  test('is unpacked by the names of its files', () => {
    expect([...(unzipBill(zipSync({ 'one.csv': Buffer.from('1'), 'two.csv': Buffer.from('2') })) ?? [])].map(([name]) => name)).toEqual([
      'one.csv',
      'two.csv',
    ]);
  });

  test('that is none, or grows too large, is none', () => {
    expect(unzipBill(Buffer.from('<html>502 Bad Gateway</html>'))).toBeUndefined();
    expect(unzipBill(zipSync({ bomb: new Uint8Array(65 * 1_048_576) }))).toBeUndefined();
  });
});
