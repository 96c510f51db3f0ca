import { html } from 'lit';
import { afterEach, beforeEach, describe, expect, test, vi, type MockInstance } from 'vitest';
import type { CarriedProduct, OwnProduct, ProductDefinition } from '../../src/channels/product-definition';
import { productDefinitions } from '../../src/channels/products';
import { findOffers } from '../../src/core/offers';
import { addChannel, type AddedChannel } from '../../src/elements/add-channel';
import type { UcMethodList } from '../../src/elements/method-list';
import { channelName, productHint, productName, walletName } from '../../src/elements/product-words';
import type { UnifiedCashier } from '../../src/elements/unified-cashier';
import { addChannel as addChannelLater } from '../../src/entries/standalone';
import type { LauncherTable } from '../../src/launchers/launch';
import { launchRedirect } from '../../src/launchers/redirect';
import { loadTranslator, translatorOf, type Language } from '../../src/locales/translate';
import { shownText, until } from '../fixtures/cashier-states';
import { ScriptedGateway } from '../fixtures/scripted-gateway';
import { sampleSession, sessionId } from '../fixtures/session';
import { environments } from '../fixtures/terminals';
import { aPage } from '../launchers/launched';
import { expectAccessible } from './accessible';
import { mount } from './mount';

const page: OwnProduct = {
  way: 'page',
  places: [{ terminal: 'pc' }, { terminal: 'wap' }],
  kind: 'wallet',
  currencies: ['CNY'],
  minimumValue: 1,
};

const later: CarriedProduct = { carriers: ['alipay.page'], plans: 'quotes', kind: 'credit', currencies: ['CNY'], minimumValue: 1 };

let ids = 0;
let warn: MockInstance<typeof console.warn>;

beforeEach(async () => {
  warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  await Promise.all([loadTranslator('zh-CN'), loadTranslator('en')]);
});

afterEach(() => {
  warn.mockRestore();
});

/** A channel that no other test has added: what is added stays for as long as the page does. */
function points(changes: (id: string) => Partial<AddedChannel> = () => ({})): AddedChannel {
  const id = `points-${(ids += 1)}`;
  return {
    id,
    names: { 'zh-CN': '会员积分', en: 'Points' },
    mark: { letter: '积', colour: '#7c3aed' },
    products: { [`${id}.page`]: page },
    ...changes(id),
  };
}

function speak(language: Language): NonNullable<ReturnType<typeof translatorOf>> {
  return translatorOf(language)!;
}

function warnings(): string {
  return warn.mock.calls.map((words) => words.join(' ')).join('\n');
}

/** A cashier in a place, with products that the merchant has opened. */
async function cashierWith(productId: string, where: 'pc' | 'wap' | 'wechat', more: Partial<UnifiedCashier> = {}): Promise<UnifiedCashier> {
  const gateway = new ScriptedGateway(sampleSession({ products: [{ productId }, { productId: 'wechat-pay.native' }] }));
  gateway.attempt = { action: { kind: 'redirect', url: 'https://points.shop.example/pay?token=1' }, actionExpiresInMs: undefined };
  const { terminal, host } = environments[where];
  const cashier = await mount<UnifiedCashier>(
    html`<unified-cashier session-id=${sessionId} terminal=${terminal} host=${host} .gateway=${gateway}></unified-cashier>`,
  );
  Object.assign(cashier, more);
  await until(cashier, 'choosing');
  return cashier;
}

function firstRow(cashier: UnifiedCashier): Element {
  return cashier.renderRoot.querySelector<UcMethodList>('uc-method-list')!.renderRoot.querySelector('.method')!;
}

describe("a merchant's own channel", () => {
  test('stands in the list with its name and mark, in every language', async () => {
    const channel = points();
    addChannel(channel);
    const cashier = await cashierWith(`${channel.id}.page`, 'pc');
    const mark = firstRow(cashier).querySelector('.mark')!;
    expect(firstRow(cashier).querySelector('.words')!.textContent).toBe('会员积分前往会员积分网页付款');
    expect([mark.textContent, getComputedStyle(mark).backgroundColor]).toEqual(['积', 'rgb(124, 58, 237)']);
    await expectAccessible(cashier);
    cashier.locale = 'en';
    await until(cashier, 'choosing', 'Points');
    expect(firstRow(cashier).querySelector('.words')!.textContent).toBe('PointsPay on the Points website');
    expect(warnings()).toBe('');
  });

  test('is offered where it says, and explained where it does not work', () => {
    const { id, ...channel } = points();
    addChannel({ id, ...channel });
    const { order } = sampleSession();
    const verdict = (where: keyof typeof environments): string[] => {
      const { offers, exclusions } = findOffers({ environment: environments[where], order, products: [{ productId: `${id}.page` }] });
      const ofThis = exclusions.filter(({ productId }) => productId === `${id}.page`);
      return [...offers.map(({ productId }) => productId), ...ofThis.map(({ reason }) => reason)];
    };
    expect(verdict('pc')).toEqual([`${id}.page`]);
    expect(verdict('wap')).toEqual([`${id}.page`]);
    expect(verdict('wechat')).toEqual(['terminal']);
    expect(verdict('miniProgram')).toEqual(['exclusive-host']);
  });

  test('is led to where the page allows it, and nowhere else', async () => {
    const channel = points();
    addChannel(channel);
    const { window, wentTo } = aPage();
    const launchers: LauncherTable = {
      redirect: () => Promise.resolve((action, report, { urls }, signal) => launchRedirect(action, report, { window, urls }, signal)),
    };
    const refused = await cashierWith(`${channel.id}.page`, 'pc', { launchers });
    refused.select(`${channel.id}.page`);
    refused.pay();
    await until(refused, 'awaiting', 'url-not-allowed');
    expect(wentTo).toEqual([]);
    const allowed = await cashierWith(`${channel.id}.page`, 'pc', { launchers, allowedHosts: ['points.shop.example'] });
    allowed.select(`${channel.id}.page`);
    allowed.pay();
    await until(allowed, 'awaiting', '会员积分');
    expect(wentTo).toEqual(['https://points.shop.example/pay?token=1']);
  });

  test('is taken up by an element that is on the page already, when it is drawn next', async () => {
    const channel = points();
    const offers = [{ productId: `${channel.id}.page`, plans: [], group: 'recommended' as const }];
    const list = await mount<UcMethodList>(html`<uc-method-list .list=${{ offers, exclusions: [] }}></uc-method-list>`);
    expect(list.renderRoot.textContent).toContain(`${channel.id}.page`);
    addChannel(channel);
    list.requestUpdate();
    await list.updateComplete;
    expect(list.renderRoot.textContent).toContain('会员积分');
    expect(list.renderRoot.textContent).not.toContain(channel.id);
  });

  test('of a page without a bundler is offered by an element that is written once the channel is known, as README.md tells', async () => {
    const channel = points();
    const products = [{ productId: `${channel.id}.page` }];
    const gateway = new ScriptedGateway(sampleSession({ products }));
    const cashier = document.createElement('unified-cashier');
    Object.assign(cashier, { sessionId, gateway, terminal: 'pc' });
    await addChannelLater(channel).finally(() => mount(html`${cashier}`));
    await until(cashier, 'choosing');
    expect(firstRow(cashier).querySelector('.words')!.textContent).toBe('会员积分前往会员积分网页付款');
    expect(warnings()).toBe('');
  });

  test('that was never added is an unknown product, and never shown', async () => {
    const cashier = await cashierWith('never-added.page', 'pc');
    expect(cashier.explain().exclusions).toContainEqual({ productId: 'never-added.page', reason: 'unknown-product', facts: {} });
    expect(shownText(cashier)).not.toContain('never-added');
  });

  test('says its wallet, its products and its hints as the merchant wrote them', () => {
    const channel = points((id) => ({
      products: { [`${id}.page`]: page, [`${id}.gift-card`]: page },
      wallets: { 'zh-CN': '会员中心', en: 'the member centre' },
      productNames: { [`${id}.gift-card`]: { 'zh-CN': '礼品卡', en: 'Gift card' } },
      hints: { [`${id}.gift-card`]: { 'zh-CN': '输入卡号付款' } },
    }));
    addChannel(channel);
    const said = (productId: string, language: Language): unknown[] =>
      [productName, walletName, productHint].map((word) => word(productId, speak(language)));
    expect(said(`${channel.id}.page`, 'zh-CN')).toEqual(['会员积分', '会员中心', '前往会员中心网页付款']);
    expect(said(`${channel.id}.gift-card`, 'zh-CN')).toEqual(['礼品卡', '会员中心', '输入卡号付款']);
    // What was not written in English is said as it was written.
    expect(said(`${channel.id}.gift-card`, 'en')).toEqual(['Gift card', 'the member centre', '输入卡号付款']);
    expect(warnings()).toBe('');
  });

  test('may be carried out by products of its own', () => {
    const channel = points((id) => ({
      products: {
        [`${id}.page`]: page,
        [`${id}.later`]: { carriers: [`${id}.page`], plans: 'wallet', kind: 'credit', currencies: ['CNY'], minimumValue: 1 },
      },
      productNames: { [`${id}.later`]: { 'zh-CN': '下月付' } },
    }));
    addChannel(channel);
    const products = [{ productId: `${channel.id}.page` }, { productId: `${channel.id}.later` }];
    const { offers } = findOffers({ environment: environments.pc, order: sampleSession().order, products });
    expect(offers.map(({ productId }) => productName(productId, speak('zh-CN')))).toEqual(['会员积分', '下月付']);
    expect(warnings()).toBe('');
  });

  test('that is added again takes the place of what it was, without a word', () => {
    const channel = points();
    addChannel(channel);
    addChannel({ ...channel, names: { 'zh-CN': '积分' }, products: { [`${channel.id}.page`]: { ...page, minimumValue: 100 } } });
    expect(channelName(channel.id, speak('zh-CN'))).toBe('积分');
    expect(productDefinitions.get(`${channel.id}.page`)?.minimumValue).toBe(100);
    expect(warnings()).toBe('');
  });

  test('may be drawn by a path', async () => {
    const channel = points(() => ({ mark: { path: 'M2 2h20v20H2z', colour: '#7C3AED' } }));
    addChannel(channel);
    const cashier = await cashierWith(`${channel.id}.page`, 'pc');
    expect(firstRow(cashier).querySelector('.mark path')!.getAttribute('d')).toBe('M2 2h20v20H2z');
  });
});

describe('a channel of the house', () => {
  test('takes more products, under its own name and mark', () => {
    addChannel({ id: 'bestpay', products: { 'bestpay.counter-page': page } });
    expect(productName('bestpay.counter-page', speak('zh-CN'))).toBe('翼支付');
    expect(warnings()).toBe('');
  });

  test('keeps its name, its wallet and its mark, and the page is told', () => {
    addChannel({ id: 'alipay', products: {}, names: { 'zh-CN': '别的' }, mark: { letter: '别', colour: '#7c3aed' } });
    expect(channelName('alipay', speak('zh-CN'))).toBe('支付宝');
    expect(warnings()).toContain('alipay is known here');
  });

  test('keeps what is said of its products, and the page is told', () => {
    const before = productDefinitions.get('alipay.page');
    addChannel({ id: 'alipay', products: { 'alipay.page': page }, productNames: { 'alipay.page': { 'zh-CN': '别的' } } });
    expect(productDefinitions.get('alipay.page')).toBe(before);
    expect(productName('alipay.page', speak('zh-CN'))).toBe('支付宝');
    expect(warnings()).toContain('"alipay.page" is left out: it is known here');
  });
});

describe('what a page wrote wrongly is warned of and left out:', () => {
  test.each(['Points', '', 'points.page', '__proto__', '积分', 7])('a channel of the id %j', (id) => {
    const before = productDefinitions.size;
    addChannel({ ...points(), id: id as string, products: { [`${id}.page`]: page } });
    expect(productDefinitions.size).toBe(before);
    expect(warnings()).toContain(`id ${JSON.stringify(id)} is none`);
  });

  test.each(['page', 'other.page', 'ID.Page', 'ID.', 'ID.a.b', 'ID.__proto__'])('a product of the id %s', (name) => {
    const channel = points((id) => ({ products: { [name.replace('ID', id)]: page } }));
    addChannel(channel);
    expect(productDefinitions.has(name.replace('ID', channel.id))).toBe(false);
    expect(warnings()).toContain(`its id is not "${channel.id}."`);
  });

  test.each<[flaw: string, definition: unknown]>([
    ['no object', null],
    ['no object', 'page'],
    ['its way', { ...page, way: 'walk' }],
    ['its way', { ...page, way: 'constructor' }],
    ['works nowhere', { ...page, places: [] }],
    ['works nowhere', { ...page, places: undefined }],
    ['a terminal', { ...page, places: [{ terminal: 'desk' }] }],
    ['a terminal', { ...page, places: [null] }],
    ['hosts', { ...page, places: [{ terminal: 'wap', hosts: ['netscape'] }] }],
    ['hosts', { ...page, places: [{ terminal: 'wap', hosts: 'alipay' }] }],
    ['devices', { ...page, places: [{ terminal: 'wap', devices: ['watch'] }] }],
    ['blockedHosts', { ...page, blockedHosts: 'wechat' }],
    ['blockedHosts', { ...page, blockedHosts: ['wechat', 'netscape'] }],
    ['blockedHosts', { ...page, blockedHosts: null }],
    ['ownHosts', { ...page, ownHosts: ['netscape'] }],
    ['ownHosts', { ...page, ownHosts: 'alipay' }],
    ['its identityHost', { ...page, identityHost: 'netscape' }],
    ['its identityHost', { ...page, identityHost: ['alipay'] }],
    ['needsOneOf', { ...page, needsOneOf: 'points.page' }],
    ['needsOneOf', { ...page, needsOneOf: [] }],
    ['needsOneOf', { ...page, needsOneOf: ['points'] }],
    ['its openedWith', { ...page, openedWith: 'points' }],
    ['its openedWith', { ...page, openedWith: ['points.page'] }],
    ['its savable', { ...page, savable: 'yes' }],
    ['its creditBan', { ...page, creditBan: 'none' }],
    ['its creditBan', { ...page, creditBan: true }],
    ['its creditBan', { ...page, creditBan: null }],
    ['refusesVirtualGoods, which only', { ...page, refusesVirtualGoods: true }],
    ['plans, which only', { ...page, plans: 'quotes' }],
    ['its kind', { ...page, kind: 'cash' }],
    ['its currencies', { ...page, currencies: [] }],
    ['its currencies', { ...page, currencies: ['yuan'] }],
    ['its minimumValue', { ...page, minimumValue: 0 }],
    ['its minimumValue', { ...page, minimumValue: 0.5 }],
    ['its maximumValue', { ...page, minimumValue: 2, maximumValue: 1 }],
    ['its maximumValue', { ...page, maximumValue: '50000' }],
    ['its maximumValue', { ...page, maximumValue: 100.5 }],
    ['its maximumValue', { ...page, maximumValue: Infinity }],
    ['its carriers', { ...later, carriers: [] }],
    ['its carriers', { ...later, carriers: 'alipay.page' }],
    ['its carriers', { ...later, carriers: ['alipay'] }],
    ['way although its carriers', { ...page, carriers: ['alipay.page'], plans: 'quotes' }],
    ['ownHosts although its carriers', { ...later, ownHosts: ['alipay'] }],
    ['savable although its carriers', { ...later, savable: true }],
    ['creditBan although its carriers', { ...later, creditBan: 'no-credit' }],
    ['its plans', { ...later, plans: 'free' }],
    ['its plans', { ...later, plans: undefined }],
    ['its refusesVirtualGoods', { ...later, refusesVirtualGoods: 'yes' }],
    ['its kind', { ...later, kind: 'cash' }],
  ])('a product with %s, as %j', (flaw, definition) => {
    const channel = points((id) => ({ products: { [`${id}.odd`]: definition as ProductDefinition, [`${id}.page`]: page } }));
    addChannel(channel);
    expect(productDefinitions.has(`${channel.id}.odd`)).toBe(false);
    expect(productDefinitions.has(`${channel.id}.page`)).toBe(true);
    expect(warnings()).toContain(flaw);
    expect(warnings()).toContain(`"${channel.id}.odd" is left out`);
  });

  test('everything that a definition may say, said well, is not', () => {
    const channel = points((id) => ({
      products: {
        [`${id}.page`]: {
          ...page,
          places: [{ terminal: 'wap', hosts: ['alipay'], devices: ['phone'] }],
          blockedHosts: ['wechat'],
          ownHosts: ['alipay'],
          identityHost: 'alipay',
          needsOneOf: ['alipay.page'],
          openedWith: 'alipay.page',
          savable: true,
          creditBan: 'no-credit' as const,
          maximumValue: 1,
        },
        [`${id}.ban`]: { ...page, creditBan: 'by-request' as const },
        [`${id}.later`]: { ...later, refusesVirtualGoods: true, maximumValue: 50000 },
      },
    }));
    addChannel(channel);
    for (const product of ['page', 'ban', 'later']) expect(productDefinitions.has(`${channel.id}.${product}`)).toBe(true);
    expect(warnings()).toBe('');
  });

  test.each([null, undefined, 'points'])('a channel that is %j', (channel) => {
    const before = productDefinitions.size;
    addChannel(channel as never);
    expect(productDefinitions.size).toBe(before);
  });

  test.each(['hints', 'productNames'] as const)('%s that are no table, and the rest is added', (field) => {
    for (const texts of [null, '去付款', 7]) {
      const channel = points(() => ({ [field]: texts }));
      addChannel(channel);
      expect(productName(`${channel.id}.page`, speak('en'))).toBe('Points');
      expect(productHint(`${channel.id}.page`, speak('en'))).toBe('Pay on the Points website');
      expect(warnings()).toContain(`${field} of ${channel.id} are left out`);
    }
  });

  test('a channel without products', () => {
    const channel = points(() => ({ products: undefined as never }));
    addChannel(channel);
    expect(channelName(channel.id, speak('en'))).toBe(channel.id);
    expect(warnings()).toContain(`${channel.id} has no products`);
  });

  test.each<[flaw: string, mark: unknown]>([
    ['its colour is not', { letter: '积', colour: 'purple' }],
    ['its colour is not', { letter: '积', colour: '#7c3' }],
    ['its colour is not', { letter: '积' }],
    ['its colour is not', null],
    ['white can not be told from', { letter: '积', colour: '#ffd400' }],
    ['just one of', { colour: '#7c3aed' }],
    ['just one of', { colour: '#7c3aed', letter: '积', path: 'M0 0h1' }],
    ['one character', { colour: '#7c3aed', letter: '积分' }],
    ['one character', { colour: '#7c3aed', letter: ' ' }],
    ['an SVG path', { colour: '#7c3aed', path: 'url(#x)' }],
    ['an SVG path', { colour: '#7c3aed', path: '<path>' }],
  ])('a mark of which %s good, as %j', async (flaw, mark) => {
    const channel = points(() => ({ mark: mark as NonNullable<AddedChannel['mark']> }));
    addChannel(channel);
    expect(warnings()).toContain(flaw);
    const offers = [{ productId: `${channel.id}.page`, plans: [], group: 'recommended' as const }];
    const list = await mount<UcMethodList>(html`<uc-method-list .list=${{ offers, exclusions: [] }}></uc-method-list>`);
    expect(list.renderRoot.querySelector('.mark')!.textContent).toBe('会');
    expect(list.renderRoot.querySelector('.mark')!.getAttribute('color')).toBeNull();
  });

  test.each([undefined, {}, '会员积分', { 'zh-CN': '' }, { en: 7 }])('names as %j, so that it is called by its id', (names) => {
    const channel = points(() => ({ names: names as AddedChannel['names'] }));
    addChannel(channel);
    expect(productName(`${channel.id}.page`, speak('zh-CN'))).toBe(channel.id);
    expect(warnings()).toContain(`${channel.id} has no names`);
  });

  test('a wallet and words that are no texts by language, and words for a product that is not there', () => {
    const channel = points((id) => ({
      wallets: '会员中心' as never,
      hints: { [`${id}.page`]: '去付款' as never },
      productNames: { [`${id}.other`]: { en: 'Other' } },
    }));
    addChannel(channel);
    const t = speak('en');
    expect([walletName(`${channel.id}.page`, t), productHint(`${channel.id}.page`, t)]).toEqual(['Points', 'Pay on the Points website']);
    expect(warnings()).toContain(`wallets of ${channel.id}`);
    expect(warnings()).toContain(`hints of ${channel.id}.page`);
    expect(warnings()).toContain(`words for ${channel.id}.other`);
  });
});
