import { cdp } from 'vitest/browser';
import { onTestFinished } from 'vitest';

/** Gives the screen so many pixels to each of a page's, until the test is over. */
export async function emulatePixelRatio(deviceScaleFactor: number): Promise<void> {
  onTestFinished(() =>
    cdp()
      .send('Emulation.clearDeviceMetricsOverride')
      .then(() => undefined),
  );
  await cdp().send('Emulation.setDeviceMetricsOverride', { width: 0, height: 0, mobile: false, deviceScaleFactor });
}

/** Makes the browser say, until the test is over, that its user prefers something, as `prefers-reduced-motion: reduce`. */
export async function emulateMedia(features: Readonly<Record<string, string>>): Promise<void> {
  const tell = (wanted: Readonly<Record<string, string>>): Promise<unknown> =>
    cdp().send('Emulation.setEmulatedMedia', { features: Object.entries(wanted).map(([name, value]) => ({ name, value })) });
  onTestFinished(() => tell({}).then(() => undefined));
  await tell(features);
}
