import * as v from 'valibot';
import { faultKinds, type Fault as ChannelFault, type FaultPlace } from '../channels/faults';
import type { WrittenFault } from './fault';
import { operationNames } from './operation-of';
import { usualAnswers } from './usual-answers';

const most = 1_000;
const longestMs = 10 * 60_000;

const times = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most)), 1);
const milliseconds = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(longestMs));

const fault = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['lose-request', 'lose-answer', 'cut-body', 'html', 'unknown-status']) }),
  v.strictObject({ kind: v.literal('delay'), ms: milliseconds }),
  v.strictObject({
    kind: v.literal('status'),
    code: v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599)),
    body: v.exactOptional(v.pipe(v.string(), v.maxLength(8_192))),
    contentType: v.exactOptional(v.pipe(v.string(), v.regex(/^[\x20-\x7e]{1,100}$/))),
    headers: v.exactOptional(v.record(v.pipe(v.string(), v.regex(/^[\w-]{1,50}$/)), v.pipe(v.string(), v.regex(/^[\x20-\x7e]{0,200}$/)))),
  }),
]);

const sessionRule = v.strictObject({
  sessionId: v.exactOptional(v.string()),
  orderNo: v.exactOptional(v.string()),
  operation: v.picklist(operationNames),
  times,
  fault,
});

const channelRule = v.strictObject({
  orderPrefix: v.exactOptional(v.string()),
  orderNo: v.exactOptional(v.string()),
  place: v.picklist(Object.keys(faultKinds) as FaultPlace[]),
  kind: v.string(),
  times,
  afterMs: v.exactOptional(milliseconds),
});

/** What is to befall a session's requests: of the named session, of the order of that number, or of the newest order. */
export type SessionRule = Omit<v.InferOutput<typeof sessionRule>, 'fault'> & { readonly fault: WrittenFault };

/** Reads what is to befall a session's requests; undefined when it is no such thing. */
export function readSessionRule(value: unknown): SessionRule | undefined {
  const result = v.safeParse(sessionRule, value);
  return result.success ? { ...result.output, fault: withUsualAnswer(result.output.fault) } : undefined;
}

/** What is to go wrong at a channel: with the attempts whose number begins so, or with those of an order as above. */
export type ChannelRule = Omit<ChannelFault, 'orderPrefix'> & { readonly orderPrefix?: string; readonly orderNo?: string };

/** Reads what is to go wrong at a channel; undefined when it is no such thing. */
export function readChannelRule(value: unknown): ChannelRule | undefined {
  const result = v.safeParse(channelRule, value);
  if (!result.success) return undefined;
  const kind = faultKinds[result.output.place].find((one) => one === result.output.kind);
  return kind === undefined ? undefined : { ...result.output, kind };
}

/** Where no body is given, a status comes with what the contract, or a server in between, says with it. */
function withUsualAnswer(given: WrittenFault): WrittenFault {
  return given.kind === 'status' && given.body === undefined ? { ...given, ...usualAnswers.get(given.code) } : given;
}
