import type { Money } from '../model/money.js';

/** Yuan with at most two decimals as fen, put together from digits: a fraction is never computed. Undefined for anything that is not exact. */
export function readYuan(text = ''): Money | undefined {
  const [, whole, fraction = ''] = /^(0|[1-9]\d{0,15})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const value = Number(whole + fraction.padEnd(2, '0'));
  return Number.isSafeInteger(value) ? { value, currency: 'CNY' } : undefined;
}
