import { and } from 'drizzle-orm';
import { askChannel } from './ask-channel';
import { beginPayment, type Asker, type Beginning } from './begin-payment';
import type { StartAnswer } from './channels/channel-adapter';
import { circumstancesOf } from './circumstances';
import { answerKey, refuseKey, releaseKey } from './idempotency';
import { adapterOf, takesPayerCode, type Merchant, type PaymentRow, type SessionRow } from './merchant';
import { ProblemAnswer } from './problem-answer';
import { renewAction } from './renew-action';
import { findPayment, toAttempt } from './sessions';
import { isNewsAt, isNotOver, settle } from './settle';
import { payments } from './tables';
import { toPayment } from './views';
import type { Payment, PaymentRequest, Problem } from './wire';

/** An attempt, or a definite refusal. */
export type Answer = { readonly status: 201; readonly body: Payment } | { readonly status: 422; readonly body: Problem };

/**
 * Starts one attempt under an idempotency key, or shows the attempt that the key has made.
 * @throws ProblemAnswer for what is not definite: the key stays free for the same request
 */
export async function createPayment(merchant: Merchant, asker: Asker, request: PaymentRequest): Promise<Answer> {
  const begun = await merchant.database.transaction((transaction) => beginPayment(merchant, transaction, asker, request));
  if (begun.kind === 'refused') return { status: 422, body: begun.problem };
  try {
    if (begun.kind === 'made') return await giveAnswer(merchant, asker, begun.session, begun.payment.id);
    const askedAt = new Date(merchant.now());
    const started = await start(merchant, asker, begun, request.payerCode);
    return await conclude(merchant, asker, begun, started, askedAt);
  } catch (error) {
    await releaseKey(merchant.database, asker);
    throw error;
  }
}

type Begun = Extract<Beginning, { readonly payment: PaymentRow }>;

async function start(merchant: Merchant, asker: Asker, { session, payment }: Begun, payerCode: string | undefined): Promise<StartAnswer> {
  const started = adapterOf(merchant, payment).start(
    toAttempt(session, payment),
    circumstancesOf(merchant, payment, asker.payerIp, payerCode),
  );
  if (payerCode === undefined) return started;
  try {
    const answer = await started;
    // A channel may repeat the code in its words, and those are kept.
    return 'message' in answer ? { ...answer, message: answer.message.replaceAll(payerCode, '…') } : answer;
  } catch (error) {
    // The error is not written out, as it may hold the code.
    console.error(`Starting ${payment.outTradeNo} threw ${error instanceof Error ? error.name : typeof error}; the channel will be asked.`);
    return { kind: 'unavailable' };
  }
}

async function conclude(
  merchant: Merchant,
  asker: Asker,
  { session, payment }: Begun,
  started: StartAnswer,
  askedAt: Date,
): Promise<Answer> {
  switch (started.kind) {
    case 'unavailable':
      if (!takesPayerCode(payment.carrierId)) throw new ProblemAnswer('channel-unavailable', { retryAfterSeconds: 2 });
      // It may have been charged: the schedule finds out, and the same key shows what it found.
      break;
    case 'paying':
      await letPay(merchant, payment, askedAt);
      break;
    case 'paid':
      await settle(merchant, payment, started, askedAt);
      break;
    case 'already-paid':
      await askChannel(merchant, payment);
      break;
    case 'payer-code-invalid': {
      const failure = { code: started.kind, message: started.message };
      return refuse(merchant, asker, payment, new ProblemAnswer('payer-code-invalid', { detail: started.message }), failure, askedAt);
    }
    case 'refused': {
      const failure = { code: started.code, message: started.message };
      const refusal = new ProblemAnswer('channel-refused', { detail: [started.code, started.message].join(' ') });
      return refuse(merchant, asker, payment, refusal, failure, askedAt);
    }
    case 'started': {
      // Nobody has seen the number before: it is unpaid also where the action was only signed here.
      const isLiveStill = await renewAction(merchant, session, payment, started, askedAt);
      // Closed or paid while the channel was being asked: nobody will see this code, so nobody may pay by it.
      if (!isLiveStill) await adapterOf(merchant, payment).close(toAttempt(session, payment));
    }
  }
  return giveAnswer(merchant, asker, session, payment.id);
}

/** The payer is typing a password: the first look comes an interval from now. */
async function letPay(merchant: Merchant, payment: PaymentRow, askedAt: Date): Promise<void> {
  const facts = { status: 'paying', channelAnswer: 'in-progress', action: { kind: 'wait' }, checkedAt: askedAt } as const;
  const nextQueryAt = new Date(merchant.now() + merchant.times.payerCodeQueryGapMs);
  await merchant.database
    .update(payments)
    .set({ ...facts, nextQueryAt })
    .where(and(isNotOver(payment.id), isNewsAt(askedAt)));
}

/** Nothing was charged and nothing will be: the attempt has failed, and the key is refused for good. */
async function refuse(
  merchant: Merchant,
  asker: Asker,
  payment: PaymentRow,
  refusal: ProblemAnswer,
  failure: PaymentRow['failure'],
  askedAt: Date,
): Promise<Answer> {
  await merchant.database.transaction(async (transaction) => {
    await transaction
      .update(payments)
      .set({ status: 'failed', failure, nextQueryAt: null, checkedAt: askedAt })
      .where(isNotOver(payment.id));
    await refuseKey(transaction, asker, refusal.body);
  });
  return { status: 422, body: refusal.body };
}

async function giveAnswer(merchant: Merchant, asker: Asker, session: SessionRow, paymentId: string): Promise<Answer> {
  const payment = await findPayment(merchant.database, session.id, paymentId);
  await answerKey(merchant.database, asker);
  return { status: 201, body: toPayment(merchant, session, payment) };
}
