const warned = new Set<string>();

/** Tells the developer, once a text; the payer is told on the page. */
export function warnOnce(message: string): void {
  if (warned.has(message)) return;
  warned.add(message);
  console.warn(`[unified-cashier] ${message}`);
}
