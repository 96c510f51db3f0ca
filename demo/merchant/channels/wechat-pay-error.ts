import * as v from 'valibot';
import type { StartAnswer } from './channel-adapter';
import type { WechatAnswer } from './wechat-pay-client';

const errorSchema = v.object({ code: v.string(), message: v.optional(v.string(), '') });

/** A refusal in APIv3's words; undefined when the answer is not one. */
export function readError(answer: WechatAnswer | undefined): v.InferOutput<typeof errorSchema> | undefined {
  const error = v.safeParse(errorSchema, answer?.body);
  return answer !== undefined && answer.status >= 400 && error.success ? error.output : undefined;
}

/** What a refused order comes to. */
export function toRefusal(answer: WechatAnswer): StartAnswer {
  const error = readError(answer);
  if (error === undefined) return { kind: 'unavailable' };
  return error.code === 'ORDERPAID' ? { kind: 'already-paid' } : { kind: 'refused', ...error };
}
