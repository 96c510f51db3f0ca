import type { AddressInfo } from 'node:net';
import { serve, type HttpBindings } from '@hono/node-server';

/** A server that already knows its port but has no application yet. */
export interface Listener {
  readonly url: string;
  /** Requests wait until this is called: an application needs to know both origins before it is made. */
  readonly handOver: (handle: Handle) => void;
  /** Ends the connections that browsers keep for their next request. */
  readonly closeIdleConnections: () => void;
  readonly close: () => Promise<void>;
}

/** What answers a request; the fetch of a Hono application. */
export type Handle = (request: Request, bindings: HttpBindings) => Response | Promise<Response>;

/**
 * Listens; port 0 takes any free one.
 * @param hostname of the interface; the loopback one unless it is named
 */
export async function listen(port: number, hostname = 'localhost'): Promise<Listener> {
  let handOver: (handle: Handle) => void = () => undefined;
  const handle = new Promise<Handle>((resolve) => (handOver = resolve));
  let address: AddressInfo | undefined;
  const server = serve({
    port,
    hostname,
    fetch: async (request, bindings) => (await handle)(request, bindings as HttpBindings),
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.once('listening', () => {
      address = server.address() as AddressInfo;
      resolve();
    });
  });
  return {
    url: `http://localhost:${address?.port}`,
    handOver,
    closeIdleConnections: () => {
      if ('closeIdleConnections' in server) server.closeIdleConnections();
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        // Browsers keep connections open; waiting for them would make the exit look hung.
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
