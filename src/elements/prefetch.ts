import { launchers } from '../launchers/launch.js';
import { likelyKinds } from '../launchers/likely-kinds.js';
import type { Environment } from '../model/environment.js';

/** Fetches what paying here will need, so that a network that fails in the middle of it does not keep a screen from being shown. */
export function prefetch(environment: Environment): void {
  const kinds = likelyKinds(environment);
  const picture = kinds.includes('qr-code') ? import('./qr-picture.js') : undefined;
  // A part that does not come now is asked for again when it is needed, and its failing is told then.
  Promise.all([picture, ...kinds.map((kind) => launchers[kind]?.())]).catch(() => undefined);
}
