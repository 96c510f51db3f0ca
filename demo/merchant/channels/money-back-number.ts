import { createHash } from 'node:crypto';

/**
 * The number under which an attempt's money goes back: the attempt's own with a suffix, and no longer than its channel allows. The same each
 * time, so that money that is asked back twice comes back once.
 */
export function moneyBackNumber(outTradeNo: string, suffix: string, longest: number): string {
  if (outTradeNo.length + suffix.length <= longest) return `${outTradeNo}${suffix}`;
  // Cut short, two long numbers may begin alike.
  const rest = createHash('sha256').update(outTradeNo).digest('hex').slice(0, 12);
  return `${outTradeNo.slice(0, longest - rest.length - suffix.length)}${rest}${suffix}`;
}
