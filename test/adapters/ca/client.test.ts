import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import { expect, test } from '@jest/globals';
import { createRevocationClient } from '../../../src/adapters/ca/client.ts';

/** What the client makes of a server that answers like this. */
async function fetchFrom(answer: RequestListener): Promise<unknown> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const client = createRevocationClient({ timeoutMs: 5_000, mostBytes: { ocsp: 10, crl: 10 } });
  try {
    return await client.fetchCrl(`http://127.0.0.1:${port}/crl`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('what a CA serves comes back byte for byte', async () => {
  const bytes = Uint8Array.of(0, 255, 128, 10, 13);
  expect(await fetchFrom((_request, response) => response.end(bytes))).toEqual(bytes);
});

test.each<[string, RequestListener, string]>([
  [
    'a redirect to anybody else',
    (_request, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    'down',
  ],
  ['an error', (_request, response) => response.writeHead(500).end(), 'down'],
  ['more than is read', (_request, response) => response.end('x'.repeat(11)), 'malformed'],
  ['half of what was announced', (request) => request.socket.destroy(), 'down'],
])('%s is no answer', async (_what, answer, reason) => {
  await expect(fetchFrom(answer)).rejects.toMatchObject({ system: 'ca', reason, retryable: true });
});
