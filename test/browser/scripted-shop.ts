import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { samplePayment, sampleSession } from '../fixtures/session';

/** A place on this machine, with an origin of its own. */
export interface Place {
  readonly origin: string;
  /** What was asked for there: method, path, and body. */
  readonly asked: { readonly method: string; readonly path: string; readonly body: string }[];
}

type Answer = (request: { readonly method: string; readonly path: string }, response: ServerResponse) => void;

/** Starts a place for one test. */
export async function startPlace(answer: Answer): Promise<Place> {
  const asked: Place['asked'] = [];
  const hear = (request: IncomingMessage, response: ServerResponse): void => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { method = '', url: path = '' } = request;
      asked.push({ method, path, body: Buffer.concat(parts).toString() });
      answer({ method, path }, response);
    });
  };
  const server = createServer(hear);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

/** A page that says what it was told, for a browser to end on. */
export function sayHello(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end('<!doctype html><title>arrived</title><p>arrived</p>');
}

/**
 * A shop with the built cashier and a server that answers every payment with one action, whatever that is.
 * @param policy what the page's policy says of forms; no policy at all when left out
 */
export async function startShop(action: unknown, policy?: string): Promise<Place> {
  const session = { ...sampleSession({ products: [{ productId: 'alipay.page' }] }), returnUrl: undefined };
  let payments: unknown[] = [];
  return startPlace(({ method, path }, response) => {
    const json = (body: unknown): void => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }).end(JSON.stringify(body));
    };
    if (path.endsWith('.js')) {
      const file = new URL(`../../dist/standalone${path}`, import.meta.url);
      return response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(readFileSync(file));
    }
    if (method === 'POST' && path.endsWith('/payments')) {
      payments = [{ ...samplePayment({ productId: 'alipay.page', actionExpiresInMs: undefined }), action }];
      return json(payments[0]);
    }
    if (path.startsWith('/api/')) return json({ ...session, payments, serverTime: new Date().toISOString() });
    const headers = policy === undefined ? {} : { 'Content-Security-Policy': policy };
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...headers }).end(`<!doctype html><html lang="zh-CN">
      <meta charset="utf-8" /><link rel="icon" href="data:," /><title>shop</title>
      <script type="module" src="/unified-cashier.js"></script>
      <unified-cashier session-id="${session.id}" gateway="/api"></unified-cashier></html>`);
  });
}
