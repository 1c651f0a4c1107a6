import { Agent, request } from 'node:http';

export type HttpAnswer = { status: number; json: unknown };

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
            const json: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
            resolve({ status: response.statusCode ?? 0, json });
          });
        });
        sent.end(text);
      }),
    close: () => {
      agent.destroy();
    },
  };
}
