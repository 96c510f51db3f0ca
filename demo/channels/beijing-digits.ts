const offsetMs = 8 * 3_600_000;

/** A moment as UnionPay and JD Pay write it: yyyyMMddHHmmss in Beijing. */
export function toBeijingDigits(moment: Date): string {
  return new Date(moment.getTime() + offsetMs).toISOString().replace(/\D/g, '').slice(0, 14);
}

/** Reads yyyyMMddHHmmss in Beijing; undefined when there is no such moment. */
export function readBeijingDigits(digits: string): Date | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(digits);
  if (parts === null) return undefined;
  const [year, month, ...rest] = parts.slice(1).map(Number) as [number, number, number, number, number, number];
  const moment = new Date(Date.UTC(year, month - 1, ...rest) - offsetMs);
  // The 31st of a month without one would silently become another day.
  return toBeijingDigits(moment) === digits ? moment : undefined;
}
