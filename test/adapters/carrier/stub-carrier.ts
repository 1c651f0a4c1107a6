import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { z } from 'zod';

export type Seen = { path: string; headers: IncomingMessage['headers']; body: string };
/** `json` is sent as it is when it is text; `silent` never answers. */
export type Reply =
  { status?: number; headers?: Record<string, string>; json?: unknown } | 'silent';

const goodToken = (): Reply => ({
  json: { access_token: 'first', token_type: 'Bearer', expires_in: 300 },
});

/** A carrier that answers as it is told, for what no good simulator would say. */
export async function startStubCarrier(replies: {
  token?: (seen: Seen) => Reply;
  match: (seen: Seen) => Reply;
}) {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const one = { path: request.url ?? '', headers: request.headers, body };
      seen.push(one);
      const { token = goodToken, match } = replies;
      const reply = one.path === '/token' ? token(one) : match(one);
      if (reply === 'silent') return;
      const { status = 200, headers = {}, json } = reply;
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(typeof json === 'string' ? json : JSON.stringify(json));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const url = `http://127.0.0.1:${port}`;
  return {
    seen,
    settings: { url: `${url}/api/`, tokenUrl: `${url}/token`, clientId: 'id', clientSecret: 's' },
    paths: () => seen.map(({ path }) => path),
    close: async () => {
      server.closeAllConnections();
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  request.setEncoding('utf8');
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
