import { defineConfig } from 'vitest/config';

/** What is tested in the built package, and so only after `npm run build`. */
export default defineConfig({ test: { include: ['test/entries/{exports,published-bundle}.test.ts'], testTimeout: 60_000 } });
