import { html } from 'lit';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import '../../src/entries/define';
import { UnifiedCashier } from '../../src/elements/unified-cashier';
import { isCashierError } from '../../src/model/cashier-error';
import type { Session } from '../../src/model/session';
import { bringInto, cashierStates, shownText, until } from '../fixtures/cashier-states';
import { refusal, ScriptedGateway, silence } from '../fixtures/scripted-gateway';
import { sampleSession, sessionId } from '../fixtures/session';
import { environments } from '../fixtures/terminals';
import { shows } from '../reliability/shows';
import { expectAccessible } from './accessible';
import { decoded } from './decoded';
import { findDeep, focused } from './drawn';
import { mount } from './mount';

const twoWays = [{ productId: 'wechat-pay.native' }, { productId: 'alipay.qr' }];

async function cashierWith(gateway: ScriptedGateway, session?: Session): Promise<UnifiedCashier> {
  return mount<UnifiedCashier>(html`<unified-cashier session-id=${sessionId} .gateway=${gateway} .session=${session}></unified-cashier>`);
}

function count(gateway: ScriptedGateway, question: keyof ScriptedGateway): number {
  return gateway.calls.filter((call) => call === question).length;
}

function payButton(cashier: UnifiedCashier): HTMLElement {
  return findDeep(cashier, '[part=pay]')!;
}

/** What has been put off until the next turn of the event loop has run when this settles. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      resolve();
    };
    port2.postMessage(undefined);
  });
}

test('axe (wcag22aa) finds nothing in a cashier that has just been opened', async () => {
  const cashier = await cashierWith(new ScriptedGateway());
  await until(cashier, 'choosing');
  await expectAccessible(cashier);
});

test('it brings no landmark of its own into the page’s, and its order is a group with a name', async () => {
  const page = await mount(
    html`<section aria-label="付款">
      <unified-cashier session-id=${sessionId} .gateway=${new ScriptedGateway()}></unified-cashier>
    </section>`,
  );
  const cashier = page.querySelector('unified-cashier')!;
  await until(cashier, 'choosing');
  const order = findDeep(cashier, '.order')!;
  expect([order.getAttribute('role'), order.getAttribute('aria-label')]).toEqual(['group', '订单信息']);
  await expectAccessible(page);
});

describe('what a page sets', () => {
  test('works after the element is on the page as before it', async () => {
    const early = await cashierWith(new ScriptedGateway());
    await until(early, 'choosing');
    const text = shownText(early);
    const late = document.createElement('unified-cashier');
    early.replaceWith(late);
    late.sessionId = sessionId;
    await late.updateComplete;
    late.gateway = new ScriptedGateway();
    await until(late, 'choosing');
    expect(shownText(late)).toBe(text);
  });

  test('a session id that is set twice asks once', async () => {
    const gateway = new ScriptedGateway();
    const cashier = await cashierWith(gateway);
    cashier.setAttribute('session-id', sessionId);
    await until(cashier, 'choosing');
    expect(count(gateway, 'getSession')).toBe(1);
  });

  test('another session id begins anew, and the old one is heard of no more', async () => {
    const gateway = new ScriptedGateway();
    const cashier = await cashierWith(gateway);
    await until(cashier, 'choosing');
    const next = 'anotherSession0123456789A';
    gateway.session = sampleSession({ id: next, order: { ...gateway.session.order, subject: '另一本书' } });
    cashier.setAttribute('session-id', next);
    await until(cashier, 'choosing', '另一本书');
    expect(count(gateway, 'getSession')).toBe(2);
  });

  test('another gateway is asked from then on, and the old one is not', async () => {
    const [old, next] = [new ScriptedGateway(sampleSession(), { getSession: silence }), new ScriptedGateway()];
    const cashier = await cashierWith(old);
    cashier.gateway = next;
    await until(cashier, 'choosing');
    cashier.pay();
    await until(cashier, 'awaiting');
    expect(old.calls).toEqual(['getSession']);
    expect(count(next, 'createPayment')).toBe(1);
  });

  test('a session at hand saves the first request, and handed over again begins nothing', async () => {
    const gateway = new ScriptedGateway();
    const cashier = await cashierWith(gateway, gateway.session);
    await until(cashier, 'choosing');
    cashier.pay();
    await until(cashier, 'awaiting');
    cashier.session = sampleSession();
    await cashier.updateComplete;
    expect(cashier.state).toBe('awaiting');
    expect(count(gateway, 'getSession')).toBe(0);
  });

  test('a locale that changes is spoken without a new beginning', async () => {
    const gateway = new ScriptedGateway();
    const cashier = await cashierWith(gateway);
    await until(cashier, 'choosing');
    cashier.locale = 'en';
    await until(cashier, 'choosing', 'Amount due');
    expect(count(gateway, 'getSession')).toBe(1);
  });

  test.each([0, -102400, 1024.5, 2 ** 53])('an amount of %d is no amount, and nothing is started', async (value) => {
    const gateway = new ScriptedGateway();
    const session = sampleSession({ order: { ...gateway.session.order, amount: { value, currency: 'CNY' } } });
    const cashier = await cashierWith(gateway, session);
    await until(cashier, 'unavailable', 'amount-invalid');
    expect(gateway.calls).toEqual([]);
  });

  test('a session of another id is refused', async () => {
    const cashier = await cashierWith(new ScriptedGateway(sampleSession({ id: 'anotherSession0123456789A' })));
    await until(cashier, 'unavailable', 'session-mismatch');
  });

  test('a session id that is too short to be secret is refused before anything is asked', async () => {
    const gateway = new ScriptedGateway();
    const cashier = await mount<UnifiedCashier>(html`<unified-cashier session-id="42" .gateway=${gateway}></unified-cashier>`);
    await until(cashier, 'unavailable', 'session-id-invalid');
    expect(gateway.calls).toEqual([]);
  });

  test('a missing gateway is told to the payer, and to the developer once', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    onTestFinished(() => {
      warn.mockRestore();
    });
    for (const id of [sessionId, 'anotherSession0123456789A']) {
      const cashier = await mount<UnifiedCashier>(html`<unified-cashier session-id=${id}></unified-cashier>`);
      await until(cashier, 'unavailable', 'gateway-missing');
    }
    expect(warn.mock.calls.filter(([message]) => String(message).includes('gateway='))).toHaveLength(1);
  });

  test('a terminal that is none is detected instead, and told to the developer', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    onTestFinished(() => {
      warn.mockRestore();
    });
    const cashier = await cashierWith(new ScriptedGateway());
    Object.assign(cashier, { terminal: 'toaster' });
    await until(cashier, 'choosing');
    await vi.waitFor(() => {
      expect(warn.mock.calls.flat().join()).toContain('terminal="toaster"');
    });
    expect(cashier.environment).toMatchObject({ terminal: 'pc', host: 'browser' });
  });

  test('a counter says that it is one', async () => {
    const cashier = await cashierWith(new ScriptedGateway());
    cashier.terminal = 'scan';
    await until(cashier, 'choosing');
    expect(cashier.environment.terminal).toBe('scan');
  });

  test('a return address that is no web page gives no link', async () => {
    const cashier = await mount<UnifiedCashier>(html`<unified-cashier return-url="javascript:alert(1)"></unified-cashier>`);
    await bringInto(cashierStates.paid, cashier);
    expect(findDeep(cashier, 'a')).toBeUndefined();
  });
});

describe('an element that leaves the page', () => {
  test('asks nothing more, and an answer that comes after does nothing', async () => {
    const gateway = new ScriptedGateway();
    let answer: (() => void) | undefined;
    gateway.script = {
      createPayment: (id, request, signal) =>
        new Promise((resolve) => {
          answer = () => {
            gateway.script = {};
            void gateway.createPayment(id, request, signal).then(resolve);
          };
        }),
    };
    const cashier = await cashierWith(gateway);
    await until(cashier, 'choosing');
    cashier.pay();
    await until(cashier, 'creating');
    const launched = vi.fn();
    cashier.addEventListener('uc-launch', launched);
    cashier.remove();
    answer!();
    window.dispatchEvent(new Event('focus'));
    await nextTurn();
    expect(launched).not.toHaveBeenCalled();
    // The scripted answer itself is the last call.
    expect(gateway.calls.slice(-2)).toEqual(['createPayment', 'createPayment']);
  });

  test('leaves no listener behind', async () => {
    const add = vi.spyOn(window, 'addEventListener');
    const remove = vi.spyOn(window, 'removeEventListener');
    onTestFinished(() => {
      vi.restoreAllMocks();
    });
    const ours = ({ mock }: { mock: { calls: unknown[][] } }) =>
      mock.calls.map(([type]) => type).filter((type) => ['focus', 'online', 'pageshow'].includes(type as string));
    const cashier = await cashierWith(new ScriptedGateway());
    await expect.poll(() => ours(add)).toHaveLength(3);
    cashier.remove();
    expect(ours(remove)).toEqual(ours(add));
  });

  test('leaves no timer behind', async () => {
    vi.useFakeTimers();
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const gateway = new ScriptedGateway();
    const cashier = await cashierWith(gateway);
    await vi.waitFor(() => {
      expect(cashier.state).toBe('choosing');
    });
    await vi.advanceTimersByTimeAsync(1000);
    cashier.pay();
    await vi.waitFor(() => {
      expect(findDeep(cashier, 'uc-countdown')?.shadowRoot?.textContent).toContain(':');
    });
    cashier.remove();
    await vi.advanceTimersByTimeAsync(0);
    const asked = gateway.calls.length;
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(gateway.calls).toHaveLength(asked);
  });

  test.each(['with', 'without'])('and comes back elsewhere goes on with the same attempt, %s a session at hand', async (kind) => {
    const gateway = new ScriptedGateway();
    const cashier = await cashierWith(gateway, kind === 'with' ? gateway.session : undefined);
    await until(cashier, 'choosing');
    cashier.pay();
    await until(cashier, 'awaiting');
    const place = document.createElement('section');
    cashier.after(place);
    place.append(cashier);
    await until(cashier, 'awaiting');
    expect(count(gateway, 'createPayment')).toBe(1);
  });

  test('and comes back while an attempt is being made sends the same key', async () => {
    const gateway = new ScriptedGateway(sampleSession(), { createPayment: silence });
    const cashier = await cashierWith(gateway);
    await until(cashier, 'choosing');
    cashier.pay();
    await until(cashier, 'creating');
    gateway.script = {};
    cashier.parentElement!.append(cashier);
    await until(cashier, 'awaiting');
    expect(count(gateway, 'createPayment')).toBe(2);
    expect(gateway.keys.size).toBe(1);
  });
});

describe('paying', () => {
  test('twenty clicks make one attempt', async () => {
    const gateway = new ScriptedGateway();
    const cashier = await cashierWith(gateway);
    await until(cashier, 'choosing');
    const button = payButton(cashier);
    for (let click = 0; click < 20; click += 1) button.click();
    await until(cashier, 'awaiting');
    expect(count(gateway, 'createPayment')).toBe(1);
  });

  test('twenty clicks, calls and keys, before the rest of the cashier is loaded, make one attempt too', async () => {
    const gateway = new ScriptedGateway();
    const cashier = await cashierWith(gateway, gateway.session);
    for (let click = 0; click < 10; click += 1) {
      cashier.pay();
      findDeep(cashier, '[part=pay]')?.click();
    }
    await until(cashier, 'awaiting');
    expect(count(gateway, 'createPayment')).toBe(1);
  });

  test('a launch that the page prevents is left to the page, and watched', async () => {
    const launcher = vi.fn();
    const cashier = await mount<UnifiedCashier>(
      html`<unified-cashier @uc-launch=${(event: Event) => event.preventDefault()}></unified-cashier>`,
    );
    await bringInto({ ...cashierStates['awaiting a wallet'], launchers: { 'wechat-jsapi': () => Promise.resolve(launcher) } }, cashier);
    expect(launcher).not.toHaveBeenCalled();
    expect(cashier.state).toBe('awaiting');
  });

  test('the code on the screen is the code of the attempt, and a refresh replaces it', async () => {
    const cashier = await mount<UnifiedCashier>(html`<unified-cashier></unified-cashier>`);
    const gateway = await bringInto(cashierStates['awaiting a scan'], cashier);
    await vi.waitFor(() => {
      expect(findDeep(cashier, 'uc-qr-code')!.shadowRoot!.querySelector('svg')).not.toBeNull();
    });
    expect(await decoded(findDeep(cashier, 'uc-qr-code')!)).toBe('weixin://wxpay/bizpayurl?pr=sample001');
    cashier.refresh();
    await vi.waitFor(async () => {
      expect(await decoded(findDeep(cashier, 'uc-qr-code')!)).toMatch(/pr=fresh/);
    });
    expect(count(gateway, 'createPayment')).toBe(1);
  });

  test('ten codes in a row may be refreshed', async ({ task }) => {
    const cashier = await mount<UnifiedCashier>(html`<unified-cashier></unified-cashier>`);
    const gateway = await bringInto(cashierStates['awaiting a scan'], cashier);
    for (let time = 0; time < 10; time += 1) {
      cashier.refresh();
      await until(cashier, 'awaiting');
    }
    expect(count(gateway, 'refreshPayment')).toBe(10);
    shows({ task }, 'A9', 10);
  });

  test('after a failure a way to pay is chosen, one press away', async ({ task }) => {
    const cashier = await mount<UnifiedCashier>(html`<unified-cashier></unified-cashier>`);
    await bringInto(cashierStates.failed, cashier);
    findDeep(cashier, '.actions .primary')!.click();
    await until(cashier, 'choosing');
    expect(findDeep(cashier, 'input:checked')).toBeDefined();
    shows({ task }, 'A17');
  });

  test('after a cancel the way chosen before is chosen still', async ({ task }) => {
    const cashier = await mount<UnifiedCashier>(html`<unified-cashier></unified-cashier>`);
    await bringInto({ ...cashierStates.choosing, gateway: () => new ScriptedGateway(sampleSession({ products: twoWays })) }, cashier);
    cashier.select('alipay.qr');
    cashier.pay();
    await until(cashier, 'awaiting');
    [...cashier.renderRoot.querySelectorAll<HTMLElement>('.screen button')].slice(-1)[0]!.click();
    await until(cashier, 'choosing');
    expect((findDeep(cashier, 'input:checked') as HTMLInputElement).value).toBe('alipay.qr');
    shows({ task }, 'A17');
  });

  test('only the server says paid, whatever the wallet says', async () => {
    const cashier = await mount<UnifiedCashier>(html`<unified-cashier></unified-cashier>`);
    const launchers = {
      'wechat-jsapi': () =>
        Promise.resolve((_: unknown, report: (heard: { type: 'answered'; claim: 'ok'; params: object }) => void) =>
          report({ type: 'answered', claim: 'ok', params: {} }),
        ),
    } as never;
    const heard = vi.fn();
    cashier.addEventListener('uc-paid', heard);
    await bringInto({ ...cashierStates['awaiting, still unpaid'], launchers }, cashier);
    expect(heard).not.toHaveBeenCalled();
  });
});

describe('by keyboard alone', () => {
  test('Tab goes over the order’s number to the way chosen and on to the button, Enter pays', async () => {
    const cashier = await cashierWith(new ScriptedGateway());
    await until(cashier, 'choosing');
    await expect.poll(() => findDeep(cashier, 'uc-copyable')!.shadowRoot?.querySelector('button')).toBeTruthy();
    await userEvent.keyboard('{Tab}');
    expect(focused()?.textContent).toContain('复制');
    await userEvent.keyboard('{Tab}');
    expect(focused()).toBe(findDeep(cashier, 'input:checked'));
    await userEvent.keyboard('{Tab}');
    expect(focused()).toBe(payButton(cashier));
    await userEvent.keyboard('{Enter}');
    await until(cashier, 'awaiting');
    expect(focused()?.localName).toBe('h2');
  });

  test('Space pays too, and Tab then reaches a new code and another way', async () => {
    const cashier = await cashierWith(new ScriptedGateway());
    await until(cashier, 'choosing');
    payButton(cashier).focus();
    await userEvent.keyboard(' ');
    await until(cashier, 'awaiting');
    await userEvent.keyboard('{Tab}');
    expect(focused()?.textContent).toContain('刷新二维码');
    await userEvent.keyboard('{Tab}');
    expect(focused()?.textContent).toContain('换一种方式');
    await userEvent.keyboard('{Enter}');
    await until(cashier, 'choosing');
    expect(focused()?.localName).toBe('h2');
  });

  test('what has the focus shows it', async () => {
    const cashier = await cashierWith(new ScriptedGateway());
    await until(cashier, 'choosing');
    for (const _ of ['radio', 'pay']) {
      await userEvent.keyboard('{Tab}');
      expect(getComputedStyle(focused()!).outlineStyle).toBe('solid');
    }
  });
});

describe('methods', () => {
  test('select() chooses what is offered, and throws for what is not', async () => {
    const cashier = await cashierWith(new ScriptedGateway());
    await until(cashier, 'choosing');
    cashier.select('wechat-pay.native');
    const choose = (): void => {
      cashier.select('wechat-pay.jsapi');
    };
    expect(choose).toThrow(expect.toSatisfy((error) => isCashierError(error) && error.code === 'product-unavailable'));
  });

  test('explain() says why a product is missing', async () => {
    const cashier = await cashierWith(
      new ScriptedGateway(sampleSession({ products: [{ productId: 'wechat-pay.native' }, { productId: 'wechat-pay.jsapi' }] })),
    );
    await until(cashier, 'choosing');
    const jsapi = cashier.explain().exclusions.filter(({ productId }) => productId === 'wechat-pay.jsapi');
    expect(jsapi).toMatchObject([{ reason: 'terminal' }]);
  });

  test('an element that is not on a page cannot pay, and says so', () => {
    expect(() => {
      document.createElement('unified-cashier').pay();
    }).toThrow('Put the cashier on a page first.');
  });
});

test('where a part cannot be fetched, the payer is told so and can reload', async () => {
  const { loadParts } = UnifiedCashier;
  onTestFinished(() => {
    UnifiedCashier.loadParts = loadParts;
  });
  UnifiedCashier.loadParts = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
  const cashier = await cashierWith(new ScriptedGateway());
  await expect.poll(() => cashier.state).toBe('choosing');
  cashier.pay();
  await expect.poll(() => findDeep(cashier, 'button')?.textContent).toBe('刷新 Reload');
  await expectAccessible(cashier);
});

test('a notice is shown once what it looks like is there, not before', async () => {
  const { loadParts } = UnifiedCashier;
  onTestFinished(() => {
    UnifiedCashier.loadParts = loadParts;
  });
  let bring!: (parts: unknown) => void;
  const parts = new Promise((resolve) => {
    bring = resolve;
  });
  UnifiedCashier.loadParts = () => parts;
  const gateway = new ScriptedGateway(sampleSession(), { createPayment: refusal('payment-refused') });
  const cashier = await cashierWith(gateway);
  await until(cashier, 'choosing');
  cashier.pay();
  await expect.poll(() => `${gateway.calls.includes('createPayment')} ${cashier.state}`).toBe('true choosing');
  await cashier.updateComplete;
  expect(findDeep(cashier, '.notice')).toBeUndefined();
  bring(loadParts());
  await expect.poll(() => findDeep(cashier, '.notice')?.textContent).toContain('payment-refused');
  expect(getComputedStyle(findDeep(cashier, '.notice .code')!).display).toBe('block');
});

test('a choice of the payer is heard around the cashier', async () => {
  const gateway = new ScriptedGateway();
  const cashier = await cashierWith(gateway);
  await until(cashier, 'choosing');
  const heard: string[] = [];
  cashier.parentElement!.addEventListener('uc-select', (event) => {
    heard.push(`${(event.target as Element).localName} ${event.selection.productId}`);
  });
  findDeep(cashier, 'input')!.dispatchEvent(new Event('change'));
  cashier.select('wechat-pay.native');
  expect(heard).toEqual(['unified-cashier wechat-pay.native']);
});

test('what the merchant puts in the footer stands below the card, in every state', async () => {
  const cashier = await mount<UnifiedCashier>(
    html`<unified-cashier><p slot="footer">浙ICP备00000000号 · 客服 400-000-0000</p></unified-cashier>`,
  );
  for (const state of [cashierStates.choosing, cashierStates.paid]) {
    await bringInto(state, cashier);
    const [footer, card] = [cashier.querySelector('p')!, findDeep(cashier, '.card')!];
    expect(footer.getBoundingClientRect().top).toBeGreaterThanOrEqual(card.getBoundingClientRect().bottom);
    await expectAccessible(cashier);
  }
});

describe('a receipt is printed', () => {
  test('by a button, where a printer may be at hand', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    onTestFinished(() => {
      print.mockRestore();
    });
    const cashier = await mount<UnifiedCashier>(html`<unified-cashier></unified-cashier>`);
    await bringInto(cashierStates.paid, cashier);
    const button = [...cashier.renderRoot.querySelectorAll('button')].find(({ textContent }) => textContent === '打印凭证')!;
    button.click();
    expect(print).toHaveBeenCalledOnce();
    await bringInto({ ...cashierStates.paid, environment: environments.wap }, cashier);
    expect(cashier.renderRoot.textContent).not.toContain('打印凭证');
  });

  test('without buttons', async () => {
    const cashier = await mount<UnifiedCashier>(html`<unified-cashier></unified-cashier>`);
    await bringInto(cashierStates.paid, cashier);
    await cdp().send('Emulation.setEmulatedMedia', { media: 'print' });
    onTestFinished(() =>
      cdp()
        .send('Emulation.setEmulatedMedia', { media: '' })
        .then(() => undefined),
    );
    expect(getComputedStyle(findDeep(cashier, '.actions')!).display).toBe('none');
    expect(findDeep(cashier, 'uc-result')!.getBoundingClientRect().height).toBeGreaterThan(0);
  });
});
