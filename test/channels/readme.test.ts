/** What README.md says of the channels, compared with what they are. */
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, test, vi } from 'vitest';
import { houseChannels, type HouseChannel } from '../../src/channels/house-channel';
import type { OwnProduct, Place } from '../../src/channels/product-definition';
import { products } from '../../src/channels/products';
import { isSessionId } from '../../src/core/opening';
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

test('the channel that README.md adds is added without a warning, is offered where it says, and takes less than 25 lines', async () => {
  // Of tables of their own: other files read the house's.
  vi.resetModules();
  const { addChannel } = await import('../../src/elements/add-channel');
  const { findOffers } = await import('../../src/core/offers');
  vi.resetModules();
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

test('on a page without a bundler README.md puts the element there once the channel is known, and though it could not be', async () => {
  const script = /<script type="module">([^`]*addChannel\([^`]*)<\/script>/.exec(readme)![1]!;
  for (const outcome of ['known', 'failed']) {
    const put: unknown[] = [];
    const cashier: { sessionId?: string; gateway?: string; allowedHosts?: readonly string[] } = {};
    let settle!: (outcome: string) => void;
    const document = { createElement: () => cashier, body: { append: (element: unknown) => put.push(element) } };
    const addLater = (): Promise<void> =>
      new Promise((resolve, reject) => {
        settle = (how) => {
          if (how === 'known') resolve();
          else reject(new Error(how));
        };
      });
    const shown = runInNewContext(script.replace(/^ *import .*$/gm, '').trim(), {
      addChannel: addLater,
      points: {},
      document,
    }) as Promise<void>;
    await Promise.resolve();
    expect(put).toEqual([]);
    settle(outcome);
    await shown.catch(() => undefined);
    expect(put).toEqual([cashier]);
    expect(isSessionId(cashier.sessionId ?? '')).toBe(true);
    expect([cashier.gateway, cashier.allowedHosts]).toEqual(['/api', ['points.shop.example']]);
  }
});

const { name, exports } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
};

/** The keys of the exports map by what an import of them says: the standalone build is served by the page's own origin, under its file's name. */
const entries = new Map(
  Object.entries(exports).map(([key, value]) => {
    const file = typeof value === 'string' ? value : value.default;
    return [key === './standalone' ? `/${name}/${file.replace(/^.*\//, '')}` : key.replace(/^\./, name), key.slice(2) || 'index'];
  }),
);

const imports = [...readme.matchAll(/^ *import (?:\{([^}]*)\} from )?'([^']*)';$/gm)].map(([, names = '', specifier = '']) => ({
  specifier,
  names: names.split(',').flatMap((one) => one.trim() || []),
}));

test('there are imports of every kind in README.md', () => {
  expect(new Set(imports.map(({ specifier }) => specifier)).size).toBeGreaterThanOrEqual(4);
  expect(imports.length).toBe((readme.match(/^ *import /gm) ?? []).length);
});

test.each(imports)('README.md imports $names from $specifier, which exports them', ({ specifier, names }) => {
  const entry = entries.get(specifier);
  expect(entry).toBeDefined();
  const source = readFileSync(`src/entries/${entry}.ts`, 'utf8');
  for (const imported of names) expect(source).toMatch(new RegExp(`^export (?:\\{[^}]*\\b|async function )${imported}\\b`, 'm'));
});
