import { launchers } from '../launchers/launch.js';
import type { Environment } from '../model/environment.js';

/** Fetches what paying will need, so that a network that fails in the middle of it does not keep a screen from being shown. */
export function prefetch({ terminal }: Environment): void {
  const shows = terminal === 'pc' || terminal === 'scan' ? [import('./qr-picture.js')] : [];
  // A part that does not come now is asked for again when it is needed, and its failing is told then.
  Promise.all([...shows, ...Object.values(launchers).map((load) => load())]).catch(() => undefined);
}
