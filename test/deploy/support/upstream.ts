import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

type Upstream = {
  stop: () => Promise<void>;
  start: () => Promise<void>;
  taken: () => number;
  /** Says that it goes, or that it stays after all. */
  leave: (isLeaving: boolean) => void;
};

/** A server in the place of an API: says what it got; `/events` is a stream, whose second event `next` sends. */
export function upstream(name: string, port: number, next: Promise<unknown>): Upstream {
  let taken = 0;
  let isLeaving = false;
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    if (request.url === '/healthz') {
      response.statusCode = isLeaving ? 404 : 200;
      response.end();
      return;
    }
    taken += 1;
    if (request.url === '/events') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write('data: 1\n\n');
      void next.then(() => response.end('data: 2\n\n'));
      return;
    }
    // The body is read, as the API does.
    request.resume().once('end', () => {
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ name, headers: request.headers }));
    });
  };
  let server = createServer(answer);
  return {
    taken: () => taken,
    leave: (leaves) => {
      isLeaving = leaves;
    },
    start: async () => {
      server = createServer(answer).listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
