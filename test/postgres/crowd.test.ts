import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import type { LedgerLine } from '../../demo/channels/channel-sandbox';
import { payments, sessions } from '../../demo/merchant/tables';
import { openPostgres, type PostgresDatabase } from '../../demo/postgres-database';
import { startBalancer, type Balancer } from './balancer';
import { buy, gather, ledgerOf, type Buyer, type Shop } from './crowd';
import { copyTemplate } from './databases';
import { startInstance, type Instance } from './start-instance';

const size = 1_000;
const patience = 400_000;

let databaseUrl: string;
let database: PostgresDatabase;
let balancer: Balancer;
let sandbox: Instance;
let merchants: Instance[] = [];

beforeEach(async () => {
  databaseUrl = await copyTemplate(inject('postgresServer'));
  database = await openPostgres(databaseUrl);
  balancer = await startBalancer();
  sandbox = await startInstance({ side: 'sandbox', databaseUrl, origin: balancer.url });
});
afterEach(async () => {
  await Promise.all([...merchants, sandbox].map(({ kill }) => kill()));
  merchants = [];
  await balancer.close();
  await database.connection.close();
});

async function startMerchants(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    merchants.push(await startInstance({ side: 'merchant', databaseUrl, origin: balancer.url, channelsOrigin: sandbox.url }));
  }
  balancer.leadTo(merchants.map(({ url }) => url));
}

/** Kills a merchant where it stands once so many orders are paid, and starts another in its place. */
async function killOneAt(paidOrders: number): Promise<void> {
  await expect.poll(() => database.$count(sessions, eq(sessions.status, 'paid')), { timeout: patience }).toBeGreaterThanOrEqual(paidOrders);
  const [unlucky, ...others] = merchants;
  balancer.leadTo(others.map(({ url }) => url));
  await unlucky?.kill();
  merchants = others;
  await startMerchants(1);
}

interface Outcome {
  readonly buyers: readonly Buyer[];
  readonly ledger: readonly LedgerLine[];
  readonly rows: readonly (typeof payments.$inferSelect)[];
}

async function letThemBuy(meanwhile: Promise<void> = Promise.resolve()): Promise<Outcome> {
  const shop: Shop = { url: balancer.url, channelsUrl: sandbox.url };
  const buyers = await gather(shop, 'crowd', size);
  const [waits] = await Promise.all([Promise.all(buyers.map((buyer) => buy(shop, buyer))), meanwhile]);
  // Minutes are a lost notification's that the channel, or the merchant's schedule of queries, makes good.
  const [median, longest] = [0.5, 1].map((share) => Math.round([...waits].sort((a, b) => a - b)[Math.ceil(size * share) - 1]! / 1000));
  console.info(`The merchant's word came ${median} s after the payment at the median, and ${longest} s at the most.`);
  return { buyers, ledger: await ledgerOf(shop, 'crowd'), rows: await database.select().from(payments) };
}

function expectEachChargedOnce({ buyers, ledger, rows }: Outcome): void {
  const paidAtChannels = ledger.filter(({ paidAt }) => paidAt !== null);
  const charged = new Map(paidAtChannels.map(({ outTradeNo, total }) => [outTradeNo.replace(/A\d+$/, ''), total]));
  expect(paidAtChannels).toHaveLength(size);
  expect(charged).toEqual(new Map(buyers.map(({ orderNo, amount }) => [orderNo, amount])));
  expect(ledger.flatMap(({ refunds }) => refunds)).toEqual([]);
  const paidAtMerchant = rows.filter(({ status }) => status === 'paid');
  const byNumber = (lines: readonly { readonly outTradeNo: string; readonly amount: number | null }[]) =>
    lines.map(({ outTradeNo, amount }) => `${outTradeNo} ${String(amount)}`).sort();
  expect(byNumber(paidAtMerchant.map(({ outTradeNo, paidAmount }) => ({ outTradeNo, amount: paidAmount })))).toEqual(
    byNumber(paidAtChannels.map(({ outTradeNo, total }) => ({ outTradeNo, amount: total }))),
  );
}

describe(`${size} orders that are paid at once`, () => {
  test.each([1, 2])(
    'are each charged once behind %d of the merchant’s servers, and both books agree to the fen',
    async (count) => {
      await startMerchants(count);
      expectEachChargedOnce(await letThemBuy());
    },
    patience,
  );

  test.each([1, 2])(
    'are each charged once when one of %d servers is killed in the middle and another takes its place',
    async (count) => {
      await startMerchants(count);
      expectEachChargedOnce(await letThemBuy(killOneAt(size / 3)));
    },
    patience,
  );
});
