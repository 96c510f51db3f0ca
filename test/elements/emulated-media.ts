import { cdp } from 'vitest/browser';
import { onTestFinished } from 'vitest';

/** Makes the browser say, until the test is over, that its user prefers something, as `prefers-reduced-motion: reduce`. */
export async function emulateMedia(features: Readonly<Record<string, string>>): Promise<void> {
  const tell = (wanted: Readonly<Record<string, string>>): Promise<unknown> =>
    cdp().send('Emulation.setEmulatedMedia', { features: Object.entries(wanted).map(([name, value]) => ({ name, value })) });
  onTestFinished(() => tell({}).then(() => undefined));
  await tell(features);
}
