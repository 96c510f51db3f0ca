import type { Answer, Gateway } from '../../core/gateway.js';
import type { Payment } from '../../model/payment.js';
import type { SessionUpdate } from '../../model/session.js';
import { channelCodeWord, codeWord } from './plain-words.js';

type Answered<Operation extends keyof Gateway> = Awaited<ReturnType<Gateway[Operation]>> extends Answer<infer Value> ? Value : never;

type AnswerWords = { readonly [Operation in keyof Gateway]: (value: Answered<Operation>) => readonly string[] };

/** What is written of each answer: statuses and kinds, and nothing that came as a text. */
const words: AnswerWords = {
  getSession: statusWords,
  getStatus: (value) => (value === undefined ? ['unchanged'] : statusWords(value.update)),
  createPayment: (payment) => [paymentWords(payment)],
  createAuthorization: () => [],
  refreshPayment: (payment) => [paymentWords(payment)],
  closePayment: ({ outcome, payment }) => [codeWord(outcome), paymentWords(payment)],
  reportReturn: statusWords,
};

/** What an answer said, in the program's words. */
export function answerWords(operation: keyof Gateway, answer: Answer<unknown>): string {
  const write = words[operation] as (value: unknown) => readonly string[];
  const said = answer.ok ? ['ok', ...write(answer.value)] : failureWords(answer.failure);
  const { retryAfterMs } = answer;
  return [...said, ...(typeof retryAfterMs === 'number' ? [`not before ${Math.round(retryAfterMs)} ms`] : [])].join(', ');
}

/** What an attempt is: status and, until it ends, what the channel said; what it is carried out with; why it failed. */
export function paymentWords({ status, channelAnswer, action, failure, refund }: Payment): string {
  const isOpen = status === 'pending' || status === 'paying';
  const said = [codeWord(status), ...(isOpen ? [`channel ${codeWord(channelAnswer)}`] : [])];
  if (action) said.push(codeWord(action.kind));
  if (failure) said.push(`failure ${channelCodeWord(failure.code)}`);
  if (refund) said.push(`refund ${codeWord(refund.status)}`);
  return said.join(' ');
}

function statusWords({ status, payments, pollAfterMs }: Pick<SessionUpdate, 'status' | 'payments' | 'pollAfterMs'>): readonly string[] {
  const wish = typeof pollAfterMs === 'number' ? [`ask again after ${Math.round(pollAfterMs)} ms`] : [];
  return [`session ${codeWord(status)}`, ...payments.map(paymentWords), ...wish];
}

function failureWords({ certainty, code, detail }: Extract<Answer<unknown>, { ok: false }>['failure']): readonly string[] {
  // The rest of a detail is a text of the server's.
  const isHttp = detail !== undefined && /^HTTP \d{3}$/.test(detail);
  return [`${codeWord(certainty)} ${codeWord(code)}`, ...(isHttp ? [detail] : [])];
}
