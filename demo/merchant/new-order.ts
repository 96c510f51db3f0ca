import { toBeijingDigits } from './beijing-time';
import { usualProducts } from './usual-products';

/** An order as the shop hands it to the cashier. */
export interface NewOrder {
  readonly orderNo: string;
  /** In fen. */
  readonly amount: number;
  readonly subject: string;
  readonly products: readonly string[];
  readonly terminal: string | null;
  /** The program that the page is to take itself to be in, for rehearsals. */
  readonly host: string | null;
  readonly goods: (typeof goodsWords)[number] | null;
  /** No credit card and no consumer credit may pay it. */
  readonly creditForbidden: boolean;
  readonly expiresInMs: number;
  readonly actionExpiresInMs: number;
}

/** Why an order can not be paid, and what to do about it. */
export interface OrderRefusal {
  readonly code: string;
  readonly message: string;
}

const goodsWords = ['physical', 'virtual'] as const;
const dayMs = 86_400_000;
const defaultSubject = '《海错图笔记》全四册 · 精装';

/**
 * Reads the query of `GET /new`.
 * An order's number is 6 to 26 letters and digits, so that with the attempt's suffix it is 8 to 32, which every channel takes.
 */
export function readNewOrder(query: Readonly<Record<string, string>>, now: number): NewOrder | OrderRefusal {
  const amount = readWhole(query['amount'] ?? '102400', Number.MAX_SAFE_INTEGER);
  if (amount === undefined) {
    return { code: 'amount-invalid', message: 'amount 应为以分为单位的整数，从 1 到 9007199254740991。例如 ¥1,024.00 写作 102400。' };
  }
  const subject = query['subject'] ?? defaultSubject;
  if (subject.trim() === '' || [...subject].length > 127) {
    return { code: 'subject-invalid', message: 'subject 应为 1 到 127 个字符的商品说明，请填写或缩短。' };
  }
  const orderNo = query['orderNo'] ?? makeOrderNo(now);
  if (!/^[0-9A-Za-z]{6,26}$/.test(orderNo)) {
    return { code: 'order-no-invalid', message: 'orderNo 应为 6 到 26 个字母或数字，请更换订单号。例如 20261122093001。' };
  }
  const terminal = query['terminal'] ?? null;
  if (terminal !== null && !/^[a-z-]{1,20}$/.test(terminal)) {
    return { code: 'terminal-invalid', message: 'terminal 应为 pc、wap、app、wechat、mini-program 或 scan。' };
  }
  const host = query['host'] ?? null;
  if (host !== null && !/^[a-z-]{1,20}$/.test(host)) {
    return { code: 'host-invalid', message: 'host 应为 browser、wechat、alipay、unionpay 等程序名。' };
  }
  const goods = query['goods'] === undefined ? null : goodsWords.find((word) => word === query['goods']);
  if (goods === undefined) {
    return { code: 'goods-invalid', message: 'goods 应为 physical（实物）或 virtual（虚拟商品），或不填。' };
  }
  const credit = query['credit'];
  if (credit !== undefined && credit !== 'forbidden') {
    return { code: 'credit-invalid', message: 'credit 只可为 forbidden（不接受信用卡与花呗等信用支付），或不填。' };
  }
  const products = query['products']?.split(',') ?? usualProducts(terminal);
  if (products.length > 100 || !products.every((id) => /^[a-z0-9-]+\.[a-z0-9-]+$/.test(id))) {
    return { code: 'products-invalid', message: 'products 应为逗号分隔的产品编号，例如 wechat-pay.native,wechat-pay.jsapi。' };
  }
  const expiresInMs = readWhole(query['expiresInMs'] ?? '1800000', 7 * dayMs);
  const actionExpiresInMs = readWhole(query['actionExpiresInMs'] ?? '120000', 7 * dayMs);
  if (expiresInMs === undefined || actionExpiresInMs === undefined) {
    return { code: 'duration-invalid', message: 'expiresInMs 与 actionExpiresInMs 应为毫秒整数，从 1 到 604800000。' };
  }
  const named = { orderNo, amount, subject, products: [...new Set(products)], terminal, host, goods };
  return { ...named, creditForbidden: credit === 'forbidden', expiresInMs, actionExpiresInMs };
}

function readWhole(text: string, maximum: number): number | undefined {
  // Compared as BigInt: Number would round 2^53 + 1 into range.
  if (!/^[1-9]\d{0,18}$/.test(text) || BigInt(text) > BigInt(maximum)) return undefined;
  return Number(text);
}

function makeOrderNo(now: number): string {
  return `${toBeijingDigits(new Date(now))}${crypto.getRandomValues(new Uint32Array(1)).join('').slice(-6).padStart(6, '0')}`;
}
