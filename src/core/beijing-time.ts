import { durations, type TimeFormat } from '../channels/expiry-rule.js';

/** Beijing is eight hours ahead of UTC and, since 1991, has no summer time. */
const aheadMs = 8 * durations.hour;

const patterns = {
  yyyyMMddHHmmss: /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/,
  'yyyy-MM-dd HH:mm:ss': /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/,
  'yyyy-MM-ddTHH:mm:ss': /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)$/,
  'yyyy-MM-ddTHH:mm:ss+08:00': /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)\+08:00$/,
} as const satisfies Record<TimeFormat, RegExp>;

const writers = {
  yyyyMMddHHmmss: (iso) => iso.replace(/[-T:]/g, ''),
  'yyyy-MM-dd HH:mm:ss': (iso) => iso.replace('T', ' '),
  'yyyy-MM-ddTHH:mm:ss': (iso) => iso,
  'yyyy-MM-ddTHH:mm:ss+08:00': (iso) => `${iso}+08:00`,
} as const satisfies Record<TimeFormat, (iso: string) => string>;

/** A moment as Beijing's clocks show it, cut to the second; nothing for one outside the years 1000 to 9999, which four digits can not say. */
export function writeBeijingTime(at: number, format: TimeFormat): string | undefined {
  const shown = at + aheadMs;
  // Year 1000 and the last second of 9999.
  if (!(shown >= -30_610_224_000_000 && shown < 253_402_300_800_000)) return undefined;
  return writers[format](new Date(shown).toISOString().slice(0, 19));
}

/** The moment that a text says, in epoch milliseconds; nothing for another form, or a day or an hour that there is not. */
export function readBeijingTime(text: string, format: TimeFormat): number | undefined {
  const [, year, month, day, hour, minute, second] = patterns[format].exec(text) ?? [];
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)) - aheadMs;
  // Date.UTC turns the 31st of June into the 1st of July.
  return writeBeijingTime(at, format) === text ? at : undefined;
}

/** The midnight that ends the day in Beijing. */
export function beijingDayEnd(at: number): number {
  return (Math.floor((at + aheadMs) / durations.day) + 1) * durations.day - aheadMs;
}
