/** What the merchant and the channels write to their logs on their worst days, searched for what must stand in no log. */
import { format } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Database } from '../../demo/database';
import { shows } from '../reliability/shows';
import { credentialsOf } from './credentials-of';
import { Shopper, startTimedDemo, type TimedDemo } from './shopper';

let demo: TimedDemo;
let written: string[];
const levels = ['log', 'info', 'debug', 'warn', 'error'] as const;

beforeAll(async () => void (demo = await startTimedDemo()), 60_000);
afterAll(() => demo.close());

beforeEach(() => {
  written = [];
  // As the console itself would write it.
  for (const level of levels) vi.spyOn(console, level).mockImplementation((...words: unknown[]) => void written.push(format(...words)));
});
afterEach(() => void vi.restoreAllMocks());

async function makePayerCode(channel: string): Promise<string> {
  const answer = await fetch(`${demo.url}/sandbox/payer-code?${new URLSearchParams({ channel, outcome: 'password' })}`);
  return ((await answer.json()) as { payerCode: string }).payerCode;
}

/** A payer whom the wallet has named, and whose cookie says so. */
async function authorize(shopper: Shopper, host: 'wechat' | 'alipay'): Promise<void> {
  const { body } = await shopper.post<{ redirectUrl: string }>('/authorizations', { host });
  const asked = await fetch(body.redirectUrl, { redirect: 'manual' });
  expect((await shopper.open(asked.headers.get('Location') ?? '')).status).toBe(303);
}

const key = 'planted-idempotency-key';

/** The openid of either sandbox, a browser's cookie, and everything that was planted. */
function expectNoSecret(secrets: readonly string[]): void {
  expect(secrets.length).toBeGreaterThan(0);
  for (const line of written) {
    for (const secret of [...secrets, key]) expect(line).not.toContain(secret);
    expect(line).not.toMatch(/\bo[\w-]{27}\b|PRIVATE KEY/);
  }
}

describe.each(['wechat-pay', 'alipay', 'unionpay'])('the log, when %s', (channel) => {
  test.each(['lost-answer', 'server-error', 'refused', 'wrong-amount'])('has the fault %s, names no secret', async (kind) => {
    const secrets = await credentialsOf(demo.database);
    expect(secrets.length).toBeGreaterThanOrEqual(6);
    const shopper = await Shopper.arrive(demo, { terminal: 'scan' });
    for (const place of ['order', 'query', 'reverse', 'refund']) await shopper.arrange(place, kind, 2);
    const payerCode = await makePayerCode(channel);
    await shopper.pay(key, `${channel}.payer-code`, { payerCode });
    await shopper.act(payerCode, 'pay');
    for (let round = 0; round < 4; round += 1) {
      demo.advance(10_000);
      await shopper.report(channel, { planted: payerCode });
    }
    expectNoSecret([...secrets, payerCode]);
  });
});

test('the log of a merchant whose database is gone names what failed, and no secret', async ({ task }) => {
  const secrets = await credentialsOf(demo.database);
  const inWechat = await Shopper.arrive(demo, { products: 'wechat-pay.jsapi' });
  await authorize(inWechat, 'wechat');
  const inAlipay = await Shopper.arrive(demo, { products: 'alipay.jsapi' });
  await authorize(inAlipay, 'alipay');
  const atCounter = await Shopper.arrive(demo, { terminal: 'scan' });
  const payerCode = await makePayerCode('wechat-pay');
  const client = (demo.database as Database & { readonly $client: { query: (...given: readonly unknown[]) => Promise<unknown> } }).$client;
  const query = client.query.bind(client);
  const spy = vi.spyOn(client, 'query').mockImplementation((...given) => {
    const [asked] = given;
    const text = typeof asked === 'string' ? asked : (asked as { readonly text: string }).text;
    const isBroken = /^(insert|update|select)/i.test(text) && /merchant"?\./.test(text) && brokenAfter-- <= 0;
    return isBroken ? Promise.reject(new Error('connection lost')) : query(...given);
  });
  let brokenAfter = 0;
  let failures = 0;
  for (const broken of Array.from({ length: 12 }, (_, index) => index)) {
    for (const [shopper, productId, rest] of [
      [inWechat, 'wechat-pay.jsapi', {}],
      [inAlipay, 'alipay.jsapi', {}],
      [atCounter, 'wechat-pay.payer-code', { payerCode }],
    ] as const) {
      brokenAfter = broken;
      const { status } = await shopper.pay(`${key}-${String(broken)}`, productId, rest);
      if (status === 500) failures += 1;
    }
  }
  spy.mockRestore();
  expect(failures).toBeGreaterThanOrEqual(5);
  expect(written.join('\n')).toContain('connection lost');
  expectNoSecret([...secrets, payerCode]);
  shows({ task }, 'S10', written.length, `${String(written.length)} lines of a merchant’s log: 0 secrets`);
});
