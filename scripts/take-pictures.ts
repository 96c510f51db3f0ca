/** Takes the pictures of docs/pictures from the running demo: `npm run pictures`, or `npm run pictures -- paid failed` for some scenes. */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openEmbedded } from '../demo/embedded-database';
import { startDemo } from '../demo/start-demo';
import { CashierPage } from '../test/browser/cashier-page';
import type { BrowserDriver } from '../test/browser/driver';
import { startFaultyProxy } from '../test/browser/faulty-proxy';
import { launchBrowser } from '../test/browser/playwright-driver';
import { codeScenes } from './pictures/code-scenes';
import { demoScenes } from './pictures/demo-scenes';
import { instalmentScenes } from './pictures/instalment-scenes';
import { places, type Place } from './pictures/places';
import type { Scene } from './pictures/scene';
import { terminalScenes } from './pictures/terminal-scenes';

const scenes: readonly Scene[] = [...terminalScenes, ...instalmentScenes, ...codeScenes, ...demoScenes];

async function takePicture(browser: BrowserDriver, origin: string, scene: Scene, place: Place): Promise<Buffer> {
  const { options, order, hasStandIn } = place;
  const network = await startFaultyProxy(origin);
  const query = new URLSearchParams({ amount: '102400', ...order, ...scene.order }).toString();
  const address = `${scene.isThroughNetwork ? network.url : origin}${scene.path ?? `/new?${query}`}`;
  const page = await CashierPage.open(browser, address, { ...options, reducedMotion: true });
  try {
    if (hasStandIn) await page.waitForText('替身');
    await scene.steps({ page, origin, network });
    return await page.driver.screenshot();
  } finally {
    await page.close();
    await network.close();
  }
}

async function takePictures(wanted: readonly string[]): Promise<void> {
  const folder = fileURLToPath(new URL('../docs/pictures/', import.meta.url));
  await mkdir(folder, { recursive: true });
  const [demo, browser] = await Promise.all([
    startDemo({ port: 0, channelsPort: 0, openDatabase: () => openEmbedded(undefined) }),
    launchBrowser(),
  ]);
  try {
    for (const scene of scenes.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
      for (const place of scene.at ?? (['pc', 'phone'] as const)) {
        const file = `${scene.name}-${place}.png`;
        await writeFile(`${folder}${file}`, await takePicture(browser, demo.url, scene, places[place]));
        console.log(file);
      }
    }
  } finally {
    await browser.close();
    await demo.close();
  }
}

await takePictures(process.argv.slice(2));
