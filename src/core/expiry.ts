import {
  durations,
  type AbsoluteExpiry,
  type EventExpiry,
  type ExpiryEvent,
  type ExpiryRule,
  type LengthFormat,
  type RelativeExpiry,
} from '../channels/expiry-rule.js';
import { expiryRulesOf } from '../channels/expiry-rules.js';
import { isVerified } from '../channels/fact.js';
import type { ProductId } from '../model/product.js';
import { beijingDayEnd, readBeijingTime, writeBeijingTime } from './beijing-time.js';

/** When events happened, on the clock of the other arguments; one that is left out has not happened. */
export type ExpiryEvents = Readonly<Partial<Record<ExpiryEvent, number>>>;

/** Digits enough for a century of milliseconds, and no more. */
const lengthText = /^[1-9]\d{0,12}$/;

const lengthUnits = {
  milliseconds: 1,
  seconds: durations.second,
  minutes: durations.minute,
  'm-h-d-1c': durations.minute,
} as const satisfies Record<LengthFormat, number>;

const alipayUnits: ReadonlyMap<string, number> = new Map([
  ['m', durations.minute],
  ['h', durations.hour],
  ['d', durations.day],
]);

/**
 * What to send so that nothing at the channel outlives the order: the last whole unit before the order's end, or the channel's longest where
 * the order lives longer than that. Nothing where the channel's shortest would outlive the order, where the end is counted from something that
 * has not happened, or where it is not the merchant's to set.
 * @param times epoch milliseconds of the server's clock
 */
export function writeExpiry(rule: ExpiryRule, { now, endsAt }: { readonly now: number; readonly endsAt: number }): string | undefined {
  if (rule.parameter === undefined || rule.mode === 'from-event') return undefined;
  const { minimumMs = 0, maximumMs = Infinity } = rule;
  const left = Math.min(endsAt - now, maximumMs);
  if (rule.mode === 'absolute') {
    // The text is cut to the second, and what is left of it must still be enough.
    const end = Math.floor((now + left) / durations.second) * durations.second;
    return end > now && end - now >= minimumMs ? writeBeijingTime(end, rule.format) : undefined;
  }
  const unit = lengthUnits[rule.format];
  const count = Math.floor(left / unit);
  if (!(count >= 1) || count * unit < minimumMs) return undefined;
  const text = rule.format === 'm-h-d-1c' ? `${count}m` : String(count);
  return readLength(text, rule.format, now) === undefined ? undefined : text;
}

/**
 * When a channel ends what the text was sent for, in epoch milliseconds. Nothing for a text that the channel could not read, for an
 * end outside its bounds of which nobody says what becomes, and while the event that it is counted from has not happened. A fixed end needs no text.
 * @param text what was sent; ignored where the merchant has nothing to say
 * @param times epoch milliseconds; `now` is when the channel received the order or made the code
 */
export function endOfExpiry(
  rule: ExpiryRule,
  text: string,
  { now, events = {} }: { readonly now: number; readonly events?: ExpiryEvents },
): number | undefined {
  const start = startOf(rule, now, events);
  if (start === undefined) return undefined;
  if (rule.mode === 'absolute') return bounded(rule, start, readBeijingTime(text, rule.format));
  if (rule.parameter === undefined) return start + rule.fixedMs;
  return bounded(rule, start, readLength(text, rule.format, start));
}

/**
 * The clocks of one payment, apart: when the order ends, and when its code, link or approval does, which is never after the order and never
 * after what the channel fixes whatever was sent. All moments are milliseconds on one clock, of whatever kind; a code counts as made `now` unless
 * the events say when. A channel's bare name has the shortest of its products' codes, and a carried product the shortest of its carriers'.
 */
export function channelClocks(
  channelOrProductId: ProductId,
  { now, orderEndsAt, events = {} }: { readonly now: number; readonly orderEndsAt: number; readonly events?: ExpiryEvents },
): { readonly orderEndsAt: number; readonly actionEndsAt?: number } {
  // What nobody could confirm ends no code: the server's word does.
  const fixed = expiryRulesOf(channelOrProductId).flatMap((fact) => (isVerified(fact) && isFixed(fact.value) ? [fact.value] : []));
  const begun = fixed.filter(({ mode, event }) => mode === 'from-event' && events[event] !== undefined);
  // Once the payer has come, the link that brought them does not matter any more.
  const counted = begun.length > 0 ? begun : fixed.filter(({ mode }) => mode === 'code');
  const ends = counted.map((rule) => (events[rule.event] ?? now) + rule.fixedMs);
  return ends.length > 0 ? { orderEndsAt, actionEndsAt: Math.min(orderEndsAt, ...ends) } : { orderEndsAt };
}

function isFixed(rule: ExpiryRule): rule is Extract<EventExpiry, { readonly fixedMs: number }> {
  return (rule.mode === 'code' || rule.mode === 'from-event') && rule.fixedMs !== undefined;
}

function startOf(rule: ExpiryRule, now: number, events: ExpiryEvents): number | undefined {
  if (rule.mode === 'absolute' || rule.mode === 'relative') return now;
  return events[rule.event] ?? (rule.mode === 'code' ? now : undefined);
}

/** The end as the channel has it when the text says one outside its bounds; nothing where nobody says what it does with that. */
function bounded(rule: AbsoluteExpiry | RelativeExpiry | EventExpiry, start: number, end: number | undefined): number | undefined {
  if (end === undefined) return undefined;
  const { minimumMs = -Infinity, maximumMs = Infinity, outside } = rule;
  const kept = Math.min(Math.max(end, start + minimumMs), start + maximumMs);
  return kept === end || outside === 'moved' ? kept : undefined;
}

function readLength(text: string, format: LengthFormat, start: number): number | undefined {
  if (format !== 'm-h-d-1c') return lengthText.test(text) ? start + Number(text) * lengthUnits[format] : undefined;
  if (text === '1c') return beijingDayEnd(start);
  const unit = alipayUnits.get(text.slice(-1));
  const count = text.slice(0, -1);
  return unit !== undefined && lengthText.test(count) ? start + Number(count) * unit : undefined;
}
