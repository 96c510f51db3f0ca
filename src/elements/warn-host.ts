import { isSessionId } from '../core/opening.js';
import { hosts, terminals } from '../model/environment.js';
import { warnOnce } from '../model/warn-once.js';

/** What a host page may have set wrongly. */
interface WarnedHost {
  readonly sessionId: string;
  readonly session?: { readonly id: string } | undefined;
  readonly gateway: unknown;
  readonly terminal: string;
  readonly host: string;
  readonly theme: string;
  readonly textSize: string;
}

/** A bad value from the host page warns once and carries on. */
export function warnHost({ sessionId, session, gateway, terminal, host, theme, textSize }: WarnedHost): void {
  if (!gateway) warnOnce('Set the gateway attribute to the base URL of your server, as in gateway="/api".');
  if (!isSessionId(sessionId || (session?.id ?? ''))) {
    warnOnce(`session-id="${sessionId}" is none: it is 22 to 64 characters of base64url, as your server gave it.`);
  }
  if (!['auto', 'light', 'dark'].includes(theme)) warnOnce(`theme="${theme}" is none of auto, light, dark.`);
  if (!['standard', 'large'].includes(textSize)) warnOnce(`text-size="${textSize}" is none of standard, large.`);
  if (terminal && !(terminals as readonly string[]).includes(terminal)) {
    warnOnce(`terminal="${terminal}" is none of ${terminals.join(', ')}; it is detected instead.`);
  }
  if (host && !(hosts as readonly string[]).includes(host))
    warnOnce(`host="${host}" is none of ${hosts.join(', ')}; it is detected instead.`);
}
