import { rm } from 'node:fs/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../demo/open-database';
import { startDemo, type Demo } from '../../demo/start-demo';
import { contentOf, Shopper } from './shopper';
import { makePlace } from './started-database';

let demo: Demo | undefined;
// When the first look at the payment has long been due.
const aMinuteLater = (): number => Date.now() + 60_000;
const place = await makePlace();
// A database on a disk may be slow to begin with, and its channel with it: that is not what is tried here.
const options = { channelTimeoutMs: 30_000, openDatabase: () => openDatabase(place) };
afterAll(async () => {
  await demo?.close();
  await rm(place, { recursive: true, force: true });
});

describe('a restart', () => {
  test('keeps sessions, keys and what was not yet delivered', async () => {
    demo = await startDemo({ ...options, port: 0, channelsPort: 0 });
    const shopper = await Shopper.arrive(demo);
    const first = await shopper.pay('first');
    await shopper.arrange('notify', 'dropped', 99);
    await shopper.act(contentOf(first.body), 'pay');
    const [port, channelsPort] = [demo.url, demo.channelsUrl].map((url) => Number(new URL(url).port));
    await demo.close();
    demo = await startDemo({ ...options, port: port ?? 0, channelsPort: channelsPort ?? 0, now: aMinuteLater });
    expect((await shopper.becomes('paid')).payments).toMatchObject([{ id: first.body.id }]);
    expect(await shopper.pay('first')).toMatchObject({ status: 201, body: { id: first.body.id, status: 'paid' } });
  });
});

describe('a second demo', () => {
  test('is refused the port of the first', async () => {
    const taken = Number(new URL(demo?.url ?? '').port);
    await expect(startDemo({ ...options, port: taken, channelsPort: 0 })).rejects.toThrow('EADDRINUSE');
  });
});
