import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import compat from 'eslint-plugin-compat';
import { importX } from 'eslint-plugin-import-x';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** The oldest engines the product runs in, as in vite.config.ts. */
const engineFloor = ['chrome 80', 'safari 14', 'ios_saf 14'];

/** What each room of src may import beside itself: a new room gets a line of its own. */
const mayImport = {
  model: [],
  channels: ['model'],
  core: ['model', 'channels'],
  gateways: ['model', 'channels', 'core'],
  launchers: ['model', 'channels', 'core'],
  handbook: ['model', 'channels', 'core'],
  'mini-program': [],
  locales: [],
  elements: ['model', 'channels', 'core', 'gateways', 'launchers', 'locales'],
  entries: ['model', 'channels', 'core', 'gateways', 'launchers', 'handbook', 'locales', 'elements'],
};

const importDirection = [
  ...Object.entries(mayImport).map(([room, others]) => ({
    target: `./src/${room}`,
    from: './src',
    except: [room, ...others].map((name) => `./${name}`),
    message: `src/${room} may import ${others.length > 0 ? others.join(', ') : 'no other room of src'}: move what both need to where both may read it.`,
  })),
  {
    target: './src',
    from: ['./demo', './stories', './test', './scripts'],
    message: 'The product knows nothing of its demo, stories, tests and scripts: move what it needs into src.',
  },
  {
    target: './demo',
    from: './src',
    except: ['./gateways/contract.generated.ts', './entries/channels.ts'],
    message:
      'The demo knows the cashier as a merchant does, by its contract and its catalogue: import types of src/gateways/contract.generated, or src/entries/channels.',
  },
  { target: './demo/pages', from: './src', message: 'The pages load the standalone build, as a merchant’s page does.' },
];

const refusedInProduct = [
  {
    selector:
      'MemberExpression[property.name=/^(innerHTML|outerHTML|srcdoc)$/], MemberExpression[property.value=/^(innerHTML|outerHTML|srcdoc)$/], Property[key.name=/^(innerHTML|outerHTML|srcdoc)$/]',
    message: 'Nothing is parsed as HTML: render a lit template, or set textContent.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^setAttribute(NS)?$/] > Literal[value=/^(srcdoc|style|on.+)$/i]',
    message:
      'An attribute that is run, parsed or refused by a strict policy: use addEventListener, a class, or element.style.setProperty().',
  },
  {
    selector:
      'CallExpression[callee.name=/^set(Timeout|Interval)$/][arguments.0.type=/Literal$/], CallExpression[callee.property.name=/^set(Timeout|Interval)$/][arguments.0.type=/Literal$/]',
    message: 'A text that is run: give the timer a function.',
  },
  {
    selector: 'NewExpression[callee.name="DOMParser"]',
    message: 'Nothing is parsed as HTML: let the contract carry fields, and build nodes of them.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(insertAdjacentHTML|createContextualFragment|parseFromString|setHTMLUnsafe)$/]',
    message: 'Nothing is parsed as HTML: render a lit template, or append nodes.',
  },
  {
    selector:
      'CallExpression[callee.object.name="document"][callee.property.name=/^(write|writeln)$/], CallExpression[callee.object.property.name="document"][callee.property.name=/^(write|writeln)$/]',
    message: 'Nothing is parsed as HTML: render a lit template, or append nodes.',
  },
  {
    selector: 'TaggedTemplateExpression TemplateElement[value.raw=/(\\.(innerHTML|outerHTML)|[\\s.]srcdoc)=/]',
    message: 'Nothing is parsed as HTML: put the value between the tags, where lit escapes it.',
  },
  {
    selector: 'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/\\sstyle=/]',
    message: 'A style attribute fails under a strict content security policy: use a class, a part, or element.style.setProperty().',
  },
  {
    selector: 'ImportSpecifier[imported.name=/^(unsafeHTML|unsafeSVG|unsafeMathML|unsafeStatic)$/]',
    message: 'Nothing is parsed as HTML: write the markup as a lit template (svg`…` for drawings).',
  },
  {
    selector: 'ImportSpecifier[imported.name="styleMap"]',
    message: 'styleMap fails under a strict content security policy: use classMap, or element.style.setProperty().',
  },
  {
    selector: 'ImportSpecifier[imported.name="SignalWatcher"]',
    message:
      'SignalWatcher leaks and tracks too much: let <unified-cashier> subscribe through its SignalController, and pass properties down.',
  },
  {
    selector:
      'CallExpression[callee.object.name=/^(window|globalThis|self)$/][callee.property.name="open"]:not([arguments.2.value=/noopener/])',
    message: 'A window that is opened can steer its opener: pass "noopener" as the third argument, or go there in the same tab.',
  },
  {
    selector: 'TaggedTemplateExpression TemplateElement[value.raw=/_blank/], Literal[value="_blank"]',
    message: 'A window that is opened can steer its opener: go there in the same tab.',
  },
  {
    selector: 'CallExpression[callee.property.name="postMessage"], CallExpression[callee.name="postMessage"]',
    message: 'Another window may be anybody’s: what a page is to know is told by an event of the element.',
  },
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'Randomness is an argument: take a function from the caller; for keys and ids it calls crypto.getRandomValues().',
  },
];

/** What compat/compat does not see, because it is a method of an instance or lacks an entry in its tables. */
const newerThanFloor = [
  {
    selector: 'MemberExpression[object.name="AbortSignal"][property.name=/^(timeout|any|abort)$/]',
    message: 'Newer than Chromium 80 and Safari 14: make an AbortController, and abort it by a timer of the Clock or by the other signals.',
  },
  {
    selector:
      'MemberExpression[property.name=/^(throwIfAborted|replaceChildren|checkVisibility|showModal|showPopover|hidePopover|attachInternals|requestSubmit|startViewTransition)$/]',
    message: 'Newer than Chromium 80 or Safari 14: write it with what both have, or ask for it first and fall back.',
  },
  {
    selector: 'ChainExpression CallExpression > SpreadElement',
    message:
      'Chromium below 91 throws on a spread argument in an optional call, and the build leaves it as it stands: ask for the function first.',
  },
  {
    selector: 'CallExpression[callee.property.name="addEventListener"] > ObjectExpression > Property[key.name="signal"]',
    message: 'Chromium 80 and Safari 14 ignore the signal, and the listener stays for ever: use listen(target, type, handler, signal).',
  },
];

const refusedOutsideEntries = [
  {
    selector: 'ExportAllDeclaration, ExportNamedDeclaration[source]',
    message: 'Only src/entries re-exports: import the name from the file that declares it.',
  },
];

const refusedInCore = [
  {
    selector: 'MemberExpression[object.name="Date"][property.name="now"], NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'The clock is an argument: take a Clock from the caller, so that tests and wrong device clocks move nothing.',
  },
];

const elementFiles = ['src/elements/**/*.ts', 'stories/**/*.ts', 'test/elements/**/*.ts', 'demo/pages/**/*.ts'];

export default defineConfig(
  globalIgnores(['dist', '**/*.generated.ts', 'custom-elements.json']),
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strict, tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: ['tsconfig.json', 'tsconfig.node.json'], tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX },
    settings: {
      ...importX.flatConfigs.typescript.settings,
      'import-x/resolver-next': [
        createTypeScriptImportResolver({ project: ['tsconfig.json', 'tsconfig.node.json'], noWarnOnMultipleProjects: true }),
      ],
    },
    rules: {
      'no-eval': 'error',
      'no-new-func': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones: importDirection }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { args: 'after-used', argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Interfaces of ours declare functions as methods and never read `this`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', { name: 'open', message: 'Say window.open, with "noopener", or go there in the same tab.' }],
      'no-restricted-syntax': ['error', ...refusedInProduct, ...newerThanFloor, ...refusedOutsideEntries],
    },
  },
  {
    files: ['src/entries/**/*.ts', 'demo/pages/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...refusedInProduct, ...newerThanFloor] },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...refusedInProduct, ...newerThanFloor, ...refusedOutsideEntries, ...refusedInCore] },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/locales/**', 'src/channels/**', 'src/handbook/**'],
    rules: { 'max-lines': ['error', { max: 300 }] },
  },
  {
    files: ['src/**/*.ts', 'demo/pages/**/*.ts'],
    rules: { 'no-script-url': 'error' },
    extends: [compat.configs['flat/recommended']],
    settings: { browsers: engineFloor },
  },
  {
    files: elementFiles,
    extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended'], litA11y.configs.recommended],
  },
  {
    files: ['test/**/*.ts', 'stories/**/*.ts'],
    rules: {
      // In a test, a missing value fails the test anyway.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['**/*.js'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly' } },
  },
  {
    // Sent to pages as it stands.
    files: ['test/browser/in-page.js'],
    languageOptions: { ecmaVersion: 2020, sourceType: 'script' },
    rules: { 'no-undef': 'off' },
  },
);
