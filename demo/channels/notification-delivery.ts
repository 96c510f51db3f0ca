import type { FaultKind } from './faults';

/** Sends a notification as it was arranged: not at all, twice at once, or as it should be. Answers whether it was acknowledged each time. */
export async function sendAsArranged(fault: FaultKind | undefined, send: () => Promise<boolean>): Promise<boolean> {
  if (fault === 'dropped') return false;
  try {
    const acknowledged = await Promise.all(fault === 'repeated' ? [send(), send()] : [send()]);
    return acknowledged.every(Boolean);
  } catch {
    // A merchant that cannot be reached is told again later, like one that refuses.
    return false;
  }
}

/** When a notification is due again; null once it is acknowledged, or given up after the last gap. */
export function nextDelivery(gapsMs: readonly number[], sent: number, isDelivered: boolean, now: number): Date | null {
  const gap = gapsMs[sent];
  return isDelivered || gap === undefined ? null : new Date(now + gap);
}
