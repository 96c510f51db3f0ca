import { randomInt } from 'node:crypto';

/** What a paid order has. */
export function successAt(now: number): { successTime: Date; transactionId: string } {
  const successTime = new Date(now);
  return { successTime, transactionId: `4200${String(now).padStart(13, '0')}${String(randomInt(10 ** 11)).padStart(11, '0')}` };
}
