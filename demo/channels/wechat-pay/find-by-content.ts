import { eq } from 'drizzle-orm';
import { ActRefusal, type Act } from '../act';
import { h5Content, h5Path } from './h5-link';
import { isOver } from './payer-codes';
import { codes, orders, payerCodes } from './tables';
import type { Order } from './transaction';
import type { WechatSandbox } from './wechat-sandbox';

const codeLifeMs = 2 * 3_600_000;

/** Whether a text is a code, a prepaid number or a payer's code that this sandbox has issued. */
export async function isIssued({ database }: WechatSandbox, text: string): Promise<boolean> {
  const content = normalize(text);
  const issued = await database.select().from(codes).where(eq(codes.content, content));
  if (issued.length > 0) return true;
  return (await database.select().from(payerCodes).where(eq(payerCodes.code, content))).length > 0;
}

/**
 * Finds the order that a text leads to, if it can still be paid by it.
 * @throws ActRefusal
 */
export async function findByContent(sandbox: WechatSandbox, text: string, act: Act): Promise<Order> {
  const content = normalize(text);
  const [found] = await sandbox.database
    .select()
    .from(codes)
    .innerJoin(orders, eq(orders.outTradeNo, codes.outTradeNo))
    .where(eq(codes.content, content));
  if (found === undefined) return findByPayerCode(sandbox, content, act);
  const { codes: code, orders: order } = found;
  refuseEnded(order, act);
  if (act === 'pay-late') return order;
  if (code.superseded) throw new ActRefusal(409, 'code-superseded', '二维码已失效：商户已生成新的二维码，请扫描新的。');
  if (code.createdAt.getTime() + codeLifeMs <= sandbox.now())
    throw new ActRefusal(409, 'code-expired', '二维码已超过两小时，请让商户刷新。');
  return order;
}

async function findByPayerCode(sandbox: WechatSandbox, content: string, act: Act): Promise<Order> {
  const [found] = await sandbox.database
    .select()
    .from(payerCodes)
    .leftJoin(orders, eq(orders.outTradeNo, payerCodes.outTradeNo))
    .where(eq(payerCodes.code, content));
  if (found === undefined) throw new ActRefusal(404, 'code-unknown', '无法识别的二维码：它不是本沙箱发出的。');
  const { payer_codes: payerCode, orders: order } = found;
  if (order !== null) {
    // A look at it is no harm: the wallet goes on showing what became of the code.
    if (act !== 'scan') refuseEnded(order, act);
    return order;
  }
  if (isOver(payerCode, sandbox.now())) throw new ActRefusal(409, 'code-expired', '付款码已过期，请刷新后重新出示。');
  throw new ActRefusal(409, 'code-unused', '商户还没有扫这个付款码。');
}

/** What people and pages have at hand beside the text itself: H5's whole address, or the bare prepaid number of an app's parameters. */
function normalize(text: string): string {
  if (/^wx[0-9A-Za-z]{32}$/.test(text)) return `prepay_id=${text}`;
  if (!URL.canParse(text)) return text;
  const { pathname, searchParams } = new URL(text);
  return pathname === h5Path ? h5Content(searchParams) : text;
}

/**
 * Refuses what the payer's wallet would not let him do any more.
 * @throws ActRefusal
 */
export function refuseEnded(order: Order, act: Act): void {
  if (order.successTime !== null) throw new ActRefusal(409, 'order-paid', '该订单已支付，请勿重复付款。');
  if (act === 'pay-late') return;
  if (order.tradeState === 'CLOSED') throw new ActRefusal(409, 'order-closed', '该订单已关闭。');
  if (order.tradeState === 'REVOKED') throw new ActRefusal(409, 'order-closed', '该订单已撤销。');
  if (order.product === 'codepay' && order.tradeState === 'PAYERROR') {
    throw new ActRefusal(409, 'order-failed', '付款已失败：请让商户撤销后，再出示新的付款码。');
  }
}
