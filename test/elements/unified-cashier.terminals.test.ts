/** Every terminal's states, and the words in them: a screen names the wallet that it is about, and no other. */
import { html } from 'lit';
import { describe, expect, test } from 'vitest';
import '../../src/entries/define';
import type { UcMethodList } from '../../src/elements/method-list';
import type { UcOpenGuide } from '../../src/elements/open-guide';
import type { UnifiedCashier } from '../../src/elements/unified-cashier';
import { bringInto, shownText } from '../fixtures/cashier-states';
import type { ScriptedGateway } from '../fixtures/scripted-gateway';
import { terminalStates } from '../fixtures/terminal-states';
import { expectAccessible } from './accessible';
import { drawnElements } from './drawn';
import { mount } from './mount';

const wallets = [
  { channel: 'wechat-pay', names: /微信|WeChat/ },
  { channel: 'alipay', names: /支付宝|Alipay/ },
  { channel: 'unionpay', names: /云闪付|银联|UnionPay/ },
  { channel: 'jd-pay', names: /京东|JD/ },
  { channel: 'qq-wallet', names: /QQ/ },
];

/** The channel that a screen is about: that of its attempt, or of the one way that there is. */
function channelOn({ session }: ScriptedGateway): string | undefined {
  const { payments, products } = session;
  const productId = payments[payments.length - 1]?.productId ?? (products.length === 1 ? products[0]?.productId : undefined);
  return productId?.split('.', 1)[0];
}

/** All that is to be read or heard of a cashier. */
function words(cashier: UnifiedCashier): string {
  const labels = drawnElements(cashier).map((element) => element.getAttribute('aria-label') ?? '');
  return [shownText(cashier), ...labels].join(' ');
}

const states = Object.values(terminalStates).flatMap(({ title, environment, states }) =>
  Object.entries(states).map(([name, state]) => [`${title}: ${name}`, { ...state, environment }] as const),
);

describe('axe (wcag22aa) finds nothing', () => {
  test.each(states)('%s', async (_, state) => {
    const cashier = await mount<UnifiedCashier>(html`<unified-cashier></unified-cashier>`);
    await bringInto(state, cashier);
    await expectAccessible(cashier);
  });
});

describe('the wallet that a screen is about is named, no other is, and nothing is half said', () => {
  test.each(states)('%s', async (_, state) => {
    const cashier = await mount<UnifiedCashier>(html`<unified-cashier></unified-cashier>`);
    const gateway = await bringInto(state, cashier);
    const own = channelOn(gateway);
    for (const locale of ['zh-CN', 'en']) {
      await Object.assign(cashier, { locale }).updateComplete;
      const said = words(cashier);
      expect(said).not.toMatch(/\{\{|\}\}|undefined|\b(channel|way|awaiting|reversing|open-guide|error)\.[a-z]/);
      if (own === undefined) continue;
      for (const { channel, names } of wallets) if (channel !== own) expect(said).not.toMatch(names);
    }
  });
});

const huabei = '花呗分期 3 期免手续费';
const chargedAtBanks = ['银联云闪付', '招商银行一网通'];

test.each([
  [
    'pc',
    [
      '微信支付',
      '支付宝',
      '支付宝',
      '京东支付',
      'QQ钱包',
      huabei,
      '京东白条',
      '银联云闪付',
      '银联云闪付',
      '招商银行一网通',
      '招商银行扫码付',
    ],
  ],
  ['wap', ['微信支付', '支付宝', '京东支付', huabei, '京东白条', ...chargedAtBanks]],
  ['wechat', ['微信支付', '微信分付', '招商银行一网通']],
  ['miniProgram', ['微信支付', '微信分付']],
  ['app', ['微信支付', '支付宝', '京东支付', 'QQ钱包', '微信分付', huabei, '京东白条', ...chargedAtBanks]],
  [
    'counter',
    [
      ...['微信支付', '微信付款码', '支付宝', '支付宝付款码', '京东付款码', 'QQ钱包', 'QQ付款码', huabei],
      ...['银联云闪付', '云闪付付款码', '招商银行扫码付'],
    ],
  ],
] as const)('where everything of six channels is opened, %s offers %j', async (terminal, names) => {
  const { environment, states } = terminalStates[terminal];
  const cashier = await mount<UnifiedCashier>(html`<unified-cashier></unified-cashier>`);
  await bringInto({ ...states['选择支付方式']!, environment }, cashier);
  const list = cashier.renderRoot.querySelector<UcMethodList>('uc-method-list')!;
  const rows = [...list.renderRoot.querySelectorAll('.words')].map((row) => row.firstElementChild!.textContent.trim());
  expect(rows).toEqual(names);
});

test('in WeChat, where many channels need a browser, three of them are named, and wallets before banks', async () => {
  const { environment, states } = terminalStates.wechat;
  const cashier = await mount<UnifiedCashier>(html`<unified-cashier></unified-cashier>`);
  await bringInto({ ...states['选择支付方式']!, environment }, cashier);
  const guide = cashier.renderRoot.querySelector<UcOpenGuide>('uc-open-guide')!;
  expect(guide.channels).toEqual(['alipay', 'jd-pay', 'unionpay']);
});
