import type { Database } from './database';
import { listen } from './listen';
import { usualTimes, type Merchant } from './merchant/merchant';
import { openMerchant } from './merchant/open-merchant';
import type { RealChannel } from './merchant/real-channels';

/** How a shop with real channels is started. */
export interface ShopOptions {
  /** Of the server itself; what stands before it is at `origin`. */
  readonly port: number;
  /** The interface that it listens on; the loopback one unless it says otherwise. */
  readonly host?: string | undefined;
  /** As payers and channels reach the shop, `https://pay.example.com`. */
  readonly origin: string;
  readonly payee: Merchant['payee'];
  readonly channels: ReadonlyMap<string, RealChannel>;
  /** Opens what is written to; closed with the shop. Other instances of the shop may share it. */
  readonly openDatabase: () => Promise<Database>;
}

/** Starts the merchant alone: no order that anybody may make, no phone, no sandbox. */
export async function startShop({ port, host, origin, payee, channels, openDatabase }: ShopOptions) {
  const listener = await listen(port, host);
  const database = await openDatabase();
  const merchant = await openMerchant({
    database,
    now: Date.now,
    times: usualTimes,
    origin,
    payee,
    channels: new Map([...channels].map(([name, { adapter }]) => [name, adapter])),
    formOrigins: [...channels.values()].flatMap(({ formOrigins }) => formOrigins),
  });
  listener.handOver(merchant.app.fetch);
  return {
    url: listener.url,
    close: async () => {
      await merchant.close();
      await listener.close();
      await database.connection.close();
    },
  };
}
