import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { z } from 'zod';

/**
 * Stands between a client and a server as a network does. `goSilent` has the connections of now
 * carry nothing any more, in either direction, without an end that anybody would notice; `cut` ends them.
 */
export async function startRelay(to: { host: string; port: number }) {
  const pairs = new Set<[Socket, Socket]>();
  const server = createServer((client) => {
    const upstream = connect(to);
    const pair: [Socket, Socket] = [client, upstream];
    pairs.add(pair);
    client.pipe(upstream).pipe(client);
    for (const socket of pair) socket.on('error', () => undefined);
    client.on('close', () => {
      upstream.destroy();
      pairs.delete(pair);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = (): void => {
    for (const pair of pairs) for (const socket of pair) socket.destroy();
  };
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    port,
    connections: () => pairs.size,
    goSilent: () => {
      for (const [client, upstream] of pairs) {
        client.unpipe().resume();
        upstream.unpipe().resume();
      }
    },
    cut,
    close: async () => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The same URL by way of the relay. */
export function throughRelay(url: string, relay: { port: number }): string {
  const through = new URL(url);
  through.port = String(relay.port);
  return through.href;
}
