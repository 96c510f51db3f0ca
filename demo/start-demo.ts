import { Faults } from './channels/faults';
import type { Database } from './database';
import { openMerchantSide, openSandboxSide } from './demo-sides';
import type { RehearsedSession } from './faults/fault-routes';
import { makeFaultyHandle } from './faults/faulty-handle';
import { findRehearsed } from './faults/find-rehearsed';
import { SessionFaults } from './faults/session-faults';
import { listen } from './listen';
import type { MerchantTimes } from './merchant/merchant';

/** How the demo is started. */
export interface DemoOptions extends Partial<MerchantTimes> {
  /** Of the merchant; 0 takes any free one. */
  readonly port: number;
  /** Of the channels' sandbox, an origin of its own; 0 takes any free one. */
  readonly channelsPort: number;
  /** Opens what both sides write to; closed with the demo. */
  readonly openDatabase: () => Promise<Database>;
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
  const { port, channelsPort, openDatabase, channelTimeoutMs = 5_000, now = Date.now, ...times } = options;
  // Ports first: one that is taken is found out before anything has to be put away again.
  const merchantListener = await listen(port);
  const channelsListener = await listen(channelsPort).catch(async (error: unknown) => {
    await merchantListener.close();
    throw error;
  });
  const database = await openDatabase();
  const [origin, channelsOrigin] = [merchantListener.url, channelsListener.url];
  const place = { database, now, origin, channelsOrigin, channelTimeoutMs, faults: new Faults() };
  const merchant = await openMerchantSide(place, times);
  // Connections that browsers have kept are ended first, so that the fault finds none.
  const sessionFaults = new SessionFaults(merchantListener.closeIdleConnections);
  const find = (asked: Partial<RehearsedSession>) => findRehearsed(database, asked);
  const sandbox = await openSandboxSide(place, { faults: sessionFaults, find });
  channelsListener.handOver(sandbox.app.fetch);
  merchantListener.handOver(makeFaultyHandle(merchant.app.fetch, sessionFaults));
  return {
    url: origin,
    channelsUrl: channelsOrigin,
    database,
    close: async () => {
      await Promise.all([merchant.close(), sandbox.close()]);
      await Promise.all([merchantListener.close(), channelsListener.close()]);
      await database.connection.close();
    },
  };
}
