import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/**
 * Where a request comes from, as the connection has it. X-Forwarded-For is whatever a client writes into it: a merchant behind a proxy reads
 * the header that its own proxy sets.
 */
export function readRemoteAddress(context: Context): string {
  const address = getConnInfo(context).remote.address ?? '0.0.0.0';
  return address.replace(/^::ffff:(?=\d+\.)/, '');
}
