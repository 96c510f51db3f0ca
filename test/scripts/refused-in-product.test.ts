/** What the lint refuses in everything that reaches a browser: whatever would read a text as HTML or as a script, and other windows. */
import { readdirSync, readFileSync } from 'node:fs';
import { ESLint, Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { beforeAll, describe, expect, test } from 'vitest';
import { shows } from '../reliability/shows';

const names = ['no-restricted-syntax', 'no-restricted-globals', 'no-eval', 'no-new-func', 'no-script-url'];
/** One file of each set that the lint's configuration tells apart. */
const places = ['src/elements/qr-code.ts', 'src/core/checkout.ts', 'src/launchers/form.ts', 'src/entries/define.ts', 'demo/pages/shop.ts'];

const rulesAt = new Map<string, Linter.RulesRecord>();

beforeAll(async () => {
  const eslint = new ESLint();
  for (const place of places) {
    const config: unknown = await eslint.calculateConfigForFile(place);
    const { rules = {} } = config as Linter.Config;
    rulesAt.set(place, Object.fromEntries(names.flatMap((name) => (rules[name] === undefined ? [] : [[name, rules[name]]]))));
  }
}, 60_000);

const linter = new Linter();

/** What the lint says of a text that stands at a place. */
function said(place: string, text: string): string[] {
  const config: Linter.Config = {
    files: ['**/*.ts'],
    languageOptions: { parser: tseslint.parser, sourceType: 'module' },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    rules: rulesAt.get(place)!,
  };
  return linter.verify(text, [config], { filename: place, allowInlineConfig: false }).map(({ message }) => message);
}

const sinks = [
  'element.innerHTML = text;',
  "element['innerHTML'] = text;",
  'Object.assign(element, { innerHTML: text });',
  'element.outerHTML = text;',
  'frame.srcdoc = text;',
  "frame.setAttribute('srcdoc', text);",
  "element.setAttribute('onclick', text);",
  "element.setAttribute('style', text);",
  "element.insertAdjacentHTML('beforeend', text);",
  'range.createContextualFragment(text);',
  'element.setHTMLUnsafe(text);',
  "new DOMParser().parseFromString(text, 'text/html');",
  'document.write(text);',
  'window.document.writeln(text);',
  'eval(text);',
  'new Function(text);',
  "setTimeout('run()', 1);",
  'window.setInterval(`run()`, 1);',
  "location.href = 'javascript:run()';",
  "import { unsafeHTML } from 'lit/directives/unsafe-html.js';",
  "import { unsafeSVG } from 'lit/directives/unsafe-svg.js';",
  "import { unsafeStatic } from 'lit/static-html.js';",
  "import { styleMap } from 'lit/directives/style-map.js';",
  'html`<p .innerHTML=${text}></p>`;',
  'html`<iframe srcdoc=${text}></iframe>`;',
  'html`<p style=${text}></p>`;',
  'svg`<path style="fill: ${text}" />`;',
];

const windows = [
  "other.postMessage(text, '*');",
  'postMessage(text);',
  'window.open(url);',
  "window.open(url, '_blank');",
  'html`<a target="_blank" href=${url}></a>`;',
  "link.target = '_blank';",
];

/** Every file that reaches a browser, with the place whose rules it is under. */
function browserFiles(): readonly (readonly [string, string])[] {
  const files = ['src', 'demo/pages'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  );
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.endsWith('.generated.ts'))
    .map((file) => [file, places.find((place) => file.startsWith(place.slice(0, place.lastIndexOf('/')))) ?? places[0]!] as const);
}

describe.each(places)('at %s', (place) => {
  test.each([...sinks, ...windows])('%s is refused', (text) => {
    expect(said(place, text).length).toBeGreaterThan(0);
  });

  test.each([
    'element.textContent = text;',
    'setTimeout(() => run(), 1);',
    'html`<p class=${text}>${text}</p>`;',
    "element.style.setProperty('--x', text);",
    'navigator.clipboard.writeText(text);',
  ])('%s is not', (text) => {
    expect(said(place, text)).toEqual([]);
  });
});

test('nothing of it stands in what reaches a browser', ({ task }) => {
  const files = browserFiles();
  const found = files.flatMap(([file, place]) => said(place, readFileSync(file, 'utf8')).map((message) => `${file}: ${message}`));
  expect(found).toEqual([]);
  expect(files.length).toBeGreaterThan(150);
  shows(
    { task },
    'S4',
    sinks.length,
    `${sinks.length} ways to read a text as HTML or script, each refused by the lint; 0 in ${files.length} files`,
  );
  shows(
    { task },
    'S11',
    windows.length,
    `${windows.length} ways to reach or open another window, each refused by the lint; 0 in ${files.length} files`,
  );
});

test('pages that the demo’s servers write open no window that can reach its opener', ({ task }) => {
  const files = readdirSync('demo', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const tags = files.flatMap((file) => readFileSync(`demo/${file}`, 'utf8').match(/<[^<>]*_blank[^<>]*>/g) ?? []);
  expect(tags.length).toBeGreaterThan(0);
  for (const tag of tags) expect(tag).toMatch(/rel="[^"]*\bnoopener\b/);
  shows({ task }, 'S11', tags.length);
});
