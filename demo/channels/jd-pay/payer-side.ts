import { and, eq, inArray, ne } from 'drizzle-orm';
import type { LedgerLine, PayerOrder, PayerSide, Standing } from '../channel-sandbox';
import { isAskedFor } from '../ledger-rows';
import { cashierPath, findByContent, performAct } from './act';
import { payerPlansOf } from './instalments';
import type { JdPaySandbox } from './jd-pay-sandbox';
import { toMoneyBackFields, type JdPayMoneyBack } from './money-back';
import { makePayerCode } from './payer-code';
import { wordOf, type JdPayPayment } from './payment';
import { moneyBack, payerCodes, payments } from './tables';

const standings = { '0': 'unpaid', '1': 'paying', '2': 'paid', '3': 'failed', '4': 'closed' } as const satisfies Record<string, Standing>;

/** What a payer does at JD Pay, and what its ledger says. */
export function makePayerSide(sandbox: JdPaySandbox): PayerSide {
  const { database, merchant } = sandbox;
  const address = `${merchant.channelsOrigin}${cashierPath}`;
  const view = async (payment: JdPayPayment): Promise<PayerOrder> => {
    const standing = standingOf(payment, await findMoneyBack(sandbox, [payment]), sandbox.now());
    const plans = payerPlansOf(payment);
    return {
      channel: 'jd-pay',
      outTradeNo: payment.tradeNum,
      standing,
      tradeState: payment.status,
      amount: payment.amount,
      currency: 'CNY',
      subject: payment.tradeName,
      payee: merchant.name,
      ...(payment.paidPeriods !== null && { notice: `已用白条分 ${payment.paidPeriods} 期付款` }),
      ...((standing === 'unpaid' || standing === 'paying') && plans.length > 0 && { plans }),
    };
  };
  return {
    channel: 'jd-pay',
    recognizes: async (content) => {
      const token = content.startsWith(address) ? content.slice(address.length) : content;
      const [known, code] = await Promise.all([
        database.select().from(payments).where(eq(payments.token, token)),
        database.select().from(payerCodes).where(eq(payerCodes.code, content)),
      ]);
      return known.length + code.length > 0;
    },
    find: async (content, act) => view(await findByContent(sandbox, content, act)),
    perform: async (content, act, periods) => view(await performAct(sandbox, content, act, periods)),
    ledger: async (filter) => {
      const all = await database
        .select()
        .from(payments)
        .where(and(ne(payments.entry, 'revocation'), isAskedFor(payments.tradeNum, filter)))
        .orderBy(payments.createdAt);
      const given = await findMoneyBack(sandbox, all);
      return all.map((payment) => toLedgerLine(payment, given, sandbox.now()));
    },
    makePayerCode: (outcome = 'password') => makePayerCode(sandbox, outcome),
  };
}

function toLedgerLine(payment: JdPayPayment, given: readonly JdPayMoneyBack[], now: number): LedgerLine {
  const own = given.filter(({ oTradeNum }) => oTradeNum === payment.tradeNum);
  return {
    channel: 'jd-pay',
    outTradeNo: payment.tradeNum,
    total: payment.amount,
    standing: standingOf(payment, own, now),
    tradeState: payment.status,
    paidAt: payment.paidAt?.toISOString() ?? null,
    refunds: own.map((one) => ({
      outRefundNo: one.tradeNum,
      amount: one.amount,
      status: toMoneyBackFields(one, now)['status'] === '2' ? 'SUCCESS' : 'PROCESSING',
    })),
  };
}

function standingOf(payment: JdPayPayment, given: readonly JdPayMoneyBack[], now: number): Standing {
  return given.length > 0 ? 'refunded' : standings[wordOf(payment, now)];
}

async function findMoneyBack({ database }: JdPaySandbox, of: readonly JdPayPayment[]): Promise<JdPayMoneyBack[]> {
  const numbers = of.map(({ tradeNum }) => tradeNum);
  return numbers.length === 0 ? [] : database.select().from(moneyBack).where(inArray(moneyBack.oTradeNum, numbers));
}
