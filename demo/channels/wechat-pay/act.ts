import { eq } from 'drizzle-orm';
import { addNotification } from './notifier';
import { codes, orders, type TradeState } from './tables';
import type { Order } from './transaction';
import type { WechatSandbox } from './wechat-sandbox';

const codeLifeMs = 2 * 3_600_000;

/** Why a payer's act had no effect. */
export class ActRefusal extends Error {
  readonly status: 404 | 409 | 422;
  readonly code: string;

  constructor(status: 404 | 409 | 422, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

interface Effect {
  readonly tradeState: TradeState;
  readonly tradeStateDesc: string;
}

/**
 * What a payer can do, and what becomes of an unpaid order.
 * The real channel documents USERPAYING for payment codes only; the sandbox answers it after a scan so that the screen can be seen.
 * `pay-late` stands for money that was already on its way when the order was closed.
 */
const effects = {
  scan: { tradeState: 'USERPAYING', tradeStateDesc: '用户支付中，需要输入密码' },
  pay: { tradeState: 'SUCCESS', tradeStateDesc: '支付成功' },
  'pay-late': { tradeState: 'SUCCESS', tradeStateDesc: '支付成功' },
  cancel: { tradeState: 'NOTPAY', tradeStateDesc: '订单未支付' },
  fail: { tradeState: 'PAYERROR', tradeStateDesc: '支付失败，银行卡余额不足' },
} as const satisfies Record<string, Effect>;

/** The acts of a payer with a phone. */
export type Act = keyof typeof effects;

/** Whether a word names an act. */
export const isAct = (word: unknown): word is Act => typeof word === 'string' && Object.hasOwn(effects, word);

/**
 * Finds the order that a code leads to, if it can still be paid by it.
 * @throws ActRefusal
 */
export async function findByCode(sandbox: WechatSandbox, content: string, act: Act): Promise<Order> {
  const [found] = await sandbox.database
    .select()
    .from(codes)
    .innerJoin(orders, eq(orders.outTradeNo, codes.outTradeNo))
    .where(eq(codes.content, content));
  if (found === undefined) throw new ActRefusal(404, 'code-unknown', '无法识别的二维码：它不是本沙箱发出的。');
  const { codes: code, orders: order } = found;
  refuseEnded(order, act);
  if (act === 'pay-late') return order;
  if (code.superseded) throw new ActRefusal(409, 'code-superseded', '二维码已失效：商户已生成新的二维码，请扫描新的。');
  if (code.createdAt.getTime() + codeLifeMs <= sandbox.now())
    throw new ActRefusal(409, 'code-expired', '二维码已超过两小时，请让商户刷新。');
  return order;
}

/**
 * Carries an act out.
 * @returns the order as it then stands
 * @throws ActRefusal
 */
export async function performAct(sandbox: WechatSandbox, content: string, act: Act): Promise<Order> {
  const { outTradeNo } = await findByCode(sandbox, content, act);
  const after = await sandbox.database.transaction(async (transaction) => {
    const [order] = await transaction.select().from(orders).where(eq(orders.outTradeNo, outTradeNo)).for('update');
    if (order === undefined) throw new ActRefusal(404, 'code-unknown', '订单不存在。');
    // The order may have been paid or closed since it was found.
    refuseEnded(order, act);
    const effect: Effect = effects[act];
    const isPaid = effect.tradeState === 'SUCCESS';
    const now = sandbox.now();
    const success = isPaid && { successTime: new Date(now), transactionId: `4200${String(now).padStart(24, '0')}${outTradeNo.slice(-4)}` };
    const [changed] = await transaction
      .update(orders)
      .set({ ...effect, ...success })
      .where(eq(orders.outTradeNo, outTradeNo))
      .returning();
    if (isPaid) await addNotification(transaction, outTradeNo, now);
    return changed ?? order;
  });
  sandbox.wake();
  return after;
}

function refuseEnded(order: Order, act: Act): void {
  if (order.successTime !== null) throw new ActRefusal(409, 'order-paid', '该订单已支付，请勿重复付款。');
  if (order.tradeState === 'CLOSED' && act !== 'pay-late') throw new ActRefusal(409, 'order-closed', '该订单已关闭。');
}
