import { Faults } from '../../demo/channels/faults';
import { openMerchantSide, openSandboxSide } from '../../demo/demo-sides';
import { listen } from '../../demo/listen';
import { openPostgres } from '../../demo/postgres-database';

/** What a process is told to be. */
export type Role =
  | { readonly side: 'sandbox'; readonly origin: string }
  | { readonly side: 'merchant'; readonly origin: string; readonly channelsOrigin: string };

/** What a process is started with. */
export type InstanceFacts = Role & { readonly databaseUrl: string };

// The only thing that starts this file is `startInstance`.
const facts = JSON.parse(process.argv[2] ?? '') as InstanceFacts;
const listener = await listen(0);
const place = {
  database: await openPostgres(facts.databaseUrl),
  now: Date.now,
  origin: facts.origin,
  channelsOrigin: facts.side === 'merchant' ? facts.channelsOrigin : listener.url,
  channelTimeoutMs: 5_000,
  faults: new Faults(),
};
const { app } = await (facts.side === 'merchant' ? openMerchantSide(place) : openSandboxSide(place));
listener.handOver(app.fetch);
process.send?.(listener.url);
