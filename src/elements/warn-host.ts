import { terminals } from '../model/environment.js';

/** What a host page may have set wrongly. */
interface WarnedHost {
  readonly gateway: unknown;
  readonly terminal: string;
}

const warned = new Set<string>();

/** A bad value from the host page warns once and carries on. */
export function warnHost({ gateway, terminal }: WarnedHost): void {
  if (!gateway) warnOnce('Set the gateway attribute to the base URL of your server, as in gateway="/api".');
  if (terminal && !(terminals as readonly string[]).includes(terminal)) {
    warnOnce(`terminal="${terminal}" is none of ${terminals.join(', ')}; it is detected instead.`);
  }
}

function warnOnce(message: string): void {
  if (warned.has(message)) return;
  warned.add(message);
  console.warn(`[unified-cashier] ${message}`);
}
