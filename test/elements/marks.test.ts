import { html } from 'lit';
import { siAlipay, siPaypal, siQq, siWechat } from 'simple-icons';
import { expect, test } from 'vitest';
import { houseChannels } from '../../src/channels/house-channel';
import { productDefinitions } from '../../src/channels/products';
import '../../src/entries/define';
import type { UcMethodList } from '../../src/elements/method-list';
import { channelOf } from '../../src/model/product';
import { expectAccessible } from './accessible';
import { mount } from './mount';

/** The marks of these products, as a list draws them. */
async function marksOf(productIds: readonly string[]): Promise<SVGElement[]> {
  const offers = productIds.map((productId) => ({ productId, plans: [], group: 'recommended' as const }));
  const list = await mount<UcMethodList>(html`<uc-method-list .list=${{ offers, exclusions: [] }}></uc-method-list>`);
  await expectAccessible(list);
  return [...list.renderRoot.querySelectorAll<SVGElement>('.mark')];
}

/** What a mark shows: its icon's path or its character. */
function drawn(mark: SVGElement): string {
  return mark.querySelector('path')?.getAttribute('d') ?? mark.textContent.trim();
}

/** The contrast of WCAG 2.2 between two colours as `rgb(1, 2, 3)`. */
function contrast(one: string, other: string): number {
  const [light, dark] = [one, other].map(luminance).sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

function luminance(colour: string): number {
  const parts = colour.match(/\d+/g)!.slice(0, 3);
  const [red, green, blue] = parts.map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

const productIds = [...productDefinitions.keys()];

test('every channel has a mark, and credit with a name of its own has its own in the colour of its channel', async () => {
  const marks = new Map((await marksOf(productIds)).map((mark, index) => [productIds[index]!, mark]));
  expect(marks.size).toBe(productIds.length);
  for (const channel of houseChannels) {
    const own = [...marks].filter(([productId]) => channelOf(productId) === channel);
    const base = own.filter(([productId]) => !productDefinitions.get(productId)?.carriers);
    expect(new Set(base.map(([, mark]) => drawn(mark))).size).toBe(1);
    expect(new Set(own.map(([, mark]) => mark.getAttribute('color'))).size).toBe(1);
    const carried = own.filter(([productId]) => productDefinitions.get(productId)?.carriers);
    for (const [, mark] of carried) expect(drawn(mark)).not.toBe(drawn(base[0]![1]));
  }
});

test('no two marks are the same', async () => {
  const marks = await marksOf(productIds);
  const looks = marks.map((mark) => `${drawn(mark)} ${mark.getAttribute('color')}`);
  const carried = productIds.filter((productId) => productDefinitions.get(productId)?.carriers);
  expect(new Set(looks).size).toBe(houseChannels.length + carried.length);
});

test.each([
  ['wechat-pay.native', siWechat.path],
  ['wechat-pay.fenfu', '分'],
  ['alipay.page', siAlipay.path],
  ['alipay.huabei', '花'],
  ['jd-pay.page', '京'],
  ['jd-pay.baitiao', '白'],
  ['qq-wallet.native', siQq.path],
  ['unionpay.page', '银'],
  ['cmb.page', '招'],
  ['paypal.page', siPaypal.path],
  ['e-cny.qr', '数'],
])('%s is drawn as its brand draws it, else as one character', async (productId, look) => {
  const [mark] = await marksOf([productId]);
  expect(drawn(mark!)).toBe(look);
});

test('what is drawn can be told from its ground, by 3 to 1', async () => {
  const marks = await marksOf([...productIds, 'nobodys.page']);
  for (const mark of marks) {
    const { backgroundColor, fill } = getComputedStyle(mark);
    expect(contrast(backgroundColor, fill), drawn(mark)).toBeGreaterThanOrEqual(3);
  }
});

test('what is drawn stands inside its square, and no style attribute is needed for it', async () => {
  const marks = await marksOf(productIds);
  for (const mark of marks) {
    const square = mark.getBoundingClientRect();
    const drawing = mark.querySelector('path, text')!.getBoundingClientRect();
    expect(drawing.left).toBeGreaterThanOrEqual(square.left - 0.5);
    expect(drawing.right).toBeLessThanOrEqual(square.right + 0.5);
    expect(drawing.top).toBeGreaterThanOrEqual(square.top - 0.5);
    expect(drawing.bottom).toBeLessThanOrEqual(square.bottom + 0.5);
    expect(mark.outerHTML).not.toMatch(/\sstyle=/);
  }
});

test('what has no mark is the first letter of its name, in grey', async () => {
  const [mark] = await marksOf(['nobodys.page']);
  expect(drawn(mark!)).toBe('n');
  expect(mark!.getAttribute('color')).toBeNull();
});
