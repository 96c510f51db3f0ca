import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest';
import type { BrowserDriver } from '../../browser/driver';
import { Journey, startNetwork } from '../../browser/journey';
import { launchBrowser } from '../../browser/playwright-driver';
import { rowOf, type TerminalRow, wishesOf } from '../../browser/terminal-rows';
import { shows } from '../shows';

let browser: BrowserDriver;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** A wallet's bridge. */
interface Bridge {
  readonly name: string;
  readonly productId: string;
  /** JavaScript that gives the bridge, out of `call(content, answer)`, which says whether and how often it answers well. */
  readonly made: string;
  /** Where in the window it is put, and the event that says so, where there is one. */
  readonly place: string;
  readonly readyEvent?: string;
  /** Of a kind that the demo has no product of: the action that the server's is changed to on the way. */
  readonly action?: (content: string) => unknown;
}

const bridges: readonly Bridge[] = [
  {
    name: 'WeChat’s',
    productId: 'wechat-pay.jsapi',
    place: 'WeixinJSBridge',
    readyEvent: 'WeixinJSBridgeReady',
    made: `({ invoke: (name, parameters, answer) => call(parameters.package, () => answer({ err_msg: 'get_brand_wcpay_request:ok' })) })`,
  },
  {
    name: 'Alipay’s',
    productId: 'alipay.jsapi',
    place: 'AlipayJSBridge',
    readyEvent: 'AlipayJSBridgeReady',
    made: `({ call: (name, parameters, answer) => call(parameters.tradeNO, () => answer({ resultCode: '9000' })) })`,
  },
  {
    name: '云闪付’s',
    productId: 'unionpay.jsapi',
    place: 'upsdk',
    made: `({ ready: (then) => then(), pay: ({ tn, success }) => call(tn, success) })`,
  },
  {
    name: 'QQ’s',
    productId: 'alipay.jsapi',
    place: 'mqq',
    made: `({ QQVersion: '8.9.80', tenpay: { pay: ({ tokenId }, answer) => call(tokenId, () => answer({ resultCode: 0 })) } })`,
    action: (tokenId) => ({ kind: 'qq-jsapi', tokenId }),
  },
];

type Misbehaviour = 'comes late' | 'pays and never answers' | 'answers three times' | 'throws';

/** Puts a bridge in the place where its wallet has it, and lets nobody else put one there. */
function bridgeScript({ made, place, readyEvent }: Bridge, behaves: Misbehaviour | 'is absent'): string {
  const answers = { 'is absent': 0, 'comes late': 1, 'pays and never answers': 0, 'answers three times': 3, throws: 1 }[behaves];
  return `{
    globalThis.calls = 0;
    const call = (content, answer) => {
      globalThis.calls += 1;
      if (${String(behaves === 'throws')} && globalThis.calls === 1) throw new Error('the bridge broke');
      const body = JSON.stringify({ content, act: 'pay' });
      fetch('/sandbox/act', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body }).then(() => {
        for (let time = 0; time < ${String(answers)}; time += 1) answer();
      });
    };
    const bridge = ${made};
    let isThere = ${String(behaves !== 'is absent' && behaves !== 'comes late')};
    Object.defineProperty(window, '${place}', { get: () => (isThere ? bridge : undefined), set() {} });
    if (${String(behaves === 'comes late')}) setTimeout(() => {
      isThere = true;
      ${readyEvent ? `document.dispatchEvent(new Event('${readyEvent}'))` : ''}
    }, 5000);
  }`;
}

/** By what a wallet knows an attempt, among the fields of its action. */
const contentOf = ({ content, tradeNo, tn }: Readonly<Record<string, string>>): string => content ?? tradeNo ?? tn ?? '';

/** A payer who has pressed the button, in a wallet that behaves so. */
async function begin(
  row: TerminalRow,
  initScript: string,
  { onTestFinished }: TestContext,
  action?: (content: string) => unknown,
): Promise<Journey> {
  const network = await startNetwork(onTestFinished);
  const turn = (json: unknown): unknown =>
    JSON.parse(
      JSON.stringify(json, (name, value: unknown) =>
        name === 'action' && action ? action(contentOf(value as Readonly<Record<string, string>>)) : value,
      ),
    );
  if (action) network.on({ path: /\/api\/sessions\//, times: Infinity, fault: { kind: 'replace-json', replace: turn } });
  const { options, method } = row;
  const journey = await Journey.begin(
    browser,
    wishesOf(row),
    { ...options, initScript: `${options?.initScript ?? ''};${initScript}`, proxy: network.url },
    undefined,
    onTestFinished,
  );
  await journey.pay(method);
  return journey;
}

const callsOf = ({ page }: Journey): Promise<number> => page.evaluate('globalThis.calls');

/** The page has asked its server since a moment of its own clock. */
const hasAskedSince = ({ page }: Journey, moment: number) =>
  page.waitFor(
    `performance.getEntriesByType('resource').some(({ name, startTime }) => /\\/(status|return)$/.test(name) && startTime >= ${String(moment)})`,
  );

const nowOf = ({ page }: Journey): Promise<number> => page.evaluate('performance.now()');

/** How the same attempt is gone on with. */
const goOn = /^(继续|重新)支付$/;

/** The attempt is unpaid: the page says so, asks the server, and offers another way and, where there is a bridge to come, the same one. */
async function expectWaysOn(journey: Journey, said: string, ways: readonly RegExp[] = [goOn, /^换一种方式$/]): Promise<void> {
  const words = await journey.page.waitForText(said, { timeoutMs: 40_000 });
  const at = await nowOf(journey);
  expect(words).not.toContain('支付成功');
  const buttons = (await journey.page.findDeep('button')).filter(({ isVisible, isUsable }) => isVisible && isUsable);
  for (const way of ways) expect(buttons.filter(({ name }) => way.test(name))).toHaveLength(1);
  await hasAskedSince(journey, at);
}

async function expectPaidOnce(journey: Journey): Promise<void> {
  await journey.page.waitForState('paid');
  expect(await journey.ledger()).toMatchObject([{ standing: 'paid', total: 102400 }]);
  await journey.expectNoHarm();
}

describe.concurrent.each(bridges)('$name bridge', (bridge) => {
  const row = rowOf(bridge.productId);

  test('that is absent is told with its code; the server is asked, and both ways on are open', async (context) => {
    const journey = await begin(row, bridgeScript(bridge, 'is absent'), context, bridge.action);
    await expectWaysOn(journey, 'bridge-absent');
    expect(await callsOf(journey)).toBe(0);
    expect(await journey.ledger()).toHaveLength(1);
    await journey.expectNoHarm();
    shows(context, 'R16');
  });

  test.for<Misbehaviour>(['comes late', 'pays and never answers', 'answers three times'])(
    'that %s is called once, and the server’s word is shown',
    async (misbehaviour, context) => {
      const journey = await begin(row, bridgeScript(bridge, misbehaviour), context, bridge.action);
      await expectPaidOnce(journey);
      expect(await callsOf(journey)).toBe(1);
      shows(context, 'R16');
    },
  );

  test('that throws is called once; the server is asked, and going on pays the same attempt', async (context) => {
    const journey = await begin(row, bridgeScript(bridge, 'throws'), context, bridge.action);
    await expectWaysOn(journey, '还没有收到付款');
    expect(await callsOf(journey)).toBe(1);
    await journey.page.clickButton(goOn);
    await expectPaidOnce(journey);
    expect(await callsOf(journey)).toBe(2);
    shows(context, 'R16');
  });
});

/** Sets the app's bridge before the demo would set its stand-in. */
const appScript = (made: string): string => `{
  globalThis.calls = 0;
  const pay = (content) => fetch('/sandbox/act', {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ content, act: 'pay' }),
  });
  const appBridge = ${made};
  const put = () => {
    const cashier = document.querySelector('unified-cashier');
    if (cashier) cashier.appBridge = (call) => (globalThis.calls += 1, appBridge(call.parameters.orderStr));
    else requestAnimationFrame(put);
  };
  put();
}`;

describe.concurrent('a merchant’s app', () => {
  const row = rowOf('alipay.app');

  test.for([
    ['answers five seconds late', `(content) => pay(content).then(() => new Promise((say) => setTimeout(() => say('ok'), 5000)))`],
    ['never answers', `(content) => pay(content).then(() => new Promise(() => undefined))`],
    ['answers with something else', `(content) => pay(content).then(() => ({ state: 'paid' }))`],
    ['has paid and then rejects', `(content) => pay(content).then(() => Promise.reject(new Error('the app broke')))`],
  ] as const)('that %s is called once, and the server’s word is shown', async ([, made], context) => {
    const journey = await begin(row, appScript(made), context);
    await expectPaidOnce(journey);
    expect(await callsOf(journey)).toBe(1);
    shows(context, 'R16');
  });

  test('that throws is called once; the server is asked, and going on pays the same attempt', async (context) => {
    const broken = `(content) => { if (globalThis.calls === 1) throw new Error('the app broke'); return pay(content).then(() => 'ok'); }`;
    const journey = await begin(row, appScript(broken), context);
    await expectWaysOn(journey, '还没有收到付款');
    expect(await callsOf(journey)).toBe(1);
    await journey.page.clickButton(goOn);
    await expectPaidOnce(journey);
    shows(context, 'R16');
  });

  test('that is no app is told with its code; the server is asked, and another way is open', async (context) => {
    const alipay = rowOf('alipay.jsapi');
    const toApp = (orderStr: string) => ({ kind: 'app-sdk', sdk: 'alipay', parameters: { orderStr } });
    const journey = await begin(alipay, '', context, toApp);
    await expectWaysOn(journey, 'app-bridge-absent', [/^换一种方式$/]);
    await journey.expectNoHarm();
    shows(context, 'R16');
  });
});

/** Around the page, as a mini program puts it there: the demo's own stand-in behind a door. */
const behindDoor = (places: readonly string[], openAfterMs: number | undefined, broken = ''): string => `{
  let isOpen = false;
  const values = {};
  for (const place of ${JSON.stringify(places)}) {
    Object.defineProperty(window, place, {
      get: () => (isOpen ? values[place] : undefined),
      set: (value) => { values[place] = value; },
    });
  }
  ${broken}
  ${openAfterMs === undefined ? '' : `setTimeout(() => { isOpen = true; }, ${String(openAfterMs)});`}
}`;

const miniPrograms = [
  ['wechat-pay.mini-program', ['wx', 'WeixinJSBridge']],
  ['alipay.mini-program', ['my']],
] as const;

describe.concurrent.each(miniPrograms)('the way from the web-view to a native page: %s', (productId, places) => {
  const row = rowOf(productId);

  test('that is absent is told with its code; the server is asked, and both ways on are open', async (context) => {
    const journey = await begin(row, behindDoor(places, undefined), context);
    await expectWaysOn(journey, 'bridge-absent');
    await journey.expectNoHarm();
    shows(context, 'R16');
  });

  test('that comes late is waited for', async (context) => {
    const journey = await begin(row, behindDoor(places, 5000), context);
    await journey.page.clickButton(/^付款$/);
    await expectPaidOnce(journey);
    shows(context, 'R16');
  });

  test('that throws is told with its code; the server is asked, and both ways on are open', async (context) => {
    const pages = `{ navigateTo() { throw new Error('the mini program broke'); } }`;
    const broken = `Object.assign(values, { wx: { miniProgram: ${pages} }, my: ${pages}, WeixinJSBridge: {} });`;
    const journey = await begin(row, behindDoor(places, 0, broken), context);
    await expectWaysOn(journey, 'launch-failed');
    await journey.expectNoHarm();
    shows(context, 'R16');
  });
});
