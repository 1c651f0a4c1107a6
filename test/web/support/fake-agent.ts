import { once } from 'node:events';
import { createServer } from 'node:http';

/** What a program answers that is no signing agent of ours, or one that fails; nothing: it never answers. */
export type FakeAnswers = {
  version?: { status?: number; body: string };
  authenticate?: { status?: number; body: string };
  /** Of a program that does not know our pages. */
  isForeign?: true;
};

/** Speaks as told where pages expect the signing agent. */
export async function startFakeAgent(port: number, { isForeign, ...answers }: FakeAnswers) {
  const server = createServer((request, response) => {
    const origin = request.headers.origin;
    if (origin !== undefined && !isForeign) {
      response.setHeader('Access-Control-Allow-Origin', origin);
      response.setHeader('Access-Control-Allow-Headers', 'Content-Type');
    }
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
    const isVersion = request.url?.startsWith('/version?') === true;
    const answer = isVersion ? answers.version : answers.authenticate;
    if (!answer) return;
    response.writeHead(answer.status ?? 200, { 'Content-Type': 'application/json' });
    response.end(answer.body);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
