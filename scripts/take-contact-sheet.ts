/**
 * Puts pictures of all stories on one sheet each for light, dark, large text and Arabic: `npm run contact-sheet`, or
 * `npm run contact-sheet -- dark` for some of them. It draws what `npm run build-storybook` has built.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { listen } from '../demo/listen';
import type { BrowserDriver } from '../test/browser/driver';
import { launchBrowser } from '../test/browser/playwright-driver';

interface Story {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly type: string;
}

/** What the toolbar is set to for each sheet. */
const sheets: Readonly<Record<string, string>> = {
  light: 'theme:light',
  dark: 'theme:dark',
  large: 'textSize:large',
  arabic: 'locale:ar',
};

const phone = { width: 390, height: 844 };
const columns = 8;
const thumbnailWidth = 260;

const built = fileURLToPath(new URL('../dist/storybook/', import.meta.url));
const folder = fileURLToPath(new URL('../dist/contact-sheets/', import.meta.url));

async function takeStory(browser: BrowserDriver, origin: string, { id }: Story, globals: string): Promise<Buffer> {
  const page = await browser.newPage({ viewport: phone, reducedMotion: true });
  try {
    await page.goto(`${origin}/iframe.html?${new URLSearchParams({ id, viewMode: 'story', globals })}`);
    await page.evaluate(settled);
    return await page.screenshot();
  } finally {
    await page.close();
  }
}

/** Resolves once the story is drawn, its fonts are there, and nothing has changed for a while. */
const settled = `(async () => {
  const root = document.querySelector('#storybook-root');
  const text = () => [...root.querySelectorAll('*')].map((one) => one.shadowRoot?.innerHTML.length ?? 0).join();
  let before = '';
  let still = 0;
  for (let round = 0; round < 100 && still < 4; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const now = root.childElementCount > 0 ? text() : '';
    still = now !== '' && now === before ? still + 1 : 0;
    before = now;
  }
  await document.fonts.ready;
})()`;

async function drawSheet(browser: BrowserDriver, pictures: readonly (readonly [Story, Buffer])[]): Promise<Buffer> {
  const figures = pictures.map(
    ([{ title, name }, picture]) =>
      `<figure><img src="data:image/png;base64,${picture.toString('base64')}"><figcaption>${title} · ${name}</figcaption></figure>`,
  );
  const height = Math.ceil(pictures.length / columns) * (Math.round((thumbnailWidth * phone.height) / phone.width) + 40) + 16;
  const page = await browser.newPage({ viewport: { width: columns * (thumbnailWidth + 12) + 12, height } });
  try {
    const style = `body{margin:8px;display:grid;grid-template-columns:repeat(${columns},${thumbnailWidth}px);gap:12px;background:#777;font:12px sans-serif}
      figure{margin:0}img{width:100%;display:block}figcaption{color:#fff;padding-top:4px}`;
    const sheet = `<!doctype html><meta charset="utf-8"><style>${style}</style>${figures.join('')}`;
    await page.evaluate(`document.open(), document.write(${JSON.stringify(sheet)}), document.close()`);
    await page.evaluate(`Promise.all([...document.images].map((image) => image.decode()))`);
    return await page.screenshot();
  } finally {
    await page.close();
  }
}

async function takeSheets(wanted: readonly string[]): Promise<void> {
  const index = JSON.parse(await readFile(`${built}index.json`, 'utf8')) as { entries: Record<string, Story> };
  const stories = Object.values(index.entries).filter(({ type }) => type === 'story');
  await mkdir(folder, { recursive: true });
  const listener = await listen(0);
  listener.handOver(new Hono().use(serveStatic({ root: built })).fetch);
  const browser = await launchBrowser('arabic');
  try {
    for (const [sheet, globals] of Object.entries(sheets)) {
      if (wanted.length > 0 && !wanted.includes(sheet)) continue;
      const pictures: (readonly [Story, Buffer])[] = [];
      for (const story of stories) pictures.push([story, await takeStory(browser, listener.url, story, globals)]);
      await writeFile(`${folder}${sheet}.png`, await drawSheet(browser, pictures));
      console.log(`${sheet}.png: ${pictures.length} stories`);
    }
  } finally {
    await browser.close();
    await listener.close();
  }
}

await takeSheets(process.argv.slice(2));
