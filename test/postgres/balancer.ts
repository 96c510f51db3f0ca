import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** One address for several servers: connections go to each in turn. */
export interface Balancer {
  readonly url: string;
  /** Where connections go from now on; those there are stay where they are. */
  readonly leadTo: (urls: readonly string[]) => void;
  readonly close: () => Promise<void>;
}

/** Starts one on a free port. With nowhere to lead to it ends every connection, as a server does that has just died. */
export async function startBalancer(): Promise<Balancer> {
  let ports: readonly number[] = [];
  let turn = 0;
  const open = new Set<Socket>();
  const keep = (socket: Socket, other: Socket): void => {
    open.add(socket);
    // A connection that breaks at one end is broken at the other.
    socket.on('error', () => other.destroy());
    socket.on('close', () => {
      open.delete(socket);
      other.destroy();
    });
  };
  const server = createServer((client) => {
    const port = ports[turn++ % ports.length];
    if (port === undefined) {
      client.destroy();
      return;
    }
    const behind = connect(port, 'localhost');
    keep(client, behind);
    keep(behind, client);
    client.pipe(behind).pipe(client);
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    leadTo: (urls) => (ports = urls.map((url) => Number(new URL(url).port))),
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
