import type { CheckoutState, PageName } from '../../../src/core/checkout-state';
import { paidPayments } from '../../../src/model/payment';
import { shownCode, type CashierPage } from './cashier-page';
import type { World } from './world';

/** Once everything can be reached again, a page has come to the truth by then, whatever was on it. */
const boundMs = 120_000;

/** Pages that wait for an answer, and may not wait any more when everybody has answered. */
const waiting: readonly PageName[] = ['loading', 'creating', 'outcome-unknown', 'launching', 'confirming', 'closing', 'authorizing'];

/**
 * How every life ends: the network heals, whoever was typing gives up, and time passes. Then each page says what the ledger says; where nothing
 * was paid a payer goes on from wherever he is until he has paid, or the order is over; and where nobody looks any more nothing runs.
 */
export async function endWell(world: World): Promise<void> {
  world.weather.heal();
  world.server.muteChannel(-Infinity);
  world.ledger.leaveAll();
  await world.clock.advance(boundMs);
  const unavailable = world.pages.filter((one) => one.name() === 'unavailable');
  for (const page of unavailable) page.checkout.retry();
  // A page that nobody sees looks once a minute, and one that begins only now has as long as the others.
  await world.clock.advance(unavailable.length > 0 ? boundMs : 10_000);
  await expectNobodyWaits(world);
  expectTruth(world);
  if (world.ledger.entries.length === 0) await payAtLast(world);
  // A page opened anew sees it too, so that no payment is ever out of sight.
  world.openTab('desktop');
  await world.clock.advance(10_000);
  expectTruth(world);
  for (const page of [...world.pages]) world.close(page);
  if (world.leftTimers() > 0) world.object(`${String(world.leftTimers())} timers are left`);
  await world.clock.advance(boundMs);
  if (world.violations.length > 0) throw new Error(world.violations.join('\n'));
}

/** The order may end at this very moment, and then there is one more thing to wait for. */
async function expectNobodyWaits(world: World): Promise<void> {
  const waits = world.pages.filter((page) => waiting.includes(page.name()));
  const before = waits.map((page) => describe(page.state()));
  if (waits.length > 0) await world.clock.advance(2 * stepMs);
  for (const [i, page] of waits.entries()) {
    if (describe(page.state()) === before[i]) world.object(`a page is still ${before[i]} long after everything was answered`);
  }
}

function expectTruth(world: World): void {
  const { entries } = world.ledger;
  for (const page of world.pages) {
    const { session } = page.state();
    const name = page.name();
    const truth = entries.length === 0 ? undefined : entries.length === 1 ? 'paid' : 'paid-twice';
    if (truth ? name !== truth : name === 'paid' || name === 'paid-twice') {
      world.object(`the ledger has ${String(entries.length)} payments, and the page shows ${describe(page.state())}`);
    }
    const refunds = paidPayments(session?.payments ?? []).filter(({ refund }) => refund).length;
    if (name === 'paid-twice' && refunds !== entries.length - 1) world.object(`${String(refunds)} refunds are in sight`);
  }
}

/** What somebody does next who wants to pay, and after which time he may expect to have come further. */
const goOn: Partial<Record<PageName, (page: CashierPage, world: World) => void>> = {
  choosing: (page, world) => {
    world.wish(page);
    page.checkout.pay();
  },
  failed: ({ checkout }) => checkout.retry(),
  unavailable: ({ checkout }) => checkout.retry(),
  authorizing: ({ checkout }) => checkout.back(),
  'collecting-code': (page, world) => {
    world.wish(page);
    page.checkout.submitPayerCode(world.makePayerCode(true));
  },
  'code-expired': ({ checkout }) => checkout.refresh(),
  awaiting: (page, { ledger }) => {
    const code = shownCode(page);
    // Who sees a code that is not taken asks for a new one; who sees no code takes another way.
    if (ledger.isPayable(code)) ledger.pay(code);
    else if (code) page.checkout.refresh();
    else page.checkout.chooseAnotherWay();
  },
};

const stepMs = 20_000;

async function payAtLast(world: World): Promise<void> {
  for (const page of [...world.pages]) {
    for (let step = 0; step < 12 && !isOver(page.name()); step += 1) {
      goOn[page.name()]?.(page, world);
      await world.clock.advance(stepMs);
    }
    if (!isOver(page.name())) world.object(`nobody can go on from ${describe(page.state())}`);
  }
  await world.clock.advance(boundMs);
  expectTruth(world);
}

function isOver(name: PageName): boolean {
  return name === 'paid' || name === 'paid-twice' || name === 'closed' || name === 'expired';
}

function describe({ page }: CheckoutState): string {
  return JSON.stringify(page);
}
