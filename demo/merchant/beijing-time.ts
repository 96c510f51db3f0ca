const offsetMs = 8 * 3_600_000;

/** A moment in Beijing, to the second and without a zone: `2026-11-22 09:30:01`. */
export function toBeijingTime(moment: Date): string {
  return new Date(moment.getTime() + offsetMs).toISOString().slice(0, 19).replace('T', ' ');
}

/** The same in 14 digits: `20261122093001`. */
export function toBeijingDigits(moment: Date): string {
  return toBeijingTime(moment).replace(/\D/g, '');
}

/** The moment that such a time is, `2026-11-22 09:30:01`; undefined when it is not one. */
export function fromBeijingTime(text: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return undefined;
  const moment = new Date(`${text.replace(' ', 'T')}+08:00`);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

/** The moment that 14 digits are, `20261122093001`; undefined when they are not one. */
export function fromBeijingDigits(digits: string): Date | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(digits)?.slice(1);
  const moment = parts && fromBeijingTime(`${parts.slice(0, 3).join('-')} ${parts.slice(3).join(':')}`);
  // A 30th of February is carried over into March.
  return moment !== undefined && toBeijingDigits(moment) === digits ? moment : undefined;
}
