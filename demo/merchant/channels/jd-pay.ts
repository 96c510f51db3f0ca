import type { Action } from '../wire';
import type { Attempt, ChannelAdapter, ChannelState, Circumstances, StartAnswer } from './channel-adapter';
import { makeJdPayClient, taken, type JdPayAccount, type JdPayClient } from './jd-pay-client';
import { sealForm } from '../../jd-pay-envelope';
import { quoteBaitiao } from './jd-pay-instalments';
import { makeJdPayMoneyBack } from './jd-pay-money-back';
import { wholeOf } from './money-back-sum';
import { readJdPayNotification, readJdPayReturn } from './jd-pay-notification';
import { toJdPayOrder, toPageOrder } from './jd-pay-order';
import { isByPayerCode, judgeJdPayTrade, readJdPayTrade } from './jd-pay-trade';

const second = 1_000;
const minute = 60_000;

/** JD publishes no schedule: fast while a payer may be waiting, and slower. */
const schedule = [5, 10, 20, 30].map((s) => s * second).concat([1, 2, 4, 8, 15, 30].map((m) => m * minute));

/** The device that reads payers' codes, in the merchant's own word. */
const device = 'cashier';

const pageProducts: readonly string[] = ['jd-pay.page', 'jd-pay.wap'];

/** JD Pay 2.0: its page on PC and phone, there with 白条 too, and payers' codes. */
export function makeJdPay(account: JdPayAccount): ChannelAdapter {
  const send = makeJdPayClient(account);
  const moneyBack = makeJdPayMoneyBack(send, account);
  return {
    productIds: [...pageProducts, 'jd-pay.payer-code'],
    identifiedProductIds: [],
    signedHereProductIds: pageProducts,
    queryScheduleMs: schedule,
    // Six months, in days that are never more of them.
    refundTerms: { windowDays: 180, fee: { rate: 60, isReturned: 'never' } },
    quotePlans: (question) => quoteBaitiao(send, question),
    start: async (attempt, circumstances) => {
      if (isByPayerCode(attempt)) return charge(send, attempt, circumstances, account);
      if (!pageProducts.includes(attempt.productId)) {
        return { kind: 'refused', code: 'PRODUCT_UNKNOWN', message: 'No such product of this channel' };
      }
      return { kind: 'started', action: toForm(attempt, account), lifeMs: Math.max(0, attempt.expiresAt.getTime() - account.now()) };
    },
    query: async (attempt) => {
      const state = await askPayment(send, attempt, account);
      if (state.kind !== 'paid' || !isByPayerCode(attempt)) return state;
      // A payment that was revoked stays a success; that the money went back is said under another number.
      const revocation = await moneyBack.find('revocation', attempt, wholeOf(attempt));
      // One that was sent may still arrive.
      if (revocation === 'abnormal' || (revocation === 'absent' && attempt.reversalSent !== true)) return state;
      return { kind: revocation === 'succeeded' ? 'closed' : 'unknown' };
    },
    // Only 撤销 ends an order before its time, and it gives the money back where it was paid in that very moment: not what closing means.
    close: () => Promise.resolve('not-closable'),
    reverse: moneyBack.reverse,
    refundNumber: moneyBack.refundNumber,
    refund: moneyBack.refund,
    queryRefund: async (attempt, order) => {
      const answer = await moneyBack.find('refund', attempt, order);
      return answer === 'absent' ? 'unknown' : answer;
    },
    readNotification: (_headers, body) => readJdPayNotification(body, account),
    acknowledged: { status: 200, body: 'ok' },
    refuse: ({ status }) => ({ status, body: 'fail' }),
    readReturn: (params) => readJdPayReturn(params, account),
  };
}

async function askPayment(send: JdPayClient, attempt: Attempt, { refusals }: JdPayAccount): Promise<ChannelState> {
  const answer = await send('query', { tradeNum: attempt.outTradeNo, tradeType: '0' });
  if (answer !== undefined && refusals.unknownOrder.includes(answer.code)) return { kind: 'absent' };
  const trade = answer?.code === taken && answer.fields !== undefined ? readJdPayTrade(answer.fields) : undefined;
  return trade === undefined ? { kind: 'unknown' } : judgeJdPayTrade(trade, attempt);
}

/** Takes the money by what the payer's phone showed. From the sending on, whatever is not certain means that it may have been taken. */
async function charge(send: JdPayClient, attempt: Attempt, { payerCode = '' }: Circumstances, account: JdPayAccount): Promise<StartAnswer> {
  // The prefix is JD's to judge: 62 is shared with 云闪付.
  if (!/^\d{18,19}$/.test(payerCode)) return { kind: 'payer-code-invalid', message: '付款码应为18或19位数字' };
  const answer = await send('fkmPay', { ...toJdPayOrder(attempt, account), device, token: payerCode });
  if (answer === undefined) return { kind: 'paying' };
  if (account.refusals.payerCode.includes(answer.code)) return { kind: 'payer-code-invalid', message: answer.description };
  // The answer has no time of payment, which the query's has.
  const state = answer.code === taken ? await askPayment(send, attempt, account) : undefined;
  return state?.kind === 'paid' ? state : { kind: 'paying' };
}

function toForm(attempt: Attempt, account: JdPayAccount): Action {
  const origin = attempt.productId === 'jd-pay.page' ? account.pcOrigin : account.h5Origin;
  const fields = Object.entries(sealForm(toPageOrder(attempt, account), account.keys)).map(([name, value]) => ({ name, value }));
  return { kind: 'form', url: `${origin}/jdpay/saveOrder`, method: 'POST', fields };
}
