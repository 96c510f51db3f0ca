import { Hono } from 'hono';
import type { Faults } from '../channels/faults';
import { answerRefusalAsProblem, type Refusal } from '../refusal';
import { readChannelRule, readSessionRule } from './read-rule';
import type { SessionFaults } from './session-faults';

/** A session whose requests are to go wrong. */
export interface RehearsedSession {
  readonly sessionId: string;
  readonly orderNo: string;
}

/** The merchant's side of what is to go wrong. */
export interface SessionSide {
  readonly faults: SessionFaults;
  /** The session of that id, of the order of that number, or, asked for neither, of the newest order. */
  readonly find: (asked: Partial<RehearsedSession>) => Promise<RehearsedSession | undefined>;
}

const unreadable: Refusal = {
  status: 422,
  code: 'fault-unknown',
  title: '没有这种故障',
  message: '请给出 operation、fault 与 times，或 orderPrefix、place、kind 与 times。',
};
const noOrder: Refusal = { status: 404, code: 'order-unknown', title: '没有这笔订单', message: '请核对订单号，或先在书店下单。' };
const notPending: Refusal = { status: 404, code: 'fault-not-pending', title: '这个故障已经发生或已撤销', message: '请刷新列表。' };

/**
 * Arranges what is to go wrong at the channels or between browsers and the merchant, lists what is still to, and takes it back.
 * @param sessions where the channels stand beside a merchant
 */
export function makeFaultRoutes(channelFaults: Faults, sessions?: SessionSide): Hono {
  const app = new Hono();
  app.get('/sandbox/faults', async (context) => {
    const atSessions = (sessions?.faults.pending ?? []).map(async ({ sessionId, ...pending }) => {
      // The number and not the id, which alone opens the session.
      const orderNo = (await sessions?.find({ sessionId }))?.orderNo;
      return { ...pending, ...(orderNo !== undefined && { orderNo }) };
    });
    return context.json([...(await Promise.all(atSessions)), ...channelFaults.pending]);
  });
  app.post('/sandbox/faults', async (context) => {
    const value: unknown = await context.req.json().catch(() => undefined);
    const [sessionRule, channelRule] = [sessions && readSessionRule(value), readChannelRule(value)];
    if (sessions && sessionRule) {
      const found = await sessions.find(sessionRule);
      if (found === undefined) return answerRefusalAsProblem(context, noOrder);
      const { operation, times, fault } = sessionRule;
      const { id } = sessions.faults.add({ sessionId: found.sessionId, operation, times, fault });
      return context.json({ id, orderNo: found.orderNo, operation, times, fault }, 201);
    }
    if (channelRule === undefined) return answerRefusalAsProblem(context, unreadable);
    const { orderNo, ...rest } = channelRule;
    const found = rest.orderPrefix === undefined ? await sessions?.find({ ...(orderNo !== undefined && { orderNo }) }) : undefined;
    const orderPrefix = rest.orderPrefix ?? (found && `${found.orderNo}A`);
    if (orderPrefix === undefined) return answerRefusalAsProblem(context, noOrder);
    return context.json(channelFaults.add({ ...rest, orderPrefix }), 201);
  });
  app.delete('/sandbox/faults', (context) => {
    const id = context.req.query('id') ?? '';
    const isLifted = channelFaults.lift(id) || sessions?.faults.lift(id) === true;
    return isLifted ? context.body(null, 204) : answerRefusalAsProblem(context, notPending);
  });
  return app;
}
