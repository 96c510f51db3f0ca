/** What a payer meets on the way to a wallet and back, and a clerk with a customer's code. */
import { html } from 'lit';
import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../src/entries/define';
import type { UcMethodList } from '../../src/elements/method-list';
import type { UcOpenGuide } from '../../src/elements/open-guide';
import type { UcQrCode } from '../../src/elements/qr-code';
import type { UnifiedCashier } from '../../src/elements/unified-cashier';
import { bringInto, cashierStates, shownText, until, type CashierState } from '../fixtures/cashier-states';
import type { ScriptedGateway } from '../fixtures/scripted-gateway';
import { known, look, pay, walletThat } from '../fixtures/state-parts';
import { actions, environments } from '../fixtures/terminals';
import { expectAccessible } from './accessible';
import { findDeep, focused } from './drawn';
import { mount } from './mount';

async function stand(state: CashierState): Promise<{ cashier: UnifiedCashier; gateway: ScriptedGateway }> {
  const cashier = await mount<UnifiedCashier>(html`<unified-cashier></unified-cashier>`);
  return { cashier, gateway: await bringInto(state, cashier) };
}

function buttons(cashier: UnifiedCashier): HTMLButtonElement[] {
  return [...cashier.renderRoot.querySelectorAll<HTMLButtonElement>('.screen button')];
}

function texts(cashier: UnifiedCashier): string[] {
  return buttons(cashier).map(({ textContent }) => textContent.trim());
}

function button(cashier: UnifiedCashier, text: string): HTMLButtonElement {
  return buttons(cashier).find(({ textContent }) => textContent.trim() === text)!;
}

function heard(gateway: ScriptedGateway, since: number): string[] {
  return gateway.calls.slice(since).filter((call) => call !== 'getStatus');
}

test('axe (wcag22aa) finds nothing where another wallet is explained', async () => {
  const { cashier } = await stand(cashierStates['choosing, another wallet works in a browser']);
  const guide = cashier.renderRoot.querySelector<UcOpenGuide>('uc-open-guide')!;
  guide.renderRoot.querySelector('button')!.click();
  await guide.updateComplete;
  await expectAccessible(cashier);
});

describe('a wallet that the page was left for', () => {
  const leaving = ['wechat-pay.h5', 'alipay.wap', 'unionpay.app', 'wechat-pay.mini-program'] as const;

  function leftFor(productId: (typeof leaving)[number]): CashierState {
    const terminal = {
      'wechat-pay.h5': 'wap',
      'alipay.wap': 'wap',
      'unionpay.app': 'app',
      'wechat-pay.mini-program': 'miniProgram',
    } as const;
    return {
      page: 'awaiting',
      environment: environments[terminal[productId]],
      // H5 is opened to who has the bridge.
      gateway: known(
        { products: [{ productId }, ...(productId === 'wechat-pay.h5' ? [{ productId: 'wechat-pay.jsapi' }] : [])] },
        {},
        { action: actions[productId], actionExpiresInMs: undefined },
      ),
      launchers: walletThat({ type: 'started' }),
      acts: [pay],
    };
  }

  test.each(leaving)(
    '%s: after the way back, done comes first, then again, then another way; nothing is called failed',
    async (productId) => {
      const { cashier } = await stand({ ...leftFor(productId), acts: [pay, look], text: '还没有收到付款' });
      expect(texts(cashier)).toEqual(['我已完成支付', '重新支付', '换一种方式']);
      expect(buttons(cashier).map(({ classList }) => classList.contains('primary'))).toEqual([true, false, false]);
      expect(shownText(cashier)).not.toMatch(/失败|没有成功/);
    },
  );

  test('“done” asks the server', async () => {
    const { cashier, gateway } = await stand(cashierStates['awaiting, back from a wallet']);
    const since = gateway.calls.length;
    button(cashier, '我已完成支付').click();
    await until(cashier, 'awaiting', '还没有收到付款');
    expect(heard(gateway, since)).toEqual(['reportReturn']);
  });

  test('“again” asks the server before the wallet is opened once more', async () => {
    const { cashier, gateway } = await stand(cashierStates['awaiting, back from a wallet']);
    const since = gateway.calls.length;
    button(cashier, '重新支付').click();
    await until(cashier, 'confirming', '正在核实上一次支付');
    await until(cashier, 'awaiting', '请在支付宝中完成支付');
    expect(heard(gateway, since)).toEqual(['reportReturn']);
    expect(gateway.session.payments).toHaveLength(1);
  });

  test('that did not open can be tried again, or may have been paid after all', async () => {
    const { cashier } = await stand(cashierStates['awaiting, the wallet did not open']);
    expect(texts(cashier)).toEqual(['重新支付', '我已完成支付', '换一种方式']);
    expect(shownText(cashier)).toContain('支付宝没有打开');
  });

  test.each(['app-bridge-absent', 'url-not-allowed', 'action-unsupported'] as const)(
    'is not offered again where that would not help: %s',
    async (error) => {
      const { cashier } = await stand({ ...leftFor('unionpay.app'), launchers: walletThat({ type: 'failed', error }), text: error });
      expect(texts(cashier)).toEqual(['换一种方式']);
      expect(buttons(cashier)[0]!.classList).toContain('primary');
    },
  );
});

test.each([
  ['confirming, before paying again', '正在确认支付结果', '正在核实上一次支付，稍后继续'],
  ['reversing', '正在撤销这笔收款', '不要现在再收一次'],
  ['awaiting a customer', '请顾客在手机上确认付款', '密码'],
  ['awaiting, back from a wallet', '还没有收到付款', '如已付款，请点“我已完成支付”'],
] as const)('%s: %s, %s', async (name, heading, detail) => {
  const { cashier } = await stand(cashierStates[name]);
  expect(cashier.renderRoot.querySelector('h2')!.textContent).toBe(heading);
  expect(cashier.renderRoot.querySelector('.fine')!.textContent).toContain(detail);
});

test('a bridge that was cancelled goes on with the same attempt', async () => {
  const { cashier } = await stand(cashierStates['awaiting, still unpaid']);
  expect(texts(cashier)).toEqual(['继续支付', '换一种方式']);
});

describe('a clerk at a counter', () => {
  const code = '134579864312468753';

  test('scans with nothing but the keyboard that the scanner is, and waits for the customer', async () => {
    const { cashier, gateway } = await stand(cashierStates['collecting a code']);
    await expect.poll(() => focused()?.localName).toBe('input');
    gateway.attempt = { action: { kind: 'wait' }, actionExpiresInMs: undefined };
    await userEvent.keyboard(`${code}{Enter}`);
    await until(cashier, 'awaiting', '请顾客在手机上确认付款');
    expect(texts(cashier)).toEqual(['再查一次', '撤销收款']);
    expect(shownText(cashier)).not.toContain(code);
  });

  test('reads why a code was not taken, above an empty field, and scans the next at once', async () => {
    const { cashier, gateway } = await stand(cashierStates['collecting a code, one refused']);
    const [notice, field] = [findDeep(cashier, '.notice')!, findDeep(cashier, 'uc-payer-code')!];
    expect(notice.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    expect(notice.textContent).toContain('刷新付款码');
    await expect.poll(() => focused()?.localName).toBe('input');
    gateway.script = {};
    gateway.attempt = { action: { kind: 'wait' }, actionExpiresInMs: undefined };
    await userEvent.keyboard(`${code}{Enter}`);
    await until(cashier, 'awaiting', '请顾客在手机上确认付款');
    expect(gateway.keys.size).toBe(2);
  });

  test('goes back by the keyboard', async () => {
    const { cashier } = await stand(cashierStates['collecting a code']);
    await expect.poll(() => focused()?.localName).toBe('input');
    await userEvent.keyboard('{Tab}{Tab}{Enter}');
    await until(cashier, 'choosing');
  });

  test('asks again, or takes the payment back', async () => {
    const { cashier, gateway } = await stand(cashierStates['awaiting a customer']);
    button(cashier, '再查一次').click();
    await until(cashier, 'awaiting', '请顾客在手机上确认付款');
    expect(gateway.calls).toContain('reportReturn');
    button(cashier, '撤销收款').click();
    await until(cashier, 'choosing');
    expect(gateway.calls).toContain('closePayment');
  });

  test('is told that a payment is being taken back until that is certain', async () => {
    const { cashier } = await stand(cashierStates['reversing, not done yet']);
    expect(cashier.renderRoot.querySelector('h2')!.textContent).toBe('正在撤销这笔收款');
    expect(cashier.renderRoot.querySelector('.fine')!.textContent).toContain('不要现在再收一次');
    expect(texts(cashier)).toEqual(['再查一次']);
  });
});

describe('a code may be saved as a picture', () => {
  const codeOf = ({ renderRoot }: UnifiedCashier): UcQrCode => renderRoot.querySelector<UcQrCode>('uc-qr-code')!;
  const shown = (productId: 'alipay.qr' | 'wechat-pay.native' | 'unionpay.qr', rest: Partial<CashierState> = {}): CashierState => ({
    page: 'awaiting',
    gateway: known({ products: [{ productId }, { productId: 'wechat-pay.jsapi' }] }, {}, { action: actions[productId] }),
    acts: [pay],
    ...rest,
  });

  test('where Alipay reads it, with payee, amount and number under it', async () => {
    const { cashier } = await stand(shown('alipay.qr'));
    const code = codeOf(cashier);
    expect(code.savable).toBe(true);
    expect(code.caption).toEqual(['山川书店', '¥1,024.00', '订单号 20261122093001']);
    expect(code.fileName).toBe('20261122093001');
  });

  test('with the ways of 花呗 that Alipay’s code carries out', async () => {
    const { cashier } = await stand({
      ...shown('alipay.qr'),
      gateway: known({ products: [{ productId: 'alipay.huabei' }, { productId: 'alipay.qr' }] }, {}, { action: actions['alipay.qr'] }),
    });
    expect(codeOf(cashier).savable).toBe(true);
  });

  test.each(['wechat-pay.native', 'unionpay.qr'] as const)('but not %s, which is not known to be read from an album', async (productId) => {
    expect(codeOf((await stand(shown(productId))).cashier).savable).toBe(false);
  });

  test('nor at a counter, where it stands on the merchant’s screen', async () => {
    expect(codeOf((await stand(shown('alipay.qr', { environment: environments.counter }))).cashier).savable).toBe(false);
  });
});

describe('a wallet that this program keeps out', () => {
  test('stands below the ways that work, with a guide and the address of this page', async () => {
    const { cashier } = await stand(cashierStates['choosing, another wallet works in a browser']);
    const [list, guide] = [
      cashier.renderRoot.querySelector<UcMethodList>('uc-method-list')!,
      cashier.renderRoot.querySelector<UcOpenGuide>('uc-open-guide')!,
    ];
    expect(list.compareDocumentPosition(guide) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    expect(guide.channels).toEqual(['alipay']);
    expect(guide.url).toBe(location.href);
    expect(list.renderRoot.textContent).not.toContain('支付宝');
  });

  test('is not told of where something of its channel works', async () => {
    const { cashier } = await stand({
      page: 'choosing',
      environment: environments.wechat,
      gateway: known({ products: [{ productId: 'wechat-pay.jsapi' }, { productId: 'wechat-pay.h5' }] }),
    });
    expect(cashier.renderRoot.querySelector<UcOpenGuide>('uc-open-guide')).toBeNull();
  });

  test('keeps its place before its words are there, so that nothing is pressed that was not meant', async () => {
    const { cashier } = await stand(cashierStates['choosing, another wallet works in a browser']);
    const guide = cashier.renderRoot.querySelector<UcOpenGuide>('uc-open-guide')!;
    const before = findDeep(cashier, '[part=pay]')!.getBoundingClientRect().top;
    guide.renderRoot.querySelectorAll('*').forEach((element) => element.remove());
    expect(Math.abs(findDeep(cashier, '[part=pay]')!.getBoundingClientRect().top - before)).toBeLessThanOrEqual(8);
  });
});
