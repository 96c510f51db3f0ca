import { randomInt } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { ActRefusal, type Act } from '../act';
import type { LedgerFilter, LedgerLine, PayerOrder, PayerSide, Standing } from '../channel-sandbox';
import { isAskedFor } from '../ledger-rows';
import type { AlipaySandbox } from './alipay-sandbox';
import { cashierPath } from './cashier-routes';
import { GatewayError } from './gateway-error';
import { readGatewayRequest } from './gateway-request';
import { plansOf } from './instalments';
import { actOn, findLead, noticeOf, toLead, type Lead, type Manner } from './lead';
import { readOrderRequest } from './order-request';
import { payerCodes, refunds, trades } from './tables';
import { randomDigits, type Trade } from './trade';
import { toBeijingTime } from './wire-values';

const channel = 'alipay';

/** Whether a text looks like a payer's code: 16 to 24 digits that begin with 25 to 30. */
const isPayerCode = (content: string): boolean => /^(?:2[5-9]|30)\d{14,22}$/.test(content);

/** What a payer does with the phone, and the ledger. */
export function makePayerSide(sandbox: AlipaySandbox): PayerSide {
  const { database } = sandbox;
  const resolve = async (content: string): Promise<Lead | undefined> => {
    if (isPayerCode(content)) return readPayerCode(content);
    if (/^\d{28}$/.test(content)) {
      const [trade] = await database.select().from(trades).where(eq(trades.tradeNo, content));
      return trade && { kind: 'trade', outTradeNo: trade.outTradeNo };
    }
    const orderText = readOrderText(content);
    if (orderText !== undefined) return readAppOrder(orderText);
    const kept = await findLead(database, cashierToken(content) ?? content);
    return kept && toLead(kept);
  };
  const readPayerCode = async (code: string): Promise<Lead | undefined> => {
    const [known] = await database.select().from(payerCodes).where(eq(payerCodes.code, code));
    if (known === undefined) return undefined;
    if (known.usedAt === null) throw new ActRefusal(409, 'code-unused', '商户还没有使用这个付款码。');
    if (known.outTradeNo === null) throw new ActRefusal(409, 'code-used', '付款码已使用，且未扣款。');
    return { kind: 'trade', outTradeNo: known.outTradeNo };
  };
  const readAppOrder = (text: string): Lead => {
    try {
      const request = readGatewayRequest(Object.fromEntries(new URLSearchParams(text)), sandbox.merchant);
      const order = readOrderRequest('app', request, sandbox.now());
      return { kind: 'order', order, diesAt: order.expiresAt };
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      throw new ActRefusal(422, 'order-invalid', `${error.message}（${error.subCode}）`);
    }
  };
  const cashierToken = (content: string): string | undefined => {
    const start = `${sandbox.merchant.channelsOrigin}${cashierPath}`;
    return content.startsWith(start) ? content.slice(start.length) : undefined;
  };
  const follow = async (content: string, act: Act, manner: Manner): Promise<PayerOrder> => {
    const lead = await resolve(content);
    if (lead === undefined) throw new ActRefusal(404, 'code-unknown', '无法识别：它不是本沙箱发出的。');
    const trade = await actOn(sandbox, lead, act, manner);
    return toPayerOrder(sandbox, lead, trade);
  };
  return {
    channel,
    recognizes: async (content) => {
      if (readOrderText(content) !== undefined) return true;
      return resolve(content).then(
        (lead) => lead !== undefined,
        (error: unknown) => {
          if (error instanceof ActRefusal) return true;
          throw error;
        },
      );
    },
    find: (content, act) => follow(content, act, { isOnlyALook: true }),
    perform: (content, act, periods) => follow(content, act, { periods }),
    ledger: (filter) => readLedger(sandbox, filter),
    makePayerCode: async (outcome) => {
      const code = `${randomInt(25, 31)}${randomDigits(16)}`;
      await database.insert(payerCodes).values({ code, outcome: outcome ?? 'usual', createdAt: new Date(sandbox.now()) });
      return code;
    },
  };
}

/** The order that an app hands to the wallet, or that is in the link to the wallet. */
function readOrderText(content: string): string | undefined {
  const text = /^alipays:\/\/platformapi\/startapp\?/i.test(content)
    ? (new URLSearchParams(content.slice(content.indexOf('?'))).get('orderSuffix') ?? '')
    : content;
  return new URLSearchParams(text).get('method') === 'alipay.trade.app.pay' ? text : undefined;
}

/** A trade in words that every channel has. Alipay has no word for a failure: what failed may be tried again. */
function standingOf(trade: Trade): Standing {
  if (trade.status === 'WAIT_BUYER_PAY') return trade.isWithPayer ? 'paying' : 'unpaid';
  if (trade.status === 'TRADE_CLOSED') return trade.paidAt === null ? 'closed' : 'refunded';
  return 'paid';
}

function toPayerOrder({ merchant }: AlipaySandbox, lead: Lead, trade: Trade | undefined): PayerOrder {
  const order = trade ?? (lead.kind === 'order' ? lead.order : undefined);
  if (order === undefined) throw new ActRefusal(404, 'code-unknown', '交易不存在。');
  const standing = trade === undefined ? 'unpaid' : standingOf(trade);
  const isToBePaid = standing === 'unpaid' || standing === 'paying';
  const plans = isToBePaid ? plansOf(order) : [];
  const notice = noticeOf(order, trade);
  return {
    channel,
    outTradeNo: order.outTradeNo,
    standing,
    tradeState: trade?.status ?? 'TRADE_NOT_EXIST',
    amount: order.total,
    currency: 'CNY',
    subject: order.subject,
    payee: merchant.name,
    ...(notice !== undefined && { notice }),
    ...(plans.length > 0 && { plans }),
  };
}

async function readLedger({ database }: AlipaySandbox, filter: LedgerFilter): Promise<LedgerLine[]> {
  const rows = await database.select().from(trades).where(isAskedFor(trades.outTradeNo, filter)).orderBy(trades.createdAt);
  return Promise.all(
    rows.map(async (trade) => {
      const given = await database.select().from(refunds).where(eq(refunds.outTradeNo, trade.outTradeNo));
      return {
        channel,
        outTradeNo: trade.outTradeNo,
        total: trade.total,
        standing: standingOf(trade),
        tradeState: trade.status,
        paidAt: trade.paidAt === null ? null : `${toBeijingTime(trade.paidAt).replace(' ', 'T')}+08:00`,
        refunds: given.map(({ outRequestNo, amount }) => ({ outRefundNo: outRequestNo, amount, status: 'REFUND_SUCCESS' })),
      };
    }),
  );
}
