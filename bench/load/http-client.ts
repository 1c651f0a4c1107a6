import { Agent, type IncomingMessage, request } from 'node:http';
import { Readable } from 'node:stream';
import type { Sent, TransportAnswer } from '../../client/transport.ts';

/** `text` or `json` reads the answer to its end, which frees its connection. */
export type HttpAnswer = TransportAnswer & { text: () => Promise<string> };

export type HttpClient = {
  /** Of the shape that the typed client takes for `fetch`. */
  fetch: (url: string, sent: Sent) => Promise<HttpAnswer>;
  close: () => void;
};

/** Without any sign of life. */
const silenceMs = 30_000;

/** HTTP over connections that are kept, with little work of its own: it shares the cores. */
export function createHttpClient(): HttpClient {
  const agent = new Agent({ keepAlive: true });
  return {
    fetch: (url, { method, headers, body = '', signal }) =>
      new Promise((resolve, reject) => {
        const isKnown = typeof body === 'string' && body !== '';
        const length = isKnown ? { 'content-length': Buffer.byteLength(body) } : {};
        const sent = request(url, {
          method,
          agent,
          timeout: silenceMs,
          headers: { ...headers, ...length },
          ...(signal && { signal }),
        });
        sent.on('error', reject);
        sent.on('timeout', () => sent.destroy(new Error(`nothing in ${silenceMs} ms: ${url}`)));
        sent.on('response', (response) => {
          resolve(answerOf(response));
        });
        if (typeof body === 'string') sent.end(body);
        else Readable.fromWeb(body).pipe(sent);
      }),
    close: () => {
      agent.destroy();
    },
  };
}

function answerOf(response: IncomingMessage): HttpAnswer {
  const status = response.statusCode ?? 0;
  const isEmpty = status === 204 || status === 304;
  if (isEmpty) response.resume();
  return {
    status,
    headers: { get: (name) => response.headers[name]?.toString() ?? null },
    get body() {
      return isEmpty ? null : Readable.toWeb(response);
    },
    text: () => readToEnd(response),
    json: async () => {
      const json: unknown = JSON.parse(await readToEnd(response));
      return json;
    },
  };
}

function readToEnd(response: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('error', reject);
    response.on('end', () => {
      resolve(Buffer.concat(chunks).toString('utf8'));
    });
  });
}
