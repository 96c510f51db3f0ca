/** What a cashier does with addresses that lead astray, on a page that no policy protects. */
import { html } from 'lit';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import '../../src/entries/define';
import { UcQrCode } from '../../src/elements/qr-code';
import type { UcOpenGuide } from '../../src/elements/open-guide';
import type { UnifiedCashier } from '../../src/elements/unified-cashier';
import type { LaunchReport } from '../../src/core/launch';
import type { Action } from '../../src/model/action';
import { createLaunch } from '../../src/launchers/launch';
import { hostileAddresses } from '../attacks/hostile-addresses';
import { shownText } from '../fixtures/cashier-states';
import type { ScriptedGateway } from '../fixtures/scripted-gateway';
import { paidPayment, samplePayment } from '../fixtures/session';
import { fresh, known } from '../fixtures/state-parts';
import { shows } from '../reliability/shows';
import { mount } from './mount';

interface Attacked {
  executed?: unknown;
}

/** A developer's own machine, on which these tests run, may be followed to from there. */
const isThisMachine = (address: string): boolean => {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
};
const addresses = hostileAddresses.filter((address) => !isThisMachine(address));

const noted: string[] = [];
beforeEach(() => {
  noted.length = 0;
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const my = { navigateTo: ({ url }: { url: string }) => void noted.push(url) };
  Object.assign(window, { my });
  onTestFinished(() => {
    warn.mockRestore();
    Reflect.deleteProperty(window, 'my');
  });
});

interface Stood {
  readonly cashier: UnifiedCashier;
  readonly gateway: ScriptedGateway;
  readonly address: string;
  /** What the page was told of. */
  readonly told: string[];
}

/** A way by which a cashier meets an address. */
interface Way {
  readonly gateway: (address: string) => ScriptedGateway;
  readonly in?: Partial<UnifiedCashier>;
  /** What the payer does once the cashier is open. */
  readonly act?: (cashier: UnifiedCashier) => void;
  /** The address takes the place of a good code, once that is shown. */
  readonly later?: true;
}

function opened(cashier: UnifiedCashier): Promise<unknown> {
  return new Promise((resolve) => cashier.addEventListener('uc-ready', resolve, { once: true }));
}

/** Opens a cashier for every address, all on one page, and lets each payer act. */
async function openAll(wayOf: (index: number) => Way): Promise<Stood[]> {
  await mount(html`<div>${addresses.map(() => html`<unified-cashier></unified-cashier>`)}</div>`);
  const cashiers = [...document.querySelectorAll('unified-cashier')];
  return Promise.all(
    addresses.map(async (address, index) => {
      const cashier = cashiers[index]!;
      const way = wayOf(index);
      const gateway = way.gateway(address);
      gateway.session = { ...gateway.session, id: `hostileAddress${String(index).padStart(8, '0')}` };
      const isOpen = opened(cashier);
      const told: string[] = [];
      cashier.addEventListener('uc-error', ({ code: error }) => told.push(error));
      Object.assign(cashier, { ...way.in, sessionId: gateway.session.id, gateway });
      await isOpen;
      way.act?.(cashier);
      return { cashier, address, gateway, told };
    }),
  );
}

const here = location.href;

/** Nothing has run or gone anywhere. */
async function expectUnharmed(): Promise<void> {
  // An address that was followed is gone to in a task of its own.
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect((top as Attacked).executed).toBeUndefined();
  expect((window as Attacked).executed).toBeUndefined();
  expect(location.href).toBe(here);
  expect(noted).toEqual([]);
}

/** Every text that a code was ever asked to be drawn of. */
function drawnCodes(): string[] {
  const drawn: string[] = [];
  const { prototype } = UcQrCode;
  const property = Object.getOwnPropertyDescriptor(prototype, 'content')!;
  Object.defineProperty(prototype, 'content', {
    ...property,
    set(content: string) {
      drawn.push(content);
      property.set!.call(this, content);
    },
  });
  onTestFinished(() => void Object.defineProperty(prototype, 'content', property));
  return drawn;
}

test('these tests could fail: on this page nothing keeps a script in an address from running', async () => {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  frame.contentWindow!.location.assign('javascript:top.executed=1');
  await vi.waitFor(() => expect((top as Attacked).executed).toBe(1));
  delete (top as Attacked).executed;
  frame.remove();
});

const kinds: Record<string, (address: string) => Action> = {
  redirect: (url) => ({ kind: 'redirect', url }),
  'a form by POST': (url) => ({ kind: 'form', url, method: 'POST', fields: [{ name: 'a', value: '1' }] }),
  'a form by GET': (url) => ({ kind: 'form', url, method: 'GET', fields: [{ name: 'a', value: '1' }] }),
  'a link to an app': (url) => ({ kind: 'app-link', url }),
  'a link where no app is': (fallbackUrl) => ({ kind: 'app-sdk', sdk: 'alipay', parameters: {}, fallbackUrl }),
  'a code': (content) => ({ kind: 'qr-code', content }),
  // A page of a mini program is a path. One of the addresses is a path too, and could be such a page.
  'a page of a mini program': (path) => ({ kind: 'mini-program', path: path === '/pay' ? '/pay\\..' : path }),
};

const payNow = (cashier: UnifiedCashier): void => {
  cashier.pay();
};

test.each(Object.entries(kinds))('%s to none of them is started', async (_, actionOf) => {
  const urls = { allowedHosts: [], pageUrl: location.href };
  const launch = createLaunch({ window, urls });
  const refused = addresses.map((address) => {
    const reports: LaunchReport[] = [];
    return new Promise<LaunchReport[]>((resolve) => {
      launch(actionOf(address), (report) => resolve([...reports, report]), new AbortController().signal);
    });
  });
  expect(await Promise.all(refused)).toEqual(addresses.map(() => [{ type: 'failed', error: 'url-not-allowed' }]));
  await expectUnharmed();
});

const code = (content: string): Action => ({ kind: 'qr-code', content });
const good = 'weixin://wxpay/bizpayurl?pr=sample001';

/** A server that renews a code with another. */
function renewing(content: string): ScriptedGateway {
  const gateway = known({ payments: [samplePayment({ actionExpiresInMs: 0 })] })();
  gateway.script = {
    refreshPayment: () => {
      gateway.changePayment({ action: code(content), actionExpiresInMs: 118_000 });
      return Promise.resolve({ ok: true, value: gateway.session.payments[0]! });
    },
  };
  return gateway;
}

const ways: Record<string, Way> = {
  ...Object.fromEntries(
    Object.entries(kinds).map(([kind, actionOf]): [string, Way] => [
      kind,
      { gateway: (address) => fresh({}, { action: actionOf(address), actionExpiresInMs: undefined })(), act: payNow },
    ]),
  ),
  'a code of an attempt that was begun elsewhere': {
    gateway: (address) => known({ payments: [samplePayment({ action: code(address) })] })(),
  },
  'a code that takes the place of a good one': {
    gateway: () => fresh()(),
    act: payNow,
    later: true,
  },
  'a code that a renewal brings': { gateway: renewing, act: (cashier) => cashier.refresh() },
  'a page that asks who pays': {
    in: { terminal: 'wechat', host: 'wechat' },
    gateway: (redirectUrl) =>
      known(
        { products: [{ productId: 'wechat-pay.jsapi' }] },
        { createAuthorization: () => Promise.resolve({ ok: true, value: { redirectUrl } }) },
      )(),
    act: payNow,
  },
};

test('whichever way a cashier meets them, no code is drawn, not for a moment; payer and page are told, and there is another way', async () => {
  const drawn = drawnCodes();
  const all = Object.values(ways);
  const wayOf = (index: number): Way => all[index % all.length]!;
  const stood = await openAll(wayOf);
  const isLater = ({ address }: Stood): boolean => wayOf(addresses.indexOf(address)).later !== undefined;
  await expectTold(stood.filter((one) => !isLater(one)));

  const changed = stood.filter(isLater);
  await vi.waitFor(() => expect(drawn.filter((content) => content === good)).toHaveLength(changed.length), { timeout: 10_000 });
  for (const { gateway, address } of changed) gateway.changePayment({ action: code(address) });
  window.dispatchEvent(new Event('focus'));
  await expectTold(changed);
  await expectUnharmed();
  expect(drawn.filter((content) => content !== '' && content !== good)).toEqual([]);
}, 60_000);

/** Page and payer have been told of every address, and the payer has another way. */
async function expectTold(stood: readonly Stood[]): Promise<void> {
  const untold = (): string[] =>
    stood.flatMap(({ told, address, cashier }) =>
      told.includes('url-not-allowed') ? [] : [`${address.slice(0, 80)}: ${cashier.state} ${told.join()}`],
    );
  await vi.waitFor(() => expect(untold()).toEqual([]), { timeout: 20_000, interval: 50 });
  await Promise.all(stood.map(({ cashier }) => cashier.updateComplete));
  for (const { cashier, address } of stood) {
    expect(shownText(cashier), address).toContain('url-not-allowed');
    expect(cashier.renderRoot.querySelectorAll('.screen button:enabled').length, address).toBeGreaterThan(0);
  }
}

test('a receipt leads to a page of the web or nowhere', async () => {
  const cashier = await mount<UnifiedCashier>(html`<unified-cashier></unified-cashier>`);
  const gateway = known({ status: 'paid', payments: [paidPayment()] })();
  const isOpen = opened(cashier);
  Object.assign(cashier, { sessionId: gateway.session.id, gateway });
  await isOpen;
  let links = 0;
  for (const address of addresses) {
    cashier.returnUrl = address === '' ? ' ' : address;
    await cashier.updateComplete;
    for (const { href, protocol, username, password, target, origin } of cashier.renderRoot.querySelectorAll('a')) {
      links += 1;
      const isWeb = origin === location.origin || protocol === 'https:';
      expect([isWeb, username, password, target], `${address} became ${href}`).toEqual([true, '', '', '']);
    }
  }
  // A merchant's own page may be anywhere on the web.
  expect(links).toBeGreaterThan(0);
  await expectUnharmed();
});

test('a guide to the browser shows and copies the page’s address as text, whatever it is', async ({ task }) => {
  const copied: string[] = [];
  const clipboard = vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((text) => {
    copied.push(text);
    return Promise.reject(new Error('not allowed'));
  });
  const guide = await mount<UcOpenGuide>(html`<uc-open-guide .channels=${['alipay']}></uc-open-guide>`);
  guide.renderRoot.querySelector('button')!.click();
  await guide.updateComplete;
  for (const address of addresses) {
    guide.url = address;
    await guide.updateComplete;
    guide.renderRoot.querySelector<HTMLButtonElement>('.acts button')!.click();
    await vi.waitFor(() => expect(copied).toContain(address), { interval: 1 });
    await guide.updateComplete;
    // A field of one line holds no line breaks.
    expect(guide.renderRoot.querySelector('input')?.value).toBe(address.replace(/[\r\n]/g, ''));
    expect(guide.renderRoot.querySelector('a, iframe, script, img')).toBeNull();
  }
  clipboard.mockRestore();
  expect((top as Attacked).executed).toBeUndefined();
  const sinks = Object.keys(kinds).length + 3;
  const figure = `${addresses.length} addresses × ${sinks} ways to follow or show one, and each through a whole cashier: 0 executed, 0 followed`;
  shows({ task }, 'S1', addresses.length * sinks, figure);
});
