import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:https';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { TlsMaterial } from '../../../simulators/tls.ts';

export type Seen = { method: string; path: string; headers: IncomingHttpHeaders; body: string };
/** `silent` never answers, `cut` ends the connection. */
export type Reply =
  { status?: number; headers?: Record<string, string>; body: string } | 'silent' | 'cut';

/** An insurer that answers as it is told, for what no good simulator would say. */
export async function startStubInsurer(
  { ca, server: own }: Pick<TlsMaterial, 'ca' | 'server'>,
  reply: (seen: Seen) => Reply | Promise<Reply>,
) {
  let connections = 0;
  const options = { ...own, ca, requestCert: true, rejectUnauthorized: true };
  const server = createServer(options, (request, response) => {
    const { method = '', url = '', headers } = request;
    const answered = text(request).then((body) => reply({ method, path: url, headers, body }));
    void answered.then((chosen) => {
      if (chosen === 'silent') return;
      if (chosen === 'cut') {
        request.socket.destroy();
        return;
      }
      const type = { 'content-type': 'application/json' };
      response.writeHead(chosen.status ?? 200, { ...type, ...chosen.headers });
      response.end(chosen.body);
    });
  });
  server.on('secureConnection', () => (connections += 1));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    url: `https://127.0.0.1:${port}`,
    connections: () => connections,
    /** Ends the connections that wait for another request. */
    dropIdle: () => {
      server.closeIdleConnections();
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
