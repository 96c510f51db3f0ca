/** Fen as yuan with two decimals, without floating point. */
export function toYuan(fen: number): string {
  const digits = String(fen).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Yuan with at most two decimals as fen, without floating point; undefined when it is anything else. */
export function fromYuan(text: string): number | undefined {
  const [, whole, part = ''] = /^(0|[1-9]\d{0,12})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  return whole === undefined ? undefined : Number(`${whole}${part.padEnd(2, '0')}`);
}

/** The moment that a time in Beijing is; undefined when it is not one. */
export function fromBeijingTime(text: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return undefined;
  const moment = new Date(`${text.replace(' ', 'T')}+08:00`);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}
