import type { TradeAnswer, TradeStatus } from '../model/trade-status.js';

/** A channel's answer, after the server has verified and, where it was sealed, opened it. */
export interface QueryAnswer {
  /** Left out where it was not HTTP, or nobody knows any more. */
  readonly httpStatus?: number | undefined;
  /** JSON, a form's fields or XML's elements as a record; anything else is no answer. */
  readonly body: unknown;
}

/** What a channel's words depend on. */
export interface TradeQuestion {
  /** The payer's code was read at a counter: such an attempt fails for good, where another stays payable. */
  readonly isByPayerCode: boolean;
  /** The merchant has verified before that it was paid. */
  readonly alreadyPaid: boolean;
  /** Undefined where it was not HTTP. */
  readonly httpStatus: number | undefined;
}

/** The fields of a body: own properties only, so that `__proto__` is none. */
export interface TradeFields {
  /** A text, or a whole number as one; undefined for anything else. */
  readonly text: (name: string) => string | undefined;
  /** The fields of an object inside; undefined for anything else. */
  readonly inside: (name: string) => TradeFields | undefined;
  /** The fields of each object in a list; none where there is no list. */
  readonly list: (name: string) => readonly TradeFields[];
  readonly has: (name: string) => boolean;
}

/** Reads one channel's answer. It is called with bodies of any content, and never throws. */
export type TradeReader = (fields: TradeFields, question: TradeQuestion) => TradeAnswer;

/** No captures, and no list of a channel's, come near it. */
const longestList = 100;

/** The fields of a record; undefined for whatever is none. */
export function fieldsOf(body: unknown): TradeFields | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  const has = (name: string): boolean => Object.prototype.hasOwnProperty.call(body, name);
  const valueOf = (name: string): unknown => (has(name) ? (body as Readonly<Record<string, unknown>>)[name] : undefined);
  return {
    text: (name) => {
      const value = valueOf(name);
      return Number.isSafeInteger(value) ? String(value) : typeof value === 'string' ? value : undefined;
    },
    inside: (name) => fieldsOf(valueOf(name)),
    list: (name) => {
      const value = valueOf(name);
      return Array.isArray(value) ? value.slice(0, longestList).flatMap((item) => fieldsOf(item) ?? []) : [];
    },
    has,
  };
}

/** No answer that could be read. */
export const noAnswer: TradeAnswer = { communication: 'failed', business: 'unknown', trade: 'unknown' };

/** The channel's own fault: what became of the payment, it did not look or could not tell. */
export function faultOf(word: string | undefined): TradeAnswer {
  return { communication: 'answered', business: 'unknown', trade: 'unknown', word };
}

/** The channel did not take the question; with `unpaid`, since it has no such order yet. */
export function refusalOf(word: string | undefined, trade: 'unknown' | 'unpaid' = 'unknown'): TradeAnswer {
  return { communication: 'answered', business: 'refused', trade, word };
}

/** The channel told. A word that it is not known to say is `unknown`. */
export function answerOf(word: string | undefined, trade: TradeStatus | undefined): TradeAnswer {
  return { communication: 'answered', business: 'succeeded', trade: trade ?? 'unknown', word };
}
