import { defineConfig } from 'drizzle-kit';

/** `npx drizzle-kit generate --config demo/drizzle.config.ts` writes a migration after the tables change. */
export default defineConfig({
  dialect: 'postgresql',
  schema: ['./demo/merchant/tables.ts', './demo/channels/*/tables.ts'],
  out: './demo/migrations',
});
