import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/**
 * The payer's address as the connection has it. X-Forwarded-For is whatever a browser writes into it: a merchant behind a proxy reads the
 * header that its own proxy sets.
 */
export function readPayerIp(context: Context): string {
  const address = getConnInfo(context).remote.address ?? '0.0.0.0';
  return address.replace(/^::ffff:(?=\d+\.)/, '');
}
