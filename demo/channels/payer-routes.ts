import { logError } from '../log-error';
import { Hono, type Context } from 'hono';
import { acts, ActRefusal, isAct, type Act } from './act';
import type { ChannelSandbox, LedgerFilter, LedgerLine, PayerSide } from './channel-sandbox';

const longestDelayMs = 10 * 60_000;
const outcomes = ['pay', 'password', 'fail'] as const;
const byNumber = new Intl.Collator('en', { numeric: true });

/** What a person with a phone does, and what the ledgers say. Nothing of it exists at a real channel. */
export function makePayerRoutes(sandboxes: readonly ChannelSandbox[]): Hono {
  const payers = sandboxes.map(({ payer }) => payer);
  const app = new Hono();
  app.use('/sandbox/*', async (context, next) => {
    await next();
    context.res.headers.set('Cache-Control', 'no-store');
  });
  app.post('/sandbox/act', async (context) => {
    const { content, act, afterMs, periods } = await readBody(context);
    if (!isAct(act)) throw new ActRefusal(422, 'act-unknown', `act 应为 ${acts.join('、')} 之一。`);
    if (typeof content !== 'string' || content === '' || content.includes('\0'))
      throw new ActRefusal(422, 'content-missing', 'content 应为二维码的文字、预支付单号、交易号或付款码。');
    if (periods !== undefined && !(typeof periods === 'number' && Number.isInteger(periods) && periods >= 0)) {
      throw new ActRefusal(422, 'periods-unknown', 'periods 应为期数，0 表示不分期。');
    }
    const payer = await findPayer(payers, content);
    if (afterMs === undefined) return context.json(await payer.perform(content, act, periods));
    if (typeof afterMs !== 'number' || !(afterMs >= 0 && afterMs <= longestDelayMs)) {
      throw new ActRefusal(422, 'delay-invalid', 'afterMs 应为 0 到 600000 的毫秒数。');
    }
    const order = await payer.find(content, act);
    setTimeout(() => void performLater(payer, content, act, periods), afterMs).unref();
    return context.json(order, 202);
  });
  app.get('/sandbox/code', async (context) => {
    const content = context.req.query('content') ?? '';
    return context.json(await (await findPayer(payers, content)).find(content, 'scan'));
  });
  app.get('/sandbox/ledger', async (context) => {
    const { outTradeNo, orderPrefix } = context.req.query();
    if (outTradeNo === undefined && orderPrefix === undefined) {
      throw new ActRefusal(422, 'filter-missing', '请给出 outTradeNo 或 orderPrefix。');
    }
    const filter: LedgerFilter = { ...(outTradeNo !== undefined && { outTradeNo }), ...(orderPrefix !== undefined && { orderPrefix }) };
    const lines: readonly LedgerLine[] = (await Promise.all(payers.map((payer) => payer.ledger(filter)))).flat();
    return context.json(lines.toSorted((one, other) => byNumber.compare(one.outTradeNo, other.outTradeNo)));
  });
  app.get('/sandbox/payer-code', async (context) => {
    const wanted = context.req.query('channel');
    const payer = payers.find(({ channel }) => channel === wanted);
    if (payer === undefined)
      throw new ActRefusal(404, 'channel-unknown', `channel 应为 ${payers.map(({ channel }) => channel).join('、')} 之一。`);
    const outcome = context.req.query('outcome');
    const known = outcomes.find((word) => word === outcome);
    if (outcome !== undefined && known === undefined) {
      throw new ActRefusal(422, 'outcome-unknown', `outcome 应为 ${outcomes.join('、')} 之一。`);
    }
    return context.json({ payerCode: await payer.makePayerCode(known) });
  });
  app.onError((error, context) => {
    if (!(error instanceof ActRefusal)) throw error;
    const { status, code, message } = error;
    const problem = { type: `urn:unified-cashier:sandbox:${code}`, title: message, status, code };
    return context.body(JSON.stringify(problem), status, { 'Content-Type': 'application/problem+json' });
  });
  return app;
}

async function findPayer(payers: readonly PayerSide[], content: string): Promise<PayerSide> {
  for (const payer of payers) if (await payer.recognizes(content)) return payer;
  throw new ActRefusal(404, 'code-unknown', '无法识别的二维码：它不是本沙箱发出的。');
}

async function performLater(payer: PayerSide, content: string, act: Act, periods: number | undefined): Promise<void> {
  try {
    await payer.perform(content, act, periods);
  } catch (error) {
    // Whoever asked has had the answer; an order that has ended meanwhile leaves the act without effect.
    if (!(error instanceof ActRefusal)) logError(error);
  }
}

async function readBody(context: Context): Promise<Record<string, unknown>> {
  const value: unknown = await context.req.json().catch(() => undefined);
  if (typeof value === 'object' && value !== null) return { ...value };
  throw new ActRefusal(422, 'body-malformed', '请求体应为 JSON 对象。');
}
