/** Instalments in the cashier: up front beside the wallets, never with the fee hidden, and told by the receipt. */
import { html } from 'lit';
import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../src/entries/define';
import type { PaymentRequest } from '../../src/core/gateway';
import type { UcSelectEvent } from '../../src/elements/events';
import type { UcMethodList } from '../../src/elements/method-list';
import type { UnifiedCashier } from '../../src/elements/unified-cashier';
import type { Environment } from '../../src/model/environment';
import type { Selection } from '../../src/model/offer';
import type { OpenedProduct } from '../../src/model/product';
import { bringInto, until } from '../fixtures/cashier-states';
import { baitiao, huabei, huabeiTerms } from '../fixtures/plans';
import { refusal, type ScriptedGateway } from '../fixtures/scripted-gateway';
import { paidPayment, samplePayment } from '../fixtures/session';
import { known, walletThat } from '../fixtures/state-parts';
import { actions, environments } from '../fixtures/terminals';
import { expectAccessible } from './accessible';
import { drawnElements, findDeep, textBoxes } from './drawn';
import { emulateMedia } from './emulated-media';
import { mount } from './mount';

const onPc: readonly OpenedProduct[] = [
  { productId: 'wechat-pay.native' },
  { productId: 'alipay.page' },
  { productId: 'qq-wallet.native' },
  { productId: 'jd-pay.page' },
  huabei,
  baitiao,
];

const onPhone: readonly OpenedProduct[] = [
  { productId: 'wechat-pay.jsapi' },
  { productId: 'wechat-pay.h5' },
  { productId: 'alipay.wap' },
  { productId: 'qq-wallet.jsapi' },
  { productId: 'jd-pay.wap' },
  huabei,
  baitiao,
];

const inQq: Environment = { terminal: 'wap', host: 'qq', os: 'android', device: 'phone', certainty: 'stated' };

interface Stand {
  readonly cashier: UnifiedCashier;
  readonly gateway: ScriptedGateway;
  /** What was asked of the server to start an attempt. */
  readonly requests: PaymentRequest[];
}

/** A cashier that shows the ways to pay; an attempt goes to a wallet's page. */
async function stand(products: readonly OpenedProduct[], environment: Environment = environments.pc): Promise<Stand> {
  const cashier = await mount<UnifiedCashier>(html`<unified-cashier></unified-cashier>`);
  const gateway = await bringInto(
    {
      page: 'choosing',
      environment,
      gateway: known({ products }, {}, { action: actions['alipay.page'], actionExpiresInMs: undefined }),
      launchers: walletThat({ type: 'started' }),
    },
    cashier,
  );
  const requests: PaymentRequest[] = [];
  const { createPayment } = gateway;
  gateway.createPayment = (id, request, signal) => {
    requests.push(request);
    return createPayment(id, request, signal);
  };
  return { cashier, gateway, requests };
}

async function choose(cashier: UnifiedCashier, productId: string, planId: string): Promise<void> {
  cashier.select(productId, planId);
  await expect
    .poll(() => findDeep(cashier, 'uc-instalment-plans')?.shadowRoot?.querySelector<HTMLInputElement>(':checked')?.value)
    .toBe(planId);
}

function names(cashier: UnifiedCashier): string[] {
  const list = cashier.renderRoot.querySelector<UcMethodList>('uc-method-list')!;
  return [...list.renderRoot.querySelectorAll('.words')].map((row) => row.firstElementChild!.textContent);
}

function payButton(cashier: UnifiedCashier): string {
  return findDeep(cashier, '[part=pay]')!.textContent.trim();
}

/** The lines below the button that pays. */
function below(cashier: UnifiedCashier): string[] {
  return textBoxes(findDeep(cashier, '.bar')!)
    .map(({ text }) => text)
    .slice(1);
}

afterEach(() => page.viewport(1280, 800));

describe.each([
  ['a PC', [1280, 800], environments.pc, onPc, ['微信支付', '支付宝', 'QQ钱包', '京东支付', '花呗分期 3 期免手续费', '京东白条']],
  ['a phone', [390, 844], environments.wap, onPhone, ['微信支付', '支付宝', '京东支付', '花呗分期 3 期免手续费', '京东白条']],
  ['QQ on a phone', [390, 844], inQq, onPhone, ['QQ钱包', '微信支付', '支付宝', '京东支付', '花呗分期 3 期免手续费', '京东白条']],
] as const)('on %s', (_, [width, height], environment, products, expected) => {
  test('instalments stand in the first list, beside the wallets', async () => {
    await page.viewport(width, height);
    const { cashier } = await stand(products, environment);
    expect(names(cashier)).toEqual(expected);
  });

  test('axe (wcag22aa) finds nothing, plans open, light, dark and large, and every plan is a target', async () => {
    await page.viewport(width, height);
    const { cashier } = await stand(products, environment);
    await choose(cashier, 'jd-pay.baitiao', 'bt-12');
    for (const [theme, textSize, least] of [
      ['light', 'standard', 44],
      ['dark', 'standard', 44],
      ['light', 'large', 60],
    ] as const) {
      await Object.assign(cashier, { theme, textSize }).updateComplete;
      await expectAccessible(cashier);
      const targets = drawnElements(cashier).filter((element) => element.matches('[part=plan], [part=plan] input'));
      expect(targets).toHaveLength(8);
      for (const target of targets) {
        const box = target.getBoundingClientRect();
        expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(least);
      }
    }
  });
});

describe('the button and the line below it', () => {
  test('say what is paid in all and in which parts, where there is no fee', async () => {
    const { cashier } = await stand(onPc);
    await choose(cashier, 'alipay.huabei', 'hb-3');
    expect(payButton(cashier)).toBe('用花呗分期支付 ¥1,024.00');
    expect(below(cashier)).toEqual(['3 期 · 首期 ¥341.34 · 之后每期 ¥341.33']);
  });

  test('never hide a fee', async () => {
    const { cashier } = await stand(onPc);
    await choose(cashier, 'jd-pay.baitiao', 'bt-6');
    expect(payButton(cashier)).toBe('用京东白条支付 ¥1,054.72');
    expect(below(cashier)).toEqual(['6 期 · 首期 ¥175.82 · 之后每期 ¥175.78', '共 ¥1,054.72（含手续费 ¥30.72）']);
  });

  test('call an estimate one, but for a total that is known', async () => {
    const { cashier } = await stand([{ productId: 'alipay.page' }, huabeiTerms]);
    await choose(cashier, 'alipay.huabei', 'hb-6');
    expect(payButton(cashier)).toBe('用花呗分期支付 ¥1,070.08（预估）');
    expect(below(cashier)).toEqual(['6 期 · 首期 ¥178.38 · 之后每期 ¥178.34（预估）', '共 ¥1,070.08（预估，含手续费 ¥46.08）']);
    await choose(cashier, 'alipay.huabei', 'hb-3');
    expect(payButton(cashier)).toBe('用花呗分期支付 ¥1,024.00');
    expect(below(cashier)).toEqual(['3 期 · 首期 ¥341.34 · 之后每期 ¥341.33（预估）']);
    expect(names(cashier)[1]).toBe('花呗分期 3 期免手续费 预估');
    expect(findDeep(findDeep(cashier, 'uc-instalment-plans')!, 'p')!.textContent).toBe('预估金额，以支付宝确认的为准');
  });

  test('speak of no plan where a wallet is chosen', async () => {
    const { cashier } = await stand(onPc);
    expect(payButton(cashier)).toBe('微信支付 ¥1,024.00');
    expect(below(cashier)).toEqual([]);
    expect(findDeep(cashier, 'uc-instalment-plans')).toBeUndefined();
  });
});

test('instalments that are suggested after a wallet was refused have their plans open, the first chosen', async () => {
  const { cashier, gateway } = await stand([{ productId: 'alipay.page' }, huabei]);
  gateway.script = { createPayment: refusal('payment-refused') };
  cashier.pay();
  await until(cashier, 'choosing', 'payment-refused');
  expect(names(cashier)).toEqual(['花呗分期 3 期免手续费', '支付宝']);
  expect(payButton(cashier)).toBe('用花呗分期支付 ¥1,024.00');
  expect(findDeep(cashier, '[part=plan] input:checked')).toMatchObject({ value: 'hb-3' });
});

test('by the keyboard alone a plan is chosen, told to the page, and paid with', async () => {
  const { cashier, requests } = await stand([huabei, { productId: 'alipay.page' }]);
  const told: Selection[] = [];
  cashier.addEventListener('uc-select', ({ selection }: UcSelectEvent) => told.push(selection));
  findDeep(cashier, 'uc-method-list')!.focus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.poll(() => findDeep(cashier, '[part=plan] input:checked')).toBeDefined();
  await userEvent.keyboard('{Tab}{ArrowRight}{ArrowRight}');
  await expect.poll(() => payButton(cashier)).toBe('用花呗分期支付 ¥1,100.80');
  expect(told).toEqual([
    { productId: 'alipay.huabei', planId: 'hb-3' },
    { productId: 'alipay.huabei', planId: 'hb-6' },
    { productId: 'alipay.huabei', planId: 'hb-12' },
  ]);
  await userEvent.keyboard('{Tab}{Enter}');
  await until(cashier, 'awaiting', '请在支付宝中完成支付');
  expect(requests).toEqual([expect.objectContaining({ productId: 'alipay.huabei', planId: 'hb-12' })]);
});

test('another plan after one that was given up is another attempt, with another key', async () => {
  const { cashier, gateway, requests } = await stand(onPc);
  for (const planId of ['hb-3', 'hb-6']) {
    await choose(cashier, 'alipay.huabei', planId);
    cashier.pay();
    await until(cashier, 'awaiting', '请在支付宝中完成支付');
    [...cashier.renderRoot.querySelectorAll<HTMLElement>('.screen button')]
      .find(({ textContent }) => textContent.includes('换一种方式'))!
      .click();
    await until(cashier, 'choosing');
  }
  expect(requests.map(({ planId }) => planId)).toEqual(['hb-3', 'hb-6']);
  expect(gateway.keys.size).toBe(2);
});

test.each([
  ['alipay.huabei', 'alipay.page'],
  ['jd-pay.baitiao', 'jd-pay.page'],
])('%s is not shown where %s is not opened, and explain() says so', async (productId, base) => {
  const { cashier } = await stand(onPc.filter((product) => product.productId !== base));
  const { offers, exclusions } = cashier.explain();
  expect(offers.map((offer) => offer.productId)).not.toContain(productId);
  const exclusion = exclusions.find((one) => one.productId === productId);
  expect(exclusion?.reason).toBe('instalment-base');
  expect(exclusion?.facts['missing']).toContain(base);
  expect(findDeep(cashier, 'uc-method-list')!.shadowRoot!.textContent).not.toContain(productId === 'alipay.huabei' ? '花呗' : '白条');
});

describe('the receipt', () => {
  async function receipt(changes: Parameters<typeof paidPayment>[0]): Promise<string[][]> {
    const cashier = await mount<UnifiedCashier>(html`<unified-cashier></unified-cashier>`);
    const payments = [
      samplePayment({ status: 'closed', productId: 'alipay.huabei', plan: huabei.plans[2] }),
      paidPayment({ id: 'payment-2', ...changes }),
    ];
    await bringInto({ page: 'paid', gateway: known({ status: 'paid', payments }) }, cashier);
    const texts = (tag: string): string[] =>
      [...findDeep(cashier, 'uc-result')!.shadowRoot!.querySelectorAll(tag)].map(({ textContent }) => textContent);
    return texts('dt').map((term, index) => [term, texts('dd')[index] ?? '']);
  }

  test('shows the plan that the channel confirmed, whatever was chosen here', async () => {
    const lines = await receipt({ productId: 'alipay.huabei', plan: huabei.plans[0] });
    expect(lines.slice(0, 3)).toEqual([
      ['支付方式', '花呗分期'],
      ['分期', '3 期 · 首期 ¥341.34 · 之后每期 ¥341.33'],
      ['订单号', '20261122093001'],
    ]);
  });

  test('shows the total with its fee, where the payer bears one', async () => {
    const lines = await receipt({ productId: 'alipay.huabei', plan: huabei.plans[1] });
    expect(lines.slice(1, 3)).toEqual([
      ['分期', '6 期 · 首期 ¥178.38 · 之后每期 ¥178.34'],
      ['分期合计', '¥1,070.08（含手续费 ¥46.08）'],
    ]);
  });

  test('calls a total an estimate where it is one', async () => {
    const lines = await receipt({ productId: 'alipay.huabei', plan: { ...huabei.plans[1]!, isEstimate: true } });
    expect(lines.slice(0, 3)).toEqual([
      ['支付方式', '花呗分期'],
      ['分期', '6 期 · 首期 ¥178.38 · 之后每期 ¥178.34（预估）'],
      ['分期合计', '¥1,070.08（预估，含手续费 ¥46.08）'],
    ]);
  });

  test.each([
    ['alipay.huabei', '支付宝'],
    ['jd-pay.baitiao', '京东支付'],
    ['unionpay.instalment', '银联云闪付'],
    ['wechat-pay.fenfu', '微信支付'],
  ])('speaks of no plan where none was confirmed, nor of credit: %s is %s', async (productId, method) => {
    const lines = await receipt({ productId });
    expect(lines[0]).toEqual(['支付方式', method]);
    expect(lines.map(([term]) => term)).not.toContain('分期');
  });

  test('names what carries itself out by its own name, without a plan too', async () => {
    expect((await receipt({ productId: 'cmb.qr' }))[0]).toEqual(['支付方式', '招商银行扫码付']);
  });
});

test.each(['zh-CN', 'en'])('in %s, at 320 px and twice the text size, nothing of it is clipped or scrolls sideways', async (locale) => {
  await page.viewport(320, 568);
  const { cashier } = await stand([{ productId: 'alipay.wap' }, huabeiTerms], environments.wap);
  await choose(cashier, 'alipay.huabei', 'hb-12');
  cashier.style.setProperty('--uc-font-size', '30px');
  await Object.assign(cashier, { locale }).updateComplete;
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  for (const { text, box } of textBoxes(cashier)) expect(box.right, text).toBeLessThanOrEqual(320.5);
});

test('in forced colours axe finds nothing, plans open', async () => {
  await emulateMedia({ 'forced-colors': 'active' });
  const { cashier } = await stand(onPc);
  await choose(cashier, 'alipay.huabei', 'hb-6');
  await expectAccessible(cashier);
});
