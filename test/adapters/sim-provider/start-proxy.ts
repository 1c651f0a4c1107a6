import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { z } from 'zod';
import { watchTlsFiles, type TlsFiles } from '../../../src/adapters/tls-files.ts';

export type Exchanged = { asked: string; answered: string; status: number };

/** Stands between a client and a provider over mutual TLS, and keeps what both say. */
export async function startProxy(url: string, tlsFiles: TlsFiles) {
  const exchanged: Exchanged[] = [];
  const tls = watchTlsFiles(tlsFiles, {})();

  async function forward(asked: string): Promise<Exchanged> {
    const onward = request(url, { method: 'POST', ...tls });
    onward.end(asked);
    const response = new Promise<IncomingMessage>((resolve, reject) => {
      onward.on('response', resolve).on('error', reject);
    });
    const { statusCode = 0 } = await response;
    const both = { asked, answered: await textOf(await response), status: statusCode };
    exchanged.push(both);
    return both;
  }

  const server = createServer((incoming, outgoing) => {
    void textOf(incoming)
      .then(forward)
      .then(({ answered, status }) => outgoing.writeHead(status).end(answered));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    url: `http://127.0.0.1:${port}/mss`,
    last: () => exchanged.at(-1),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function textOf(message: IncomingMessage): Promise<string> {
  message.setEncoding('utf8');
  let text = '';
  for await (const part of message) text += String(part);
  return text;
}
