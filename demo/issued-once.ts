import { integer, jsonb, type PgSchema } from 'drizzle-orm/pg-core';
import type { Database } from './database';

/** The table of what one side signs and checks with: a single row, made at the first start. */

export function makeCredentialsTable<Value>(schema: PgSchema) {
  return schema.table('credentials', {
    id: integer('id').primaryKey(),
    value: jsonb('value').$type<Value>().notNull(),
  });
}

/** Such a table. */
type CredentialsTable<Value> = ReturnType<typeof makeCredentialsTable<Value>>;

/** What is in a table of credentials: made at the first start, the same ever after, also when two processes start at once. */
export async function issuedOnce<Value>(
  database: Database,
  table: CredentialsTable<Value>,
  make: () => Value | Promise<Value>,
): Promise<Value> {
  const find = async (): Promise<Value | undefined> => (await database.select({ value: table.value }).from(table))[0]?.value;
  const known = await find();
  if (known !== undefined) return known;
  const made = await make();
  await database
    .insert(table)
    .values({ id: 1, value: made } as CredentialsTable<Value>['$inferInsert'])
    .onConflictDoNothing();
  return (await find()) ?? made;
}
