import { fromMajorUnits, type Money } from '../model/money.js';

/** Yuan with at most two decimals as fen. Undefined for anything that is not exact. */
export function readYuan(text = ''): Money | undefined {
  const value = fromMajorUnits(text, 2);
  return value === undefined ? undefined : { value, currency: 'CNY' };
}
