import { credentials as alipayCredentials } from '../../demo/channels/alipay/tables';
import { credentials as jdPayCredentials } from '../../demo/channels/jd-pay/tables';
import { credentials as unionpayCredentials } from '../../demo/channels/unionpay/tables';
import { credentials as wechatCredentials } from '../../demo/channels/wechat-pay/tables';
import type { Database } from '../../demo/database';
import { credentials as merchantCredentials } from '../../demo/merchant/tables';

/** Every text of a record of credentials that is named as a secret. */
function secretsIn(record: unknown, name = ''): string[] {
  if (typeof record === 'string') return /secret|private|v3key|desKey/i.test(name) ? [record] : [];
  if (typeof record !== 'object' || record === null) return [];
  return Object.entries(record).flatMap(([key, value]) => secretsIn(value, key));
}

/** What the two sides of a demo keep for themselves; of a key in PEM, a line from its middle. */
export async function credentialsOf(database: Database): Promise<string[]> {
  const tables = [merchantCredentials, wechatCredentials, alipayCredentials, unionpayCredentials, jdPayCredentials];
  const rows = await Promise.all(tables.map((table) => database.select().from(table)));
  return secretsIn(rows).map((secret) => secret.split('\n')[2] ?? secret);
}
