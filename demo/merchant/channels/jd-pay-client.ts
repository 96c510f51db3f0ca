import * as v from 'valibot';
import { readAnswerText } from './answer-body';
import { openSealed, readMessage, sealMessage, type JdPayFields, type JdPayKeys } from '../../jd-pay-envelope';

/** What JD Pay and the merchant agreed on. */
export interface JdPayAccount {
  readonly merchant: string;
  readonly keys: JdPayKeys;
  /** Where servers ask, `https://paygate.jd.com` in the world. */
  readonly gatewayOrigin: string;
  /** Where browsers on a computer are sent, `https://wepay.jd.com` in the world. */
  readonly pcOrigin: string;
  /** Where browsers on a phone are sent, `https://h5pay.jd.com` in the world. */
  readonly h5Origin: string;
  readonly notifyUrl: string;
  /** Where JD's page posts the result to: the merchant's server, as a page can not read a POST. */
  readonly returnPostUrl: string;
  /** What JD's staff calls 白条 when they open it: `preProduct` of an order in instalments. */
  readonly baitiaoProduct: string;
  /**
   * What JD refuses with. It publishes no list: what a test account answers belongs here, and until then such an attempt is unknown and asked
   * about, which is never wrong.
   */
  readonly refusals: {
    /** A query about an order that JD does not know, as before the payer has come to its page. */
    readonly unknownOrder: readonly string[];
    /** A payer's code that is none, is old, or was used: nothing was charged. */
    readonly payerCode: readonly string[];
  };
  readonly timeoutMs: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** An answer of JD's. A refusal is not signed: only the connection says that it is JD's. */
export interface JdPayAnswer {
  readonly code: string;
  readonly description: string;
  /** What was sealed and signed; undefined in a refusal. */
  readonly fields?: JdPayFields;
}

/** Sends one sealed message; undefined when there was no trustworthy answer. */
export type JdPayClient = (service: JdPayService, fields: JdPayFields) => Promise<JdPayAnswer | undefined>;

/** The interfaces that servers ask. */
export type JdPayService = 'fkmPay' | 'query' | 'refund' | 'revoke' | 'queryBaiTiaoFQ';

/** What JD answers with when the request was taken; what became of the payment is another matter. */
export const taken = '000000';

/** In bytes; the longest answer of JD's, with its seal twice as long as its text and a third more in Base64, has some 5 kB. */
const largestAnswer = 65_536;

const answerSchema = v.object({
  merchant: v.string(),
  result: v.object({ code: v.string(), desc: v.optional(v.string(), '') }),
  encrypt: v.optional(v.string()),
});

/** JD Pay's interfaces over HTTP. No kept SDK for Node exists: those on npm are of 2018 and earlier. */
export function makeJdPayClient(account: JdPayAccount): JdPayClient {
  return async (service, fields) => {
    const body = sealMessage({ version: 'V2.0', merchant: account.merchant, ...fields }, account.keys);
    try {
      const signal = AbortSignal.timeout(account.timeoutMs);
      const headers = { 'Content-Type': 'application/xml;charset=UTF-8' };
      const url = `${account.gatewayOrigin}/service/${service}`;
      const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' });
      const text = await readAnswerText(response, largestAnswer);
      return response.status === 200 ? readAnswer(text, account) : undefined;
    } catch {
      // No connection, or no answer in time: neither says what became of the request.
      return undefined;
    }
  };
}

/** Reads an answer or a notification; undefined when it is not JD's to this merchant. */
export function readAnswer(text: string, { merchant, keys }: JdPayAccount): JdPayAnswer | undefined {
  const answer = v.safeParse(answerSchema, readMessage(text));
  if (!answer.success || answer.output.merchant !== merchant) return undefined;
  const { result, encrypt } = answer.output;
  const facts = { code: result.code, description: result.desc };
  if (result.code !== taken) return facts;
  const fields = encrypt === undefined ? undefined : openSealed(encrypt, keys);
  return fields?.['merchant'] === merchant ? { ...facts, fields } : undefined;
}
