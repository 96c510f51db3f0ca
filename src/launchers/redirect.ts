import { allowedUrl } from './allowed-url.js';
import type { Launcher } from './launcher.js';

/** Leaves in the same tab, for a listed place only. */
export const launchRedirect: Launcher<'redirect'> = ({ url }, report, { window, urls }) => {
  const target = allowedUrl(url, urls);
  if (target === undefined) return report({ type: 'failed', error: 'url-not-allowed' });
  report({ type: 'started' });
  window.location.assign(target);
};
