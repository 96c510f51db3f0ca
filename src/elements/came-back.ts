import type { ReturnReport } from '../core/gateway.js';

/** What a channel sent this browser back with, taken out of the address; nothing is loaded for an address that has nothing. */
export function cameBack({ location, history }: Window): Promise<ReturnReport | undefined> | undefined {
  if (!location.search) return undefined;
  return import('./address-bar.js').then(
    ({ takeReturn }) => {
      const reading = takeReturn(location, history);
      return reading.kind === 'return' ? { channel: reading.channel, params: reading.params } : undefined;
    },
    // What the address says is a hint: the server knows without it.
    () => undefined,
  );
}
