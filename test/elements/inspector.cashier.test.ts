/** The inspector of a cashier: when it is there, and what it has seen of a payment. */
import { html } from 'lit';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { UcInspector } from '../../src/elements/inspector';
import { UnifiedCashier } from '../../src/elements/unified-cashier';
import type { LaunchReport } from '../../src/core/launch';
import { bringInto, cashierStates, shownText, until } from '../fixtures/cashier-states';
import { doubt, ScriptedGateway } from '../fixtures/scripted-gateway';
import { sampleSession, sessionId } from '../fixtures/session';
import { fresh, walletThat, type CashierState } from '../fixtures/state-parts';
import { actions } from '../fixtures/terminals';
import { expectAccessible } from './accessible';
import { findDeep, focused } from './drawn';
import { addressWith, inspectedIn, inspectorOf, linesOf } from './inspected';
import { mount } from './mount';

/** The inspector's loader, to be asked whether it was called, until the test is over. */
function watchedLoader(load = UnifiedCashier.loadInspector) {
  const { loadInspector } = UnifiedCashier;
  onTestFinished(() => {
    UnifiedCashier.loadInspector = loadInspector;
  });
  return (UnifiedCashier.loadInspector = vi.fn(load));
}

/** In WeChat, with a wallet that says this. */
function wechatThat(...reports: readonly LaunchReport[]): CashierState {
  return {
    ...cashierStates['awaiting, still unpaid'],
    gateway: fresh({}, { action: actions['wechat-pay.jsapi'], actionExpiresInMs: undefined }),
    launchers: walletThat(...reports),
    text: '',
  };
}

/** The lines of a part without their moments. */
function said(inspector: UcInspector | null, title: string): string[] {
  return linesOf(inspector, title).map((line) => line.replace(/^\+\d+ ms \| /, '').replace(/, \d+ ms$/, ''));
}

describe('the inspector is there', () => {
  test('below the card where the page asks for it', async () => {
    const { cashier } = await inspectedIn(cashierStates.choosing);
    expect(cashier.renderRoot.querySelector('.card ~ uc-inspector')).toBe(inspectorOf(cashier));
    expect(linesOf(inspectorOf(cashier), 'Offered')).toEqual(['wechat-pay.native | recommended']);
  });

  test.each(['light', 'dark'] as const)('and axe (wcag22aa) finds nothing in the two of them, %s', async (theme) => {
    const { cashier } = await inspectedIn(cashierStates['awaiting, no bridge']);
    await Object.assign(cashier, { theme }).updateComplete;
    await expectAccessible(cashier);
  });

  test.each(['uc-inspect', 'uc-inspect=', 'lang=zh&uc-inspect=1'])('where the address asks for it: %s', async (query) => {
    addressWith(query);
    const cashier = await mount<UnifiedCashier>(html`<unified-cashier></unified-cashier>`);
    await bringInto(cashierStates.choosing, cashier);
    expect(said(inspectorOf(cashier), 'Pages')).toEqual(['loading', 'choosing']);
  });

  test('below what is said where a part of the page could not be loaded', async () => {
    const { loadParts } = UnifiedCashier;
    onTestFinished(() => {
      UnifiedCashier.loadParts = loadParts;
    });
    UnifiedCashier.loadParts = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
    const { cashier } = await inspectedIn(cashierStates.choosing);
    cashier.pay();
    await expect.poll(() => shownText(cashier)).toContain('页面没有加载完整');
    expect(said(inspectorOf(cashier), 'Pages')).toContain('choosing');
  });

  test('where the page asks for it later, and sees everything from then on', async () => {
    const cashier = await mount<UnifiedCashier>(html`<unified-cashier></unified-cashier>`);
    await bringInto(cashierStates['awaiting a scan'], cashier);
    cashier.inspect = true;
    await until(cashier, 'awaiting');
    await expect.poll(() => said(inspectorOf(cashier), 'Pages')).toContain('awaiting, reason joined');
    expect(said(inspectorOf(cashier), 'Requests')[0]).toBe('getSession ok, session open, pending channel unpaid qr-code');
  });

  test('and gone where it is asked for no more', async () => {
    const { cashier } = await inspectedIn(cashierStates.choosing);
    cashier.inspect = false;
    await until(cashier, 'choosing');
    expect(inspectorOf(cashier)).toBeNull();
  });
});

describe('where nobody asks', () => {
  test.each(['', 'uc-inspector', 'not=uc-inspect'])('nothing is loaded or watched: ?%s', async (query) => {
    const load = watchedLoader();
    if (query) addressWith(query);
    const cashier = await mount<UnifiedCashier>(html`<unified-cashier></unified-cashier>`);
    await bringInto(cashierStates['awaiting a scan'], cashier);
    expect(load).not.toHaveBeenCalled();
    expect(findDeep(cashier, 'uc-inspector')).toBeUndefined();
  });
});

test('where the inspector cannot be loaded there is still a cashier', async () => {
  watchedLoader(() => Promise.reject(new TypeError('Failed to fetch dynamically imported module')));
  const { cashier } = await inspectedIn(cashierStates['awaiting a scan']);
  expect(inspectorOf(cashier)).toBeNull();
});

describe('it has seen', () => {
  test('each page of a payment in order, and each request with what came of it', async () => {
    const { cashier } = await inspectedIn(cashierStates['awaiting a scan']);
    const inspector = inspectorOf(cashier);
    expect(said(inspector, 'Pages')).toEqual(['loading', 'choosing', 'creating, product wechat-pay.native', 'launching', 'awaiting']);
    const requests = said(inspector, 'Requests');
    expect(requests[0]).toBe('getSession ok, session open');
    expect(requests).toContain('createPayment ok, pending channel unpaid qr-code');
    expect(linesOf(inspector, 'Order')).toEqual([
      'order | 20261122093001, 102400 CNY, open',
      '20261122093001A1 | wechat-pay.native pending channel unpaid qr-code',
    ]);
    expect(linesOf(inspector, 'Clocks')[0]).toMatch(/^order ends \| in 29:\d\d$/);
    expect(linesOf(inspector, 'Polls')[1]).toMatch(/^pace \| attentive/);
  });

  test('a question that was given no trustworthy answer, and what probably lies behind it', async () => {
    const { cashier } = await inspectedIn({
      ...cashierStates['outcome unknown'],
      gateway: fresh({ createPayment: doubt('gateway-unreachable') }),
    });
    const inspector = inspectorOf(cashier);
    expect(said(inspector, 'Requests')).toContain('createPayment unknown gateway-unreachable');
    expect(linesOf(inspector, 'Probable causes').join()).toMatch(/^gateway-unreachable \| .*CORS/);
    expect(said(inspector, 'Pages')).toContainEqual(expect.stringMatching(/^outcome-unknown, product wechat-pay\.native, tries \d$/));
  });

  test('a gateway that is missing', async () => {
    const cashier = await mount<UnifiedCashier>(html`<unified-cashier inspect session-id=${sessionId}></unified-cashier>`);
    await until(cashier, 'unavailable');
    expect(linesOf(inspectorOf(cashier), 'Probable causes').join()).toMatch(/^gateway-missing \| Set the gateway attribute/);
  });

  test('a gateway that throws, whose error goes on its way', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    onTestFinished(() => {
      warn.mockRestore();
    });
    const broken = (): never => {
      throw new Error('broken');
    };
    const { cashier } = await inspectedIn({ ...cashierStates['outcome unknown'], gateway: fresh({ createPayment: broken }) });
    expect(said(inspectorOf(cashier), 'Requests')).toContain('createPayment threw');
  });

  test('a gateway that answers with what is no session', async () => {
    const empty = () => Promise.resolve({ ok: true, value: {} } as never);
    const cashier = await mount<UnifiedCashier>(html`<unified-cashier inspect></unified-cashier>`);
    Object.assign(cashier, { sessionId, gateway: new ScriptedGateway(sampleSession(), { getSession: empty }) });
    await expect.poll(() => said(inspectorOf(cashier), 'Requests')).toEqual(['getSession an answer that is none']);
  });

  test.each([
    ['get_brand_wcpay_request:fail', /payment directory/],
    ['get_brand_wcpay_request:fail_no permission', /支付授权目录/],
    ['getBrandWCPayRequest:fail_nosupport', /no payment bridge/],
  ])('what WeChat said, and what probably lies behind it: %s', async (word, cause) => {
    const answer: LaunchReport = { type: 'answered', claim: 'fail', params: { err_msg: word } };
    const { cashier } = await inspectedIn(wechatThat({ type: 'started' }, answer));
    expect(said(inspectorOf(cashier), 'Launches')).toEqual(['wechat-jsapi started', `wechat-jsapi answered fail (${word})`]);
    await expect.poll(() => linesOf(inspectorOf(cashier), 'Probable causes').join()).toMatch(cause);
  });

  test('a bridge that is not there', async () => {
    const { cashier } = await inspectedIn(cashierStates['awaiting, no bridge']);
    expect(said(inspectorOf(cashier), 'Launches')).toEqual(['wechat-jsapi could not start: bridge-absent']);
    expect(linesOf(inspectorOf(cashier), 'Probable causes').join()).toContain('not there within 8 s');
  });
});

test('a payment is told to the page as without an inspector', async () => {
  const { cashier, gateway } = await inspectedIn(cashierStates.choosing);
  const heard: string[] = [];
  cashier.addEventListener('uc-launch', () => heard.push('uc-launch'));
  cashier.addEventListener('uc-status', ({ state }) => heard.push(state));
  await expect.poll(() => heard).toEqual(['choosing']);
  cashier.pay();
  await until(cashier, 'awaiting');
  expect(heard).toEqual(['choosing', 'creating', 'launching', 'uc-launch', 'awaiting']);
  expect(gateway.keys.size).toBe(1);
});

test('who is in the inspector stays there when another page comes', async () => {
  const { cashier } = await inspectedIn(cashierStates['awaiting a scan']);
  const copy = inspectorOf(cashier)!.renderRoot.querySelector('button')!;
  copy.focus();
  cashier.refresh();
  await until(cashier, 'awaiting');
  expect(focused()).toBe(copy);
});

test('a question that is given up as the element leaves the page draws nothing any more', async () => {
  const { cashier } = await inspectedIn(cashierStates.creating);
  const update = vi.spyOn(cashier, 'requestUpdate');
  cashier.remove();
  await Promise.resolve();
  expect(update).not.toHaveBeenCalled();
});
