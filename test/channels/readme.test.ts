/** What README.md says of the channels, compared with what they are. */
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, test, vi } from 'vitest';
import { houseChannels, type HouseChannel } from '../../src/channels/house-channel';
import { navigationHosts } from '../../src/channels/navigation-hosts';
import type { OwnProduct, Place } from '../../src/channels/product-definition';
import { productSources } from '../../src/channels/product-sources';
import { products } from '../../src/channels/products';
import { findOffers } from '../../src/core/offers';
import { addChannel } from '../../src/elements/add-channel';
import { en } from '../../src/locales/en';
import type { Terminal } from '../../src/model/environment';
import { sampleSession } from '../fixtures/session';
import { environments } from '../fixtures/terminals';

const readme = readFileSync('README.md', 'utf8');

const at =
  (...terminals: readonly Terminal[]) =>
  ({ terminal }: Place): boolean =>
    terminals.includes(terminal);

/** The columns of the table, and which products stand in each. */
const columns: readonly (readonly [heading: string, holds: (product: OwnProduct) => boolean])[] = [
  ['PC', ({ places }) => places.some(at('pc'))],
  ["a phone's browser", ({ places }) => places.some(({ terminal, hosts, devices }) => terminal === 'wap' && !hosts && !devices)],
  ['inside the wallet', ({ way, places }) => way === 'inside' || places.some(at('wechat'))],
  ['its mini program', ({ places }) => places.some(at('mini-program'))],
  ["the merchant's app", ({ places }) => places.some(at('app'))],
  ['a counter, the payer scans', ({ way, places }) => way === 'scan' && places.some(at('scan'))],
  ["a counter, the payer's code is read", ({ way }) => way === 'payer-code'],
];

function row(channel: HouseChannel): string {
  const all = Object.entries(products[channel]);
  const name = (productId: string): string => `\`${productId.slice(channel.length + 1)}\``;
  const cells = columns.map(([heading, holds]) =>
    all
      .flatMap(([productId, product]) => (product.carriers || !holds(product) ? [] : [{ productId, way: product.way }]))
      .map(({ productId, way }) => (heading === 'inside the wallet' && way !== 'inside' ? `${name(productId)} in WeChat` : name(productId)))
      .join(', '),
  );
  const carried = all.flatMap(([productId, { carriers }]) => (carriers ? [name(productId)] : []));
  return line([`${en[`channel.${channel}.name`]} \`${channel}\``, ...cells, carried.join(', ')]);
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`.replace(/ {2,}/g, ' ');
}

test('the table of README.md has every product of every channel, where it works', () => {
  const headings = ['', ...columns.map(([heading]) => heading), 'credit up front'];
  const table = [line(headings), `|${'---|'.repeat(headings.length)}`, ...houseChannels.map(row)].join('\n');
  expect(readme).toContain(table);
});

test('the origins that README.md allows forms to go to are hosts of the channels, and every channel of forms is there', () => {
  const section = readme.slice(readme.indexOf('| channel | `form-action` |'), readme.indexOf('## Where things are'));
  const origins = section.match(/https:\/\/[a-z0-9.]+/g) ?? [];
  for (const origin of origins) expect(navigationHosts).toContain(new URL(origin).host);
  const byForm = houseChannels.filter((channel) => Object.values(productSources[channel]).some(({ value }) => value.lead === 'form'));
  expect(byForm.length).toBeGreaterThan(5);
  for (const channel of byForm) expect(section).toContain(`| ${en[`channel.${channel}.name`]} |`);
});

test('the channel that README.md adds is added without a warning, is offered where it says, and takes less than 25 lines', () => {
  const warn = vi.spyOn(console, 'warn');
  const example = /```js\n([^`]*addChannel\([^`]*)```/.exec(readme)![1]!;
  const cashier: { allowedHosts?: readonly string[] } = {};
  runInNewContext(example.replace(/^import .*$/gm, ''), { addChannel, document: { querySelector: () => cashier } });
  expect(example.trim().split('\n').length).toBeLessThan(25);
  expect(warn).not.toHaveBeenCalled();
  expect(cashier.allowedHosts).toEqual(['points.shop.example']);
  const question = { order: sampleSession().order, products: [{ productId: 'points.page' }] };
  const offered = (['pc', 'wap', 'wechat', 'app'] as const).filter(
    (place) => findOffers({ ...question, environment: environments[place] }).offers.length > 0,
  );
  expect(offered).toEqual(['pc', 'wap']);
  warn.mockRestore();
});
