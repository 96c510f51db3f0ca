import { allowedUrl } from './allowed-url';
import type { Launcher } from './launcher';

/** Leaves in the same tab, for a listed place only. */
export const launchRedirect: Launcher<'redirect'> = ({ url }, report, { window, urls }) => {
  const target = allowedUrl(url, urls);
  if (target === undefined) return report({ type: 'failed', error: 'url-not-allowed' });
  report({ type: 'started' });
  window.location.assign(target);
};
