import type { Known, Unknown } from './fact.js';
import type { RuleScope } from './rule-scope.js';

/** Milliseconds of the units that expiries are said in. */
export const durations = { second: 1000, minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/**
 * From when an end is counted. `absolute`: it is a time of its own. `relative`: from the channel's receiving the order. `from-event`: from
 * something that happens later, if it does. `code`: from the making of a code, a link or a prepay id, and it ends that thing and not the order.
 */
export type ExpiryMode = 'absolute' | 'relative' | 'from-event' | 'code';

/** How a time is written; without a zone it is Beijing's, which has no summer time. */
export type TimeFormat = 'yyyyMMddHHmmss' | 'yyyy-MM-dd HH:mm:ss' | 'yyyy-MM-ddTHH:mm:ss' | 'yyyy-MM-ddTHH:mm:ss+08:00';

/** How a length of time is written: a whole number of units, or Alipay's number with `m`, `h` or `d`, and `1c` for the end of the day in Beijing. */
export type LengthFormat = 'milliseconds' | 'seconds' | 'minutes' | 'm-h-d-1c';

/** What an end is counted from when it is not the order's coming to the channel. */
export type ExpiryEvent = 'code-created' | 'password-page-opened' | 'payer-redirected';

/** What every expiry may have; milliseconds from where it is counted. */
interface Bounded extends RuleScope {
  readonly minimumMs?: number;
  readonly maximumMs?: number;
  /** What the channel, or other pages of it, advise to keep to. */
  readonly advisedMinimumMs?: number;
  readonly advisedMaximumMs?: number;
  /** The channel sets the bound in the place of an end outside, without a word; left out where nobody says what it does. */
  readonly outside?: 'moved';
  /** What holds when the merchant says nothing. */
  readonly defaultMs?: number;
  /** Parameters that do not count beside this one. */
  readonly winsOver?: readonly string[];
  readonly note?: string;
}

/** An end that is a time. */
export interface AbsoluteExpiry extends Bounded {
  readonly mode: 'absolute';
  readonly parameter: string;
  readonly format: TimeFormat;
}

/** An end that is counted from the channel's receiving the order. */
export interface RelativeExpiry extends Bounded {
  readonly mode: 'relative';
  readonly parameter: string;
  readonly format: LengthFormat;
}

/** An end that is counted from an event: the merchant's to set, or the channel's own. */
export type EventExpiry = Bounded & { readonly mode: 'from-event' | 'code'; readonly event: ExpiryEvent } & (
    | { readonly parameter: string; readonly format: LengthFormat; readonly fixedMs?: undefined }
    | { readonly parameter?: undefined; readonly format?: undefined; readonly fixedMs: number }
  );

/** One way in which something of a channel ends. */
export type ExpiryRule = AbsoluteExpiry | RelativeExpiry | EventExpiry;

/** Every expiry of a channel, each with its own source, or why none is known. */
export type ExpiryRules = readonly Known<ExpiryRule>[] | Unknown;
