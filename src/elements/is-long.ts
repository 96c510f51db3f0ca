/** Whether an amount has more characters than stand on one line at their full size. */
export function isLong(amount: string): boolean {
  return amount.length > 9;
}
