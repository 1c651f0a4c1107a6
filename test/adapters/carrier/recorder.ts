import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

/** What went over the wire in one exchange; bodies are parsed where they are JSON. */
export type Recorded = {
  method: string;
  path: string;
  asked: { headers: Headers; body: unknown };
  status: number;
  answered: { headers: Headers; body: unknown };
};

/** A proxy in front of a server that keeps what each side really sent. */
export async function startRecorder(upstream: string) {
  const recorded: Recorded[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const { method = '', url: path = '' } = request;
      const headers = new Headers(z.record(z.string(), z.string()).parse(request.headers));
      const asked = { headers, body: await text(request) };
      const forwarded = new Headers(headers);
      for (const hop of ['host', 'connection', 'content-length']) forwarded.delete(hop);
      const answer = await fetch(upstream + path, { method, headers: forwarded, body: asked.body });
      const answered = { headers: answer.headers, body: await answer.text() };
      recorded.push({
        method,
        path,
        asked: { ...asked, body: parsed(asked.body) },
        status: answer.status,
        answered: { ...answered, body: parsed(answered.body) },
      });
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(answered.body);
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    /** The last exchange with this path. */
    last: (path: string) => recorded.filter((one) => one.path === path).at(-1),
    close: async () => {
      server.closeAllConnections();
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}

export type Recorder = Awaited<ReturnType<typeof startRecorder>>;

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
