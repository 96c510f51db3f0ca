import { allowedUrl } from './allowed-url.js';
import type { Launcher } from './launcher.js';

/** A code is started by being shown. One that would lead a phone to an unlisted place is not shown. */
export const launchQrCode: Launcher<'qr-code'> = ({ content }, report, { urls }) => {
  report(allowedUrl(content, urls) === undefined ? { type: 'failed', error: 'url-not-allowed' } : { type: 'started' });
};
