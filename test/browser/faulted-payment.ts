import { expect, type TestContext } from 'vitest';
import { shows } from '../reliability/shows';
import type { CreateFault } from './create-faults';
import type { BrowserDriver } from './driver';
import { Journey, startNetwork, keysOf } from './journey';
import { terminalRows, type Passage, type TerminalRow, wishesOf } from './terminal-rows';

/** How long a payer goes on who can go on, in milliseconds. */
const patienceMs = 60_000;
const pollingInterval = 100;

/** A product on a terminal, and what its action is changed to on the way where the demo has none of that kind. */
export interface FaultedRow extends TerminalRow {
  readonly kind?: 'app-link';
}

/** One thing that a payer does where it can be done; says whether it could. */
type Step = (journey: Journey, row: TerminalRow) => Promise<boolean>;

const press =
  (name: RegExp): Step =>
  ({ page }) =>
    page.clickButton(name, { timeoutMs: 0 }).then(
      () => true,
      () => false,
    );

/** Beyond the cashier's own page, whose receipt has a way back to the merchant too. */
const pressThere =
  (name: RegExp): Step =>
  async (journey, row) =>
    !(await journey.page.evaluate<boolean>(`document.querySelector('unified-cashier') !== null`)) && press(name)(journey, row);

/** Where nothing was paid, the page has a way on with the same attempt. */
const goOn = press(/^(重新支付|继续支付)$/);

const scanCode: Step = async (journey) => {
  if ((await journey.page.state()) !== 'awaiting') return false;
  const content = await journey.page.decodeCode({ timeoutMs: 0 }).catch(() => undefined);
  return content !== undefined && (await journey.act(content, 'pay')).status === 200;
};

const showPayerCode: Step = async (journey, { productId }) => {
  if (!/^付款码$/.test(await journey.page.focusedText())) return false;
  await journey.page.type(await journey.makePayerCode(productId, 'pay'));
  await journey.page.press('Enter');
  return true;
};

const payInApp: Step = async (journey) => {
  if ((await journey.page.state()) !== 'awaiting') return false;
  return (await journey.act(await journey.walletContent(), 'pay')).status === 200;
};

/** A page that could not be loaded whole is loaded again. */
const loadAgain = press(/^刷新( Reload|页面)$/);

/** What leads from the button to the money. */
const steps: Record<Passage | 'app-link', readonly Step[]> = {
  code: [scanCode],
  'wallet-page': [pressThere(/^(确认付款|返回商家)$/), goOn],
  'stand-in': [press(/^付款$/), goOn],
  'payer-code': [showPayerCode],
  'app-link': [payInApp],
};

/** Every passage to the money: the demo's own, and a wallet's app opened by its link. */
export const faultedRows: readonly FaultedRow[] = [
  ...terminalRows,
  ...terminalRows.flatMap((row): FaultedRow[] => (row.productId === 'alipay.app' ? [{ ...row, kind: 'app-link' }] : [])),
];

/** An answer of the merchant's with every wallet's action in it turned into a link. */
function linkInstead(json: unknown): unknown {
  const text = JSON.stringify(json, (name, value: unknown) =>
    name === 'action' ? { kind: 'app-link', url: 'alipays://platformapi/startapp?saId=10000007' } : value,
  );
  return JSON.parse(text);
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`Waited ${String(patienceMs)} ms for ${String(isSo)}`);
    await new Promise((resolve) => setTimeout(resolve, pollingInterval));
  }
}

/** Does what can be done, over and over, as a person does who wants to pay, until the page says that the order is paid for. */
async function persevere(journey: Journey, row: TerminalRow, ways: readonly Step[]): Promise<void> {
  const deadline = performance.now() + patienceMs;
  const isPaid = () =>
    journey.page.state().then(
      (state) => state === 'paid',
      () => false,
    );
  while (!(await isPaid())) {
    if (performance.now() > deadline) throw new Error(`The page leads nowhere:\n${await journey.page.text()}`);
    for (const step of ways) if (await step(journey, row).catch(() => false)) break;
    await new Promise((resolve) => setTimeout(resolve, pollingInterval));
  }
}

/**
 * Pays an order whose first request for a payment meets a fault, the status being silent too for as long as only the same key can find out;
 * expects one payment, and one key for all that was asked before an answer was had.
 */
export async function payThroughFault(browser: BrowserDriver, row: FaultedRow, fault: CreateFault, context: TestContext): Promise<void> {
  const network = await startNetwork(context.onTestFinished);
  const rule = network.on({ method: 'POST', path: /\/payments$/, times: fault.lasting ? Infinity : 1, fault: fault.fault });
  const isSilent = !fault.refused && !fault.answered;
  const silence = isSilent ? network.on({ path: /\/status$/, times: Infinity, fault: { kind: 'lose-request' } }) : undefined;
  if (row.kind) network.on({ path: /\/api\/sessions\//, times: Infinity, fault: { kind: 'replace-json', replace: linkInstead } });

  const { options, method } = row;
  const journey = await Journey.begin(browser, wishesOf(row), { ...options, proxy: network.url }, undefined, context.onTestFinished);
  const ways = [...steps[row.kind ?? row.passage], loadAgain];
  await journey.pay(method);
  if (row.passage === 'payer-code') await until(async () => showPayerCode(journey, row));
  await until(() => rule.count > 0);
  await fault.meanwhile?.(journey.page, rule);
  if (silence) {
    await until(() => keysOf(network).length > 1);
    silence.lift();
  }
  await persevere(journey, row, fault.refused ? [...ways, press(new RegExp(`^${method} ¥`))] : ways);

  expect(await journey.ledger()).toMatchObject([{ standing: 'paid', total: 102400 }]);
  const keys = keysOf(network);
  expect(new Set(keys).size).toBe(fault.refused ? 2 : 1);
  if (fault.refused) expect(keys).toHaveLength(2);
  await journey.expectNoHarm();
  shows(context, 'R4');
  shows(context, 'R5');
}
