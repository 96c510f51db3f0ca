/** What a form carries to a channel, and what stops it on the way. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shows } from '../reliability/shows';
import { CashierPage } from './cashier-page';
import type { BrowserDriver } from './driver';
import { launchBrowser } from './playwright-driver';
import { sayHello, startPlace, startShop, type Place } from './scripted-shop';

let browser: BrowserDriver;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Keeps what the developer is told, through navigations of one origin. */
const keepWarnings = `
  const warn = console.warn;
  console.warn = (...words) => {
    sessionStorage.setItem('warned', (sessionStorage.getItem('warned') || '') + words.join(' ') + '\\n');
    warn(...words);
  };
`;

async function payAt(shop: Place): Promise<CashierPage> {
  const page = await CashierPage.open(browser, `${shop.origin}/pay`, { locale: 'zh-CN', initScript: keepWarnings });
  await page.waitForState('choosing');
  await page.clickButton(/^支付宝 ¥/);
  return page;
}

interface Field {
  readonly name: string;
  readonly value: string;
}

/** The names of a form's own members, and of every object's. */
const shadowing = ['submit', 'action', 'method', 'target', 'elements', 'length', '__proto__', 'constructor', 'name', 'id', 'innerHTML'];

const fieldSets: Record<string, readonly Field[]> = {
  'fields by the names of a form’s own members': shadowing.map((name, index) => ({ name, value: `v${index}` })),
  'a thousand fields': Array.from({ length: 1000 }, (_, index) => ({ name: `field${index}`, value: `value ${index} &=+%` })),
  'a field of a megabyte': [{ name: 'certificate', value: 'x'.repeat(1 << 20) }],
  'every script, emoji, markup and line breaks': [
    { name: '商品', value: '《海错图笔记》 & “精装” 👨‍👩‍👧‍👦' },
    { name: 'mark&up', value: '"><script>top.executed=1</script><img src=x onerror=top.executed=1>' },
    { name: 'lines', value: 'one\ntwo\r\nthree\n' },
    { name: 'bidi', value: '\u202eabc\u2066\u2069\u200b\ufeff' },
    { name: 'signature', value: 'a+b/c== %2B %00' },
    { name: 'same', value: '1' },
    { name: 'same', value: '2' },
  ],
};

/** As an engine sends line breaks: the HTML standard, form submission. */
const asSent = ({ name, value }: Field): [string, string] => [name, value.replace(/\r\n|\r|\n/g, '\r\n')];

describe('a form brings to the channel what the server said, and nothing else', () => {
  test.each(Object.entries(fieldSets))('%s', async (what, fields) => {
    const channel = await startPlace((_, response) => sayHello(response));
    const shop = await startShop({ kind: 'form', url: `${channel.origin}/gateway.do?v=1`, method: 'POST', fields });
    const page = await payAt(shop);
    await page.waitFor(`document.title === 'arrived'`);
    const [sent] = channel.asked.filter(({ method }) => method === 'POST');
    expect(sent?.path).toBe('/gateway.do?v=1');
    expect([...new URLSearchParams(sent?.body)], what).toEqual(fields.map(asSent));
    expect(await page.evaluate('top.executed')).toBeUndefined();
    await page.close();
  });

  test('all of them', ({ task }) => {
    const count = Object.values(fieldSets).flat().length;
    shows({ task }, 'S3', count, `${count} fields in ${Object.keys(fieldSets).length} forms arrived as they were sent`);
  });

  test.each([
    ['HTML in place of fields', { kind: 'form', html: '<form action="https://evil.com"></form><script>top.executed=1</script>' }],
    ['a kind of its own for HTML', { kind: 'html', content: '<script>top.executed=1</script>' }],
    ['fields that are no texts', { kind: 'form', url: 'https://openapi.alipay.com/', method: 'POST', fields: [{ name: {}, value: [] }] }],
    ['a method that is none', { kind: 'form', url: 'https://openapi.alipay.com/', method: 'PUT', fields: [] }],
    [
      'a thousand and one fields',
      { kind: 'form', url: 'https://openapi.alipay.com/', method: 'POST', fields: Array(1001).fill({ name: 'a', value: 'b' }) },
    ],
  ])('an action with %s is refused, which the payer is told', async (_, action) => {
    const page = await payAt(await startShop(action));
    expect(await page.waitForText('action-missing')).toMatch(/换一种方式/);
    expect(await page.evaluate('top.executed')).toBeUndefined();
    await page.close();
  });
});

describe('a page’s policy that stops a form', () => {
  const policyFor = (origin: string): string =>
    `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self' ${origin}`;

  /** A channel that sends every form on to a bank. */
  async function payThroughHop(allowed: (channel: Place, bank: Place) => string) {
    const bank = await startPlace((_, response) => sayHello(response));
    const channel = await startPlace((_, response) => response.writeHead(302, { Location: `${bank.origin}/login` }).end());
    const action = { kind: 'form', url: `${channel.origin}/gateway.do`, method: 'POST', fields: [] };
    const page = await payAt(await startShop(action, policyFor(allowed(channel, bank))));
    return { page, channel, bank };
  }

  const warned = (page: CashierPage): Promise<string> => page.evaluate(`sessionStorage.getItem('warned') || ''`);

  test('on its way to the channel: the developer is told to add the channel’s origin', async () => {
    const { page, channel, bank } = await payThroughHop(() => '');
    expect(await page.waitForText('url-not-allowed')).toMatch(/换一种方式/);
    expect(await warned(page)).toContain(`let no form go to ${channel.origin}: add it to form-action`);
    expect([channel.asked, bank.asked]).toEqual([[], []]);
    await page.close();
  });

  test('on its way from the channel to another origin: the developer is told that it is the redirect, and not to add what is there', async ({
    task,
  }) => {
    const { page, channel, bank } = await payThroughHop(({ origin }) => origin);
    expect(await page.waitForText('url-not-allowed')).toMatch(/换一种方式/);
    const words = await warned(page);
    expect(words).toContain(`let the form go to ${channel.origin}, which then sent the browser on`);
    expect(words).not.toContain(`let no form go`);
    expect(channel.asked.map(({ path }) => path)).toEqual(['/gateway.do']);
    expect(bank.asked).toEqual([]);
    // What the engine says of it is the form's own origin: it does not give the other one away.
    const said = (await page.violations()).filter(({ kind }) => kind === 'policy');
    expect(said.map(({ detail }) => detail).join()).not.toContain(bank.origin);
    shows({ task }, 'S5', 2, 'a form that is stopped on its way to the channel, and after it: the developer is told which of the two');
    await page.close();
  });

  test('that names both lets it through', async () => {
    const { page } = await payThroughHop((channel, bank) => `${channel.origin} ${bank.origin}`);
    await page.waitFor(`document.title === 'arrived'`);
    await page.close();
  });
});
