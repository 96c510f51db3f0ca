import { afterEach, describe, expect, test } from 'vitest';
import { Hono } from 'hono';
import { listen, type Listener } from '../../demo/listen';
import { watchForSecrets } from './secret-watch';

const secret = 'planted-secret-0123456789';
let listener: Listener | undefined;
afterEach(async () => {
  await listener?.close();
  listener = undefined;
});

/** A server that says what it is told to. */
async function startServer(says: string): Promise<string> {
  listener = await listen(0);
  const app = new Hono();
  app.get('/*', (context) => context.text(says));
  listener.handOver(app.fetch);
  return listener.url;
}

describe('the watch for secrets', () => {
  test('finds nothing where there is nothing, and says how much it looked through', async () => {
    const url = await startServer('nothing');
    const watch = watchForSecrets([secret]);
    await (await fetch(`${url}/page?of=nothing`)).text();
    console.error('nothing');
    const { addresses, answers } = watch.stop();
    expect(Math.min(addresses, answers)).toBeGreaterThanOrEqual(1);
  });

  test('finds one in an address', async () => {
    const url = await startServer('nothing');
    const watch = watchForSecrets([secret]);
    await (await fetch(`${url}/page?of=${secret}`)).text();
    expect(() => watch.stop()).toThrow('address of a request to a server');
  });

  test('finds one in an answer', async () => {
    const url = await startServer(`here: ${secret}.`);
    const watch = watchForSecrets([secret]);
    await (await fetch(`${url}/page`)).text();
    expect(() => watch.stop()).toThrow('an answer of a server');
  });

  test('finds one in what is written out, and does not repeat it', () => {
    const watch = watchForSecrets([secret]);
    process.stderr.write(`${secret}\n`);
    let message = '';
    try {
      watch.stop();
    } catch (error) {
      message = String(error);
    }
    expect(message).toContain('what was written out');
    expect(message).not.toContain(secret);
  });
});
