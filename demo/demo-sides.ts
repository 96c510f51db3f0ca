import { makeChannelsApp } from './channels/channels-app';
import type { Faults } from './channels/faults';
import type { Database } from './database';
import { openDemoChannels } from './demo-channels';
import type { SessionSide } from './faults/fault-routes';
import { usualTimes, type MerchantTimes } from './merchant/merchant';
import { openMerchant, type OpenMerchant } from './merchant/open-merchant';

const payee = { name: '山川书店（杭州）有限公司', displayName: '山川书店' };

/** What the two sides of the demo share. They may be in one process or in several, over one database. */
export interface DemoPlace {
  readonly database: Database;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** As payers and channels reach the merchant. */
  readonly origin: string;
  readonly channelsOrigin: string;
  /** How long the merchant waits for a channel, in milliseconds. */
  readonly channelTimeoutMs: number;
  /** What goes wrong at the channels. */
  readonly faults: Faults;
}

/** Opens the merchant's server, which meets the sandbox over HTTP alone. */
export async function openMerchantSide(place: DemoPlace, times: Partial<MerchantTimes> = {}): Promise<OpenMerchant> {
  const { database, now, origin, channelsOrigin } = place;
  const opened = await openChannels(place);
  return openMerchant({
    database,
    now,
    times: { ...usualTimes, ...times },
    origin,
    formOrigins: [channelsOrigin],
    sandboxOrigin: channelsOrigin,
    payee,
    channels: new Map([...opened].map(([name, { adapter }]) => [name, adapter])),
  });
}

/**
 * Opens the channels' sandbox.
 * @param sessions where the merchant is in the same process, whose requests can go wrong too
 */
export async function openSandboxSide(place: DemoPlace, sessions?: SessionSide): Promise<OpenMerchant> {
  const sandboxes = [...(await openChannels(place)).values()].map(({ openSandbox }) => openSandbox());
  return {
    app: makeChannelsApp(place.channelsOrigin, place.origin, sandboxes, place.faults, sessions),
    close: async () => void (await Promise.all(sandboxes.map((sandbox) => sandbox.close()))),
  };
}

const openChannels = ({ channelTimeoutMs: timeoutMs, ...place }: DemoPlace) =>
  openDemoChannels({ ...place, timeoutMs, payeeName: payee.name });
