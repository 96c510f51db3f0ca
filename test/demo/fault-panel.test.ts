import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { BrowserDriver, PageDriver } from '../browser/driver';
import { launchBrowser } from '../browser/playwright-driver';
import { contentOf, send, Shopper, startTimedDemo, until, type TimedDemo } from './shopper';

let demo: TimedDemo;
let browser: BrowserDriver;
let page: PageDriver;
beforeAll(async () => void ([demo, browser] = await Promise.all([startTimedDemo(), launchBrowser()])), 120_000);
afterAll(async () => {
  await browser.close();
  await demo.close();
});

const watchPolicy = `globalThis.violations = []; document.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective));`;
beforeEach(async () => void (page = await browser.newPage({ initScript: watchPolicy, viewport: { width: 390, height: 844 } })));
afterEach(async () => {
  expect(await page.evaluate('globalThis.violations')).toEqual([]);
  await page.close();
});

const textOf = (selector: string): Promise<string> =>
  page.evaluate<string>(`document.querySelector(${JSON.stringify(selector)}).innerText`);
const says = (selector: string, words: string): Promise<string> =>
  until(
    () => textOf(selector),
    (shown) => shown.includes(words),
  );

/** Chooses in a list by its words, as a person does. */
const choose = (selector: string, words: string): Promise<unknown> =>
  page.evaluate(`(() => {
    const list = document.querySelector(${JSON.stringify(selector)});
    list.value = [...list.options].find(({ text }) => text === ${JSON.stringify(words)}).value;
    list.dispatchEvent(new Event('change', { bubbles: true }));
  })()`);
const press = (selector: string): Promise<unknown> => page.evaluate(`document.querySelector(${JSON.stringify(selector)}).click()`);
const optionsOf = (selector: string): Promise<string[]> =>
  page.evaluate<string[]>(`[...document.querySelectorAll(${JSON.stringify(`${selector} option`)})].map(({ text }) => text)`);

describe('the phone’s rehearsal', () => {
  test('arranges a fault for the newest order, which then happens and is no longer pending', async () => {
    const shopper = await Shopper.arrive(demo);
    await page.goto(`${demo.url}/phone`);
    await says('#faults .pending', '没有待发生的故障');
    await choose('#fault-place', '查询状态');
    await choose('#fault-kind', '503 渠道没有回应');
    await press('#arrange .primary');
    await says('#faults .message', `已为订单 ${shopper.orderNo} 安排`);
    // The list is asked for anew after it has been said.
    await until(
      () => textOf('#faults .pending'),
      (shown) => /查询状态 · 503 渠道没有回应[\s\S]*还有 1 次/.test(shown),
    );
    expect((await fetch(`${demo.url}/api/sessions/${shopper.sessionId}/status`)).status).toBe(503);
    await says('#faults .pending', '没有待发生的故障');
  });

  test('arranges a forged notification for an order by its number, and takes it back', async () => {
    const [shopper] = [await Shopper.arrive(demo), await Shopper.arrive(demo)];
    const { body } = await shopper.pay('first');
    await shopper.arrange('query', 'server-error', 1_000);
    await page.goto(`${demo.url}/phone`);
    await page.evaluate(`document.querySelector('#fault-order').value = ${JSON.stringify(shopper.orderNo)}`);
    await choose('#fault-place', '渠道的支付通知');
    expect(await optionsOf('#fault-kind')).toHaveLength(8);
    await choose('#fault-kind', '伪造：签名不是渠道的');
    await press('#faults [name="times"][value="1000"]');
    await press('#arrange .primary');
    await says('#faults .pending', '伪造：签名不是渠道的');
    await shopper.act(contentOf(body), 'pay');
    expect((await shopper.status()).status).toBe('open');
    await press('#faults .pending li:last-child button');
    await says('#faults .message', '已撤销');
    demo.advance(5_000);
    await shopper.becomes('paid');
  });

  test('says when there is no such order', async () => {
    await page.goto(`${demo.url}/phone`);
    await page.evaluate(`document.querySelector('#fault-order').value = 'nobodys'`);
    await press('#arrange .primary');
    await says('#faults .message', '没有这笔订单');
  });

  test('fits a phone’s width, and every control can be hit with a finger', async () => {
    await page.goto(`${demo.url}/phone`);
    await says('#faults', '故障演练');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    const heights = await page.evaluate<number[]>(
      `[...document.querySelectorAll('#faults :is(button, select, #fault-order, .choices label)')].map((control) => control.getBoundingClientRect().height)`,
    );
    expect(heights.length).toBeGreaterThan(5);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  });
});

describe('in a browser', () => {
  test('a request that is lost is not sent again behind the page’s back', async () => {
    const { sessionId } = await Shopper.arrive(demo);
    await page.goto(`${demo.url}/`);
    const ask = (times: number): Promise<string[]> =>
      page.evaluate<string[]>(`(async () => {
        const heard = [];
        for (let time = 0; time < ${times}; time += 1) {
          const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"channel":"alipay","params":{}}' };
          heard.push(await fetch('/api/sessions/${sessionId}/return', init).then(({ status }) => String(status), ({ name }) => name));
        }
        return heard;
      })()`);
    // A connection is kept from here on.
    expect(await ask(2)).toEqual(['200', '200']);
    await send(`${demo.url}/sandbox/faults`, { sessionId, operation: 'reportReturn', times: 10, fault: { kind: 'lose-answer' } });
    expect(await ask(12)).toEqual([...Array.from({ length: 10 }, () => 'TypeError'), '200', '200']);
  });
});
