/** The plan of an attempt that waits for its payer: the server's, fee and all, whatever was chosen here or elsewhere. */
import { html } from 'lit';
import { expect, test } from 'vitest';
import '../../src/entries/define';
import type { LaunchReport } from '../../src/core/launch';
import type { UnifiedCashier } from '../../src/elements/unified-cashier';
import type { Payment } from '../../src/model/payment';
import { bringInto, until, type CashierState } from '../fixtures/cashier-states';
import { huabei } from '../fixtures/plans';
import { silence, type Script, type ScriptedGateway } from '../fixtures/scripted-gateway';
import { samplePayment } from '../fixtures/session';
import { known, press, silentAfter, walletThat, type Act } from '../fixtures/state-parts';
import { actions, environments } from '../fixtures/terminals';
import { expectAccessible } from './accessible';
import { findDeep, textBoxes } from './drawn';
import { mount } from './mount';

const plan = huabei.plans[1]!;
const parts = '6 期 · 首期 ¥178.38 · 之后每期 ¥178.34';
const inAll = '共 ¥1,070.08（含手续费 ¥46.08）';

const asked = { productId: 'alipay.huabei', plan, actionExpiresInMs: undefined } as const;
const code = { ...asked, action: actions['alipay.qr'], actionExpiresInMs: 118_000 };
const away = { ...asked, action: actions['alipay.page'] };
const bridge = { ...asked, action: actions['alipay.jsapi'] };
const byPayerCode = { ...asked, productId: 'alipay.payer-code', action: actions['alipay.payer-code'] };

/** An attempt that was begun elsewhere. */
function live(payment: Partial<Payment>, script: Script = {}): () => ScriptedGateway {
  return known({ payments: [samplePayment(payment)] }, script);
}

/** The payer asks for the plan, and the server begins this attempt of it. */
const payInSix: Act = {
  on: 'choosing',
  run: (cashier) => {
    cashier.select('alipay.huabei', 'hb-6');
    cashier.pay();
  },
};

/** An attempt that is begun here, and what the wallet says of it. */
function begun(attempt: Partial<Payment>, report: LaunchReport): Pick<CashierState, 'gateway' | 'launchers' | 'acts'> {
  const products = [{ productId: 'alipay.page' }, huabei];
  return { gateway: known({ products }, {}, attempt), launchers: walletThat(report), acts: [payInSix] };
}

async function stand(state: CashierState): Promise<UnifiedCashier> {
  const cashier = await mount<UnifiedCashier>(html`<unified-cashier></unified-cashier>`);
  await bringInto(state, cashier);
  return cashier;
}

/** What the screen says, without the order beside it. */
function said(cashier: UnifiedCashier): string[] {
  return textBoxes(findDeep(cashier, '.screen')!).map(({ text }) => text);
}

test.each<[string, CashierState]>([
  ['a code', { page: 'awaiting', gateway: live(code), text: '已在别处发起' }],
  ['a code that is over', { page: 'code-expired', gateway: live({ ...code, actionExpiresInMs: 0 }) }],
  ['a wallet, begun elsewhere', { page: 'awaiting', gateway: live(away), text: '如未付款，可以重新支付' }],
  ['a wallet that is open', { page: 'awaiting', ...begun(away, { type: 'started' }), text: '请在支付宝中完成支付' }],
  ['a wallet that did not open', { page: 'awaiting', ...begun(away, { type: 'failed', error: 'app-not-opened' }), text: 'app-not-opened' }],
  ['a wallet that can be opened again', { page: 'awaiting', gateway: live(bridge), text: '可以继续支付，或' }],
  ['a customer', { page: 'awaiting', environment: environments.counter, gateway: live(byPayerCode), text: '请顾客在手机上确认付款' }],
  ['the server', { page: 'confirming', gateway: live(away, { reportReturn: silence }) }],
  [
    'the server, before the wallet opens again',
    { page: 'confirming', gateway: silentAfter(1, live(away)), acts: [press('awaiting', 1)], text: '正在核实上一次支付' },
  ],
])('whoever waits for %s sees the plan and its total with the fee, each once, and axe finds nothing', async (_, state) => {
  const cashier = await stand(state);
  expect(said(cashier).filter((text) => text.includes('¥'))).toEqual([parts, inAll]);
  await expectAccessible(cashier);
});

test('it is the server’s plan, and not the one that was chosen here', async () => {
  const cashier = await stand({ page: 'choosing', gateway: known({ products: [{ productId: 'alipay.page' }, huabei] }, {}, code) });
  cashier.select('alipay.huabei', 'hb-3');
  cashier.pay();
  await until(cashier, 'awaiting', '支付宝扫码支付');
  expect(said(cashier).filter((text) => text.includes('¥'))).toEqual([parts, inAll]);
});

test('an estimate is called one, once a line', async () => {
  const cashier = await stand({ page: 'awaiting', gateway: live({ ...code, plan: { ...plan, isEstimate: true } }) });
  expect(said(cashier).filter((text) => text.includes('预估'))).toEqual([`${parts}（预估）`, '共 ¥1,070.08（预估，含手续费 ¥46.08）']);
});

test('a plan without a fee has no second line: the order’s amount is what is paid', async () => {
  const cashier = await stand({ page: 'awaiting', gateway: live({ ...code, plan: huabei.plans[0] }) });
  expect(said(cashier).filter((text) => text.includes('¥'))).toEqual(['3 期 · 首期 ¥341.34 · 之后每期 ¥341.33']);
});

test('nothing is said of plans where the server has none', async () => {
  const cashier = await stand({ page: 'awaiting', gateway: live({ ...code, plan: undefined }) });
  expect(said(cashier).join()).not.toMatch(/期 ·|¥|undefined/);
});
