import { existsSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { openEmbedded } from '../../demo/embedded-database';
import { startDemo } from '../../demo/start-demo';
import { credentialsOf } from '../demo/credentials-of';
import { watchForSecrets } from './secret-watch';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the demo's shop and cashier are served. */
    demoUrl: string;
    /** Where the demo's payment channels and the payer's phone are served. */
    channelsUrl: string;
  }
}

const needed = { 'dist/standalone/unified-cashier.js': 'build:standalone', 'dist/demo/shop.js': 'build:demo' };

/** Starts the demo once for all journeys, on free ports and with data in memory. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  for (const [file, script] of Object.entries(needed)) {
    if (!existsSync(file)) throw new Error(`${file} is missing: run \`npm run ${script}\` before the journeys, or \`npm test\` for all.`);
  }
  const demo = await startDemo({ port: 0, channelsPort: 0, openDatabase: () => openEmbedded(undefined) });
  const watch = watchForSecrets(await credentialsOf(demo.database));
  project.provide('demoUrl', demo.url);
  project.provide('channelsUrl', demo.channelsUrl);
  return async () => {
    await demo.close();
    // After all journeys, whatever they did: a secret that got out fails the run.
    const { addresses, answers, lines } = watch.stop();
    console.log(`No secret in ${addresses} addresses, ${answers} answers and ${lines} lines of the journeys' demo.`);
  };
}
