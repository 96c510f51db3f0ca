const offsetMs = 8 * 3_600_000;
const dayMs = 86_400_000;

/** A moment as UnionPay writes it: yyyyMMddHHmmss in Beijing. */
export function toUnionpayTime(moment: Date): string {
  return new Date(moment.getTime() + offsetMs).toISOString().replace(/\D/g, '').slice(0, 14);
}

/**
 * Reads `traceTime`, which has no year: MMDDhhmmss in Beijing. It is the first such moment that is not before the order.
 * @returns undefined when there is no such moment
 */
export function readTraceTime(traceTime: string, orderedAt: Date): Date | undefined {
  const parts = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(traceTime);
  if (parts === null) return undefined;
  const [month, day, hour, minute, second] = parts.slice(1).map(Number) as [number, number, number, number, number];
  const year = new Date(orderedAt.getTime() + offsetMs).getUTCFullYear();
  // Clocks differ a little: a day before the order counts as its own year.
  const earliest = orderedAt.getTime() - dayMs;
  // A 29th of February may be eight years away.
  for (let later = -1; later <= 8; later += 1) {
    const moment = new Date(Date.UTC(year + later, month - 1, day, hour, minute, second) - offsetMs);
    if (moment.getTime() >= earliest && toUnionpayTime(moment).slice(4) === traceTime) return moment;
  }
  return undefined;
}
