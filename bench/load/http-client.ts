import { Agent, type IncomingHttpHeaders, request } from 'node:http';

/** `json` is null where the body is something else. */
export type HttpAnswer = { status: number; headers: IncomingHttpHeaders; json: unknown };

export type HttpClient = {
  send: (
    method: 'GET' | 'POST',
    url: string,
    options?: { headers?: Record<string, string>; body?: object },
  ) => Promise<HttpAnswer>;
  close: () => void;
};

const answerMs = 30_000;

/** HTTP over connections that are kept, with little work of its own: it shares the cores. */
export function createHttpClient(): HttpClient {
  const agent = new Agent({ keepAlive: true });
  return {
    send: (method, url, { headers = {}, body } = {}) =>
      new Promise((resolve, reject) => {
        const text = body === undefined ? '' : JSON.stringify(body);
        const sent = request(url, {
          method,
          agent,
          timeout: answerMs,
          headers: {
            ...headers,
            ...(body && {
              'content-type': 'application/json',
              'content-length': Buffer.byteLength(text),
            }),
          },
        });
        sent.on('error', reject);
        sent.on('timeout', () => sent.destroy(new Error(`no answer in ${answerMs} ms: ${url}`)));
        sent.on('response', (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const isJson = /^application\/.*json/.test(response.headers['content-type'] ?? '');
            const json: unknown = isJson
              ? JSON.parse(Buffer.concat(chunks).toString('utf8'))
              : null;
            resolve({ status: response.statusCode ?? 0, headers: response.headers, json });
          });
        });
        sent.end(text);
      }),
    close: () => {
      agent.destroy();
    },
  };
}
