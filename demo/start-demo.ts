import { makeChannelsApp } from './channels/channels-app';
import { Faults } from './channels/faults';
import { openDatabase, type Database } from './database';
import { openDemoChannels } from './demo-channels';
import type { RehearsedSession } from './faults/fault-routes';
import { makeFaultyHandle } from './faults/faulty-handle';
import { findRehearsed } from './faults/find-rehearsed';
import { SessionFaults } from './faults/session-faults';
import { listen } from './listen';
import { usualTimes, type MerchantTimes } from './merchant/merchant';
import { openMerchant } from './merchant/open-merchant';

const payee = { name: '山川书店（杭州）有限公司', displayName: '山川书店' };

/** How the demo is started. */
export interface DemoOptions extends Partial<MerchantTimes> {
  /** Of the merchant; 0 takes any free one. */
  readonly port: number;
  /** Of the channels' sandbox, an origin of its own; 0 takes any free one. */
  readonly channelsPort: number;
  /** Where the database is kept; without it nothing is. */
  readonly dataDir?: string | undefined;
  /** A database that is open already, in the place of one of its own; closed with the demo. */
  readonly database?: Database;
  /** How long the merchant waits for the channel, in milliseconds. */
  readonly channelTimeoutMs?: number;
  /** Milliseconds since 1970; moved by tests. Signatures always use the real clock. */
  readonly now?: () => number;
}

/** The demo while it runs. */
export interface Demo {
  readonly url: string;
  readonly channelsUrl: string;
  /** What both sides have written down. */
  readonly database: Database;
  readonly close: () => Promise<void>;
}

/** Starts the merchant and the channels' sandbox. They share a process and an agreement on keys; all else goes over HTTP. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { port, channelsPort, dataDir, channelTimeoutMs = 5_000, now = Date.now, database: given, ...times } = options;
  // Ports first: one that is taken is found out before anything has to be put away again.
  const merchantListener = await listen(port);
  const channelsListener = await listen(channelsPort).catch(async (error: unknown) => {
    await merchantListener.close();
    throw error;
  });
  const database = given ?? (await openDatabase(dataDir));
  const origin = merchantListener.url;
  const channelsOrigin = channelsListener.url;
  const faults = new Faults();
  const facts = { database, now, origin, channelsOrigin, payeeName: payee.name, timeoutMs: channelTimeoutMs, faults };
  const opened = await openDemoChannels(facts);
  const sandboxes = [...opened.values()].map(({ sandbox }) => sandbox);
  const channels = new Map([...opened].map(([name, { adapter }]) => [name, adapter]));
  const merchant = await openMerchant({
    database,
    now,
    times: { ...usualTimes, ...times },
    origin,
    formOrigins: [channelsOrigin],
    sandboxOrigin: channelsOrigin,
    payee,
    channels,
  });
  // Connections that browsers have kept are ended first, so that the fault finds none.
  const sessionFaults = new SessionFaults(merchantListener.closeIdleConnections);
  const sessionSide = { faults: sessionFaults, find: (asked: Partial<RehearsedSession>) => findRehearsed(database, asked) };
  channelsListener.handOver(makeChannelsApp(channelsOrigin, origin, sandboxes, faults, sessionSide).fetch);
  merchantListener.handOver(makeFaultyHandle(merchant.app.fetch, sessionFaults));
  return {
    url: origin,
    channelsUrl: channelsOrigin,
    database,
    close: async () => {
      await Promise.all([merchant.close(), ...sandboxes.map((sandbox) => sandbox.close())]);
      await Promise.all([merchantListener.close(), channelsListener.close()]);
      await database.$client.close();
    },
  };
}
