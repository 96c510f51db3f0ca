// Written again on purpose, here and in beijing-digits.ts: a channel that counted or kept time by the product's or the merchant's code would
// share its mistakes, and no test would see them.
const beijingOffsetMs = 8 * 3_600_000;

/** Fen as Alipay writes money: yuan with two decimals. */
export function toYuan(fen: number): string {
  const digits = String(fen).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Reads yuan with at most two decimals as fen; undefined when it is not that, or not from 0.01 to 100,000,000. */
export function readYuan(value: unknown): number | undefined {
  const [, whole, part = ''] = typeof value === 'string' ? (/^(0|[1-9]\d{0,8})(?:\.(\d{1,2}))?$/.exec(value) ?? []) : [];
  if (whole === undefined) return undefined;
  const fen = Number(`${whole}${part.padEnd(2, '0')}`);
  return fen >= 1 && fen <= 10_000_000_000 ? fen : undefined;
}

/** A moment as Alipay writes it: in Beijing, to the second, without a zone. */
export function toBeijingTime(moment: Date): string {
  return new Date(moment.getTime() + beijingOffsetMs).toISOString().slice(0, 19).replace('T', ' ');
}

/** Reads such a moment; undefined when it is not one. */
export function readBeijingTime(text: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return undefined;
  const moment = new Date(`${text.replace(' ', 'T')}+08:00`);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}
