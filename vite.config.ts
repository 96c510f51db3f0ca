import { readFileSync } from 'node:fs';
import sbom from 'rollup-plugin-sbom';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { writeIntegrity } from './scripts/write-integrity.ts';

/**
 * Syntax of Chromium 80 and Safari 14, the oldest engines the product runs in. Both have all of ES2020; naming the engines instead would
 * also lower `?.`, for a fault of Chromium below 91 that only `f?.(...list)` meets, which the lint forbids.
 */
const engineFloor = 'es2020';

const { dependencies } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as {
  dependencies: Record<string, string>;
};

/** Line breaks and indents of style sheets are for readers of the source; a page loads one space for each. */
const foldStyles: Plugin = {
  name: 'fold-styles',
  transform: (code, id) =>
    id.includes('/src/elements/') ? { code: code.replace(/css`[^`]*`/g, (sheet) => sheet.replace(/\n\s*/g, ' ')), map: null } : null,
};

/** What npm users import: dependencies stay external, so that a host page has one copy of each. */
const packageBuild: UserConfig = {
  build: {
    target: engineFloor,
    outDir: 'dist',
    emptyOutDir: false,
    minify: false,
    lib: {
      entry: {
        index: 'src/entries/index.ts',
        define: 'src/entries/define.ts',
        core: 'src/entries/core.ts',
        channels: 'src/entries/channels.ts',
      },
      formats: ['es'],
    },
    rolldownOptions: {
      external: (id) => Object.keys(dependencies).some((name) => id === name || id.startsWith(`${name}/`)),
      output: { chunkFileNames: 'chunks/[name].js' },
    },
  },
};

/** An account of every package that is in the bundle, in CycloneDX; without time and serial number, so that two builds are the same. */
const account = sbom({
  outDir: '.',
  outFilename: 'sbom.cdx',
  outFormats: ['json'],
  rootComponentType: 'library',
  saveTimestamp: false,
  generateSerial: false,
  includeWellKnown: false,
}) as Plugin;

/** What a page without a bundler loads: everything inside, split where it is loaded when needed. */
const standaloneBuild: UserConfig = {
  plugins: [foldStyles, account, writeIntegrity],
  build: {
    target: engineFloor,
    // Terser takes off another percent, on which the size budget counts.
    minify: 'terser',
    terserOptions: { module: true, ecma: 2020, compress: { passes: 3, unsafe_arrows: true } },
    outDir: 'dist/standalone',
    emptyOutDir: true,
    manifest: true,
    modulePreload: false,
    rolldownOptions: {
      input: { 'unified-cashier': 'src/entries/standalone.ts' },
      // Chunks may lean on the entry, so that what a page loads first is one file.
      preserveEntrySignatures: 'allow-extension',
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
};

/** The scripts and styles of the demo's pages; the cashier itself comes from the standalone build. */
const demoBuild: UserConfig = {
  build: {
    target: engineFloor,
    outDir: 'dist/demo',
    emptyOutDir: true,
    modulePreload: false,
    rolldownOptions: {
      input: {
        shop: 'demo/pages/shop.ts',
        pay: 'demo/pages/pay.ts',
        phone: 'demo/pages/phone.ts',
        office: 'demo/pages/office.ts',
        wallet: 'demo/pages/wallet.css',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js', assetFileNames: '[name][extname]' },
    },
  },
};

/** The command that asks a server of any language whether it keeps the contract: one file with everything in it, for Node. */
const conformanceBuild: UserConfig = {
  ssr: { noExternal: true, target: 'node' },
  build: {
    target: 'node20',
    ssr: 'conformance/bin.ts',
    outDir: 'dist',
    emptyOutDir: false,
    minify: false,
    rolldownOptions: { output: { entryFileNames: 'bin/unified-cashier-contract.js' } },
  },
};

const builds: Record<string, UserConfig> = { standalone: standaloneBuild, demo: demoBuild, conformance: conformanceBuild };

export default defineConfig(({ mode }) => ({ publicDir: false, base: './', plugins: [foldStyles], ...(builds[mode] ?? packageBuild) }));
