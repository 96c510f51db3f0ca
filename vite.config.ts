import { readFileSync } from 'node:fs';
import { defineConfig, type UserConfig } from 'vite';

/** The oldest engines the product runs in: the X5 kernels and system web views that wallets still carry. */
const engineFloor = ['chrome80', 'safari14'];

const { dependencies } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as {
  dependencies: Record<string, string>;
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
      },
      formats: ['es'],
    },
    rolldownOptions: {
      external: (id) => Object.keys(dependencies).some((name) => id === name || id.startsWith(`${name}/`)),
      output: { chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
};

/** What a page without a bundler loads: everything inside, split where it is loaded when needed. */
const standaloneBuild: UserConfig = {
  build: {
    target: engineFloor,
    outDir: 'dist/standalone',
    emptyOutDir: true,
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { 'unified-cashier': 'src/entries/standalone.ts' },
      preserveEntrySignatures: 'strict',
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
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        shop: 'demo/pages/shop.ts',
        pay: 'demo/pages/pay.ts',
        phone: 'demo/pages/phone.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js', assetFileNames: '[name][extname]' },
    },
  },
};

const builds: Record<string, UserConfig> = { standalone: standaloneBuild, demo: demoBuild };

export default defineConfig(({ mode }) => ({ publicDir: false, base: './', ...(builds[mode] ?? packageBuild) }));
