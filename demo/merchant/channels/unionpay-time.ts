import { toBeijingDigits } from '../beijing-time';

const dayMs = 86_400_000;

/** A moment as UnionPay writes it: yyyyMMddHHmmss in Beijing. */
export const toUnionpayTime = toBeijingDigits;

/**
 * Reads `traceTime`, which has no year: MMDDhhmmss in Beijing. It is the first such moment that is not before the order.
 * @returns undefined when there is no such moment
 */
export function readTraceTime(traceTime: string, orderedAt: Date): Date | undefined {
  const parts = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(traceTime);
  if (parts === null) return undefined;
  const [month, day, hour, minute, second] = parts.slice(1);
  const year = Number(toUnionpayTime(orderedAt).slice(0, 4));
  // Clocks differ a little: a day before the order counts as its own year.
  const earliest = orderedAt.getTime() - dayMs;
  // A 29th of February may be eight years away.
  for (let later = -1; later <= 8; later += 1) {
    const moment = new Date(`${year + later}-${month}-${day}T${hour}:${minute}:${second}+08:00`);
    // A 30th of February is carried over into March; a 32nd is not a number, and not later than anything.
    if (moment.getTime() >= earliest && toUnionpayTime(moment).slice(4) === traceTime) return moment;
  }
  return undefined;
}
