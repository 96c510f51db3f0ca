// Loaded beforehand, so that the first life does not wait longer for it than the others.
import '../../../src/core/engine';
import type { Environment } from '../../../src/model/environment';
import { createFakeClock, settle, type FakeClock } from '../fake-clock';
import { desktop, inWechat } from '../fixtures';
import { makeStorage, openPage, type CashierPage } from './cashier-page';
import { connect, makeWeather, type Weather } from './faulty-network';
import type { Ledger } from './ledger';
import { openMerchantServer, type MerchantServer, type OrderParts } from './merchant-server';
import { makeWitness, type TabRecord } from './witness';

/** Where payers stand. */
export const places = {
  desktop,
  inWechat,
  atCounter: { terminal: 'scan', host: 'browser', os: 'windows', device: 'desktop', certainty: 'stated' },
  onPhone: { terminal: 'wap', host: 'browser', os: 'android', device: 'phone', certainty: 'user-agent' },
} as const satisfies Record<string, Environment>;

/** The names of the places. */
export type Place = keyof typeof places;

/** How a world begins. */
export interface WorldParts extends OrderParts {
  readonly place: Place;
  /** How long ways take, one after the other, again and again. */
  readonly delays: readonly number[];
  readonly chances: readonly number[];
}

/** Everything that is real in the model: time, the network, the merchant's server, and the pages. */
export interface World {
  readonly clock: FakeClock;
  readonly weather: Weather;
  readonly server: MerchantServer;
  readonly ledger: Ledger;
  /** The open pages. */
  readonly pages: readonly CashierPage[];
  readonly violations: readonly string[];
  page(index: number): CashierPage | undefined;
  openTab(place: Place): void;
  reload(page: CashierPage): void;
  close(page: CashierPage): void;
  /** Counts a wish to pay. */
  wish(page: CashierPage): void;
  /** A code of WeChat's that nobody has shown before; its payer pays at once, or types a password first. */
  makePayerCode(paysAtOnce: boolean): string;
  /** What closed pages still have set, which has to be nothing. */
  leftTimers(): number;
  object(violation: string): void;
  sleep(ms: number, stands: boolean): Promise<void>;
}

/** A page that is handed something passes it on within so many turns; the longest chain is that of a look. */
const turns = 24;

/** Makes a world with one page in it. */
export function makeWorld(parts: WorldParts, makeLedger: (now: () => number) => Ledger): World {
  const pages: CashierPage[] = [];
  const closed: CashierPage[] = [];
  const tabs = new Map<CashierPage, TabRecord>();
  const violations: string[] = [];
  let keys = 0;
  let thrown = 0;
  let payerCodes = 0;

  const settleQuickly = async (): Promise<void> => {
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    for (let tries = 0; tries < 100 && pages.some((page) => page.isLoading()); tries += 1) await settle();
  };
  const clock = createFakeClock(1000, settleQuickly);
  const ledger = makeLedger(clock.now);
  const server = openMerchantServer(ledger, clock.now, parts);
  const weather = makeWeather(clock.now, parts.delays);
  const object = (violation: string): void => void violations.push(`${String(clock.now())}: ${violation}`);

  const checkedAt = (paymentId: string): number | undefined => server.rows.find(({ id }) => id === paymentId)?.checkedAt;

  const open = (environment: Environment, storage = makeStorage(), tab: TabRecord = { products: new Map(), wishes: 0 }): void => {
    const witness = makeWitness(clock.now, tab, checkedAt, object);
    const page = openPage({
      ...{ world: clock, environment, storage, witness },
      gateway: connect(server, weather, clock, witness),
      createKey: () => `key-${String(++keys).padStart(20, '0')}`,
      random: () => parts.chances[thrown++ % parts.chances.length] ?? 0,
    });
    tabs.set(page, tab);
    pages.push(page);
  };
  const close = (page: CashierPage): void => {
    page.close();
    pages.splice(pages.indexOf(page), 1);
    closed.push(page);
  };

  open(places[parts.place]);
  return {
    ...{ clock, weather, server, ledger, pages, violations, close, object },
    page: (index) => pages[index % Math.max(1, pages.length)],
    openTab: (place) => {
      open(places[place]);
    },
    reload(page) {
      close(page);
      open(page.environment, page.storage, tabs.get(page));
    },
    wish(page) {
      const tab = tabs.get(page);
      if (tab) tab.wishes += 1;
    },
    makePayerCode: (paysAtOnce) => `13${String(++payerCodes).padStart(15, '0')}${paysAtOnce ? '0' : '1'}`,
    leftTimers: () => closed.reduce((sum, page) => sum + page.timers(), 0),
    async sleep(ms, stands) {
      // No device falls asleep in the very moment in which it has sent something.
      await clock.advance(1);
      clock.sleep(ms);
      // A clock that stood still can not be told from one that went on, but for the device's saying that it is back.
      for (const page of stands ? pages : []) {
        page.standStill(ms);
        page.checkout.resume();
      }
    },
  };
}
