import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { startDemo, type Demo } from '../../demo/start-demo';
import { contentOf, Shopper } from './shopper';

let demo: Demo | undefined;
// A database on a disk may be slow to begin with, and its channel with it: that is not what is tried here.
const patient = { channelTimeoutMs: 30_000 };
// When the first look at the payment has long been due.
const aMinuteLater = (): number => Date.now() + 60_000;
const dataDir = await mkdtemp(join(tmpdir(), 'unified-cashier-'));
afterAll(async () => {
  await demo?.close();
  await rm(dataDir, { recursive: true, force: true });
});

describe('a restart', () => {
  test('keeps sessions, keys and what was not yet delivered', async () => {
    demo = await startDemo({ ...patient, port: 0, channelsPort: 0, dataDir });
    const shopper = await Shopper.arrive(demo);
    const first = await shopper.pay('first');
    await shopper.arrange('notify', 'dropped', 99);
    await shopper.act(contentOf(first.body), 'pay');
    const [port, channelsPort] = [demo.url, demo.channelsUrl].map((url) => Number(new URL(url).port));
    await demo.close();
    demo = await startDemo({ ...patient, port: port ?? 0, channelsPort: channelsPort ?? 0, dataDir, now: aMinuteLater });
    expect((await shopper.becomes('paid')).payments).toMatchObject([{ id: first.body.id }]);
    expect(await shopper.pay('first')).toMatchObject({ status: 201, body: { id: first.body.id, status: 'paid' } });
  }, 40_000);
});

describe('a second demo', () => {
  test('is refused the port of the first', async () => {
    const taken = Number(new URL(demo?.url ?? '').port);
    await expect(startDemo({ port: taken, channelsPort: 0 })).rejects.toThrow('EADDRINUSE');
  });
});
