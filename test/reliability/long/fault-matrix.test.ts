import { afterAll, beforeAll, describe, test } from 'vitest';
import { createFaults } from '../../browser/create-faults';
import type { BrowserDriver } from '../../browser/driver';
import { faultedRows, payThroughFault } from '../../browser/faulted-payment';
import { launchBrowser } from '../../browser/playwright-driver';

let browser: BrowserDriver;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const rows = faultedRows.map((row) => [`${row.place}, ${row.productId} by ${row.kind ?? row.passage}`, row] as const);
const faults = createFaults.map((fault) => [fault.name, fault] as const);

describe.concurrent.each(rows)('%s: the request for a payment', (_, row) => {
  test.for(faults)('that %s leads to one payment, under one key', ([, fault], context) => payThroughFault(browser, row, fault, context));
});
