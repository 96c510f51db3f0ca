/** Every story looks as it did: on a phone, in Chinese, by day. `npm run test:pictures -- --update` takes the pictures anew. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { emulateMedia } from '../elements/emulated-media';
import { files, openStory } from '../stories/stories';

beforeEach(async () => {
  await emulateMedia({ 'prefers-reduced-motion': 'reduce' });
  // Nobody sees which second of a countdown was caught.
  const now = performance.now();
  vi.spyOn(performance, 'now').mockReturnValue(now);
});

for (const file of files) {
  const { default: meta, ...stories } = file;
  const title = meta.title ?? '';
  describe(title, () => {
    test.each(Object.keys(stories))('%s', async (name) => {
      // All states of a terminal stand one below the other.
      await page.viewport(390, title.startsWith('Terminals/') ? 4000 : 844);
      const canvas = await openStory(file, name, { locale: 'zh-CN', theme: 'light', textSize: 'standard' });
      await document.fonts.ready;
      await expect.element(canvas).toMatchScreenshot(`${title} ${name}`.replace(/[^a-zA-Z]+/g, '-').toLowerCase());
    });
  });
}
