import { Hono } from 'hono';
import { makeApiRoutes } from '../../demo/merchant/api-routes';
import type { Merchant } from '../../demo/merchant/merchant';

/** Asks a merchant's API without a network. */
export type AskInProcess = (method: string, path: string, init?: RequestInit) => Promise<Response>;

/** What the merchant reads a payer's address from. */
const bindings = { incoming: { socket: { remoteAddress: '127.0.0.1', remotePort: 1, remoteFamily: 'IPv4' } } };

/** The contract's operations of a merchant, at `/sessions/…`. */
export function makeAskInProcess(merchant: Merchant): AskInProcess {
  const app = new Hono().route('/api', makeApiRoutes(merchant));
  return async (method, path, init) => app.request(`${merchant.origin}/api${path}`, { ...init, method }, bindings);
}
