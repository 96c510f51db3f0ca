import { eq, like, or, type SQL } from 'drizzle-orm';
import { Hono, type Context } from 'hono';
import { ActRefusal, findByCode, isAct, performAct, type Act } from './act';
import { faultKinds, faultPlaces, type Fault } from './faults';
import { refundStatus } from './refund';
import { orders, refunds } from './tables';
import { toBeijingTime, type Order } from './transaction';
import type { WechatSandbox } from './wechat-sandbox';

const longestDelayMs = 10 * 60_000;

/** What a person with a phone does, what the ledger says, and which faults are to happen. Nothing of it exists at the real channel. */
export function makePayerRoutes(sandbox: WechatSandbox): Hono {
  const view = (order: Order) => ({
    outTradeNo: order.outTradeNo,
    tradeState: order.tradeState,
    amount: order.total,
    currency: order.currency,
    subject: order.description,
    payee: sandbox.merchant.name,
  });
  const app = new Hono();
  app.post('/sandbox/act', async (context) => {
    const { content, act, afterMs } = await readBody(context);
    if (!isAct(act)) throw new ActRefusal(422, 'act-unknown', 'act 应为 scan、pay、cancel、fail 或 pay-late。');
    if (typeof content !== 'string' || content === '' || content.includes('\0'))
      throw new ActRefusal(422, 'content-missing', 'content 应为二维码的文字或 prepay_id=…。');
    if (afterMs === undefined) return context.json(view(await performAct(sandbox, content, act)));
    if (typeof afterMs !== 'number' || !(afterMs >= 0 && afterMs <= longestDelayMs)) {
      throw new ActRefusal(422, 'delay-invalid', 'afterMs 应为 0 到 600000 的毫秒数。');
    }
    const order = await findByCode(sandbox, content, act);
    sandbox.after(afterMs, () => performLater(sandbox, content, act));
    return context.json(view(order), 202);
  });
  app.get('/sandbox/code', async (context) => context.json(view(await findByCode(sandbox, context.req.query('content') ?? '', 'scan'))));
  app.get('/sandbox/ledger', async (context) => {
    const { outTradeNo, orderPrefix } = context.req.query();
    const wanted: SQL[] = [];
    if (outTradeNo !== undefined) wanted.push(eq(orders.outTradeNo, outTradeNo));
    // The underscore of an order's number is a wildcard to LIKE.
    if (orderPrefix !== undefined) wanted.push(like(orders.outTradeNo, `${orderPrefix.replace(/[\\%_]/g, '\\$&')}%`));
    if (wanted.length === 0) throw new ActRefusal(422, 'filter-missing', '请给出 outTradeNo 或 orderPrefix。');
    const rows = await sandbox.database
      .select()
      .from(orders)
      .where(or(...wanted))
      .orderBy(orders.createdAt);
    const entries = rows.map(async (order) => {
      const given = await sandbox.database.select().from(refunds).where(eq(refunds.outTradeNo, order.outTradeNo));
      return {
        outTradeNo: order.outTradeNo,
        total: order.total,
        tradeState: order.tradeState,
        paidAt: order.successTime === null ? null : toBeijingTime(order.successTime),
        refunds: given.map((refund) => ({
          outRefundNo: refund.outRefundNo,
          amount: refund.amount,
          status: refundStatus(refund, sandbox.now()),
        })),
      };
    });
    return context.json(await Promise.all(entries));
  });
  app.post('/sandbox/faults', async (context) => {
    const { orderPrefix, place, kind, times = 1 } = await readBody(context);
    const fault = { orderPrefix, place, kind, times };
    if (!isFault(fault)) throw new ActRefusal(422, 'fault-unknown', 'orderPrefix、place、kind 或 times 不正确。');
    sandbox.faults.add(fault);
    return context.json(fault, 201);
  });
  app.onError((error, context) => {
    if (!(error instanceof ActRefusal)) throw error;
    const { status, code, message } = error;
    const problem = { type: `urn:unified-cashier:sandbox:${code}`, title: message, status, code };
    return context.body(JSON.stringify(problem), status, { 'Content-Type': 'application/problem+json' });
  });
  return app;
}

async function performLater(sandbox: WechatSandbox, content: string, act: Act): Promise<void> {
  try {
    await performAct(sandbox, content, act);
  } catch (error) {
    // Whoever asked has had the answer; an order that has ended meanwhile leaves the act without effect.
    if (!(error instanceof ActRefusal)) throw error;
  }
}

async function readBody(context: Context): Promise<Record<string, unknown>> {
  const value: unknown = await context.req.json().catch(() => undefined);
  if (typeof value === 'object' && value !== null) return { ...value };
  throw new ActRefusal(422, 'body-malformed', '请求体应为 JSON 对象。');
}

function isFault(fault: Record<keyof Fault, unknown>): fault is Fault {
  return (
    typeof fault.orderPrefix === 'string' &&
    faultPlaces.some((place) => place === fault.place) &&
    faultKinds.some((kind) => kind === fault.kind) &&
    Number.isInteger(fault.times)
  );
}
