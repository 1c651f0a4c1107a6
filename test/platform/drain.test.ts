import { once } from 'node:events';
import { Agent, createServer, get, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, expect, test } from '@jest/globals';
import { z } from 'zod';
import { drainable } from '../../src/platform/drain.ts';

/** Longer than a test may take: whoever waits for it fails. */
const never = 3_600_000;

const agents: Agent[] = [];
afterEach(() => {
  for (const agent of agents) agent.destroy();
});

/** A server that leaves its requests to the test, and a client with one connection that is kept. */
async function aServer() {
  const server = createServer({ keepAliveTimeout: never });
  const drain = drainable(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  agents.push(agent);
  const ask = () => {
    const request = get({ port, host: '127.0.0.1', agent });
    return once(request, 'response').then(([response]: IncomingMessage[]) => response);
  };
  const nextRequest = () =>
    new Promise<ServerResponse>((resolve) => {
      server.once('request', (_, response) => {
        resolve(response);
      });
    });
  return { drain, ask, nextRequest };
}

async function whole(response: IncomingMessage | undefined): Promise<string> {
  return Buffer.concat((await response?.toArray()) ?? []).toString();
}

test('a request under way is answered, and its connection ends with the answer', async () => {
  const { drain, ask, nextRequest } = await aServer();
  const [answer, underWay] = [ask(), await nextRequest()];
  const drained = drain(never);
  underWay.end('done');
  const response = await answer;
  expect(response?.headers.connection).toBe('close');
  expect(await whole(response)).toBe('done');
  await drained;
  await expect(ask()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('a stream that began before ends with its connection', async () => {
  const { drain, ask, nextRequest } = await aServer();
  const [answer, stream] = [ask(), await nextRequest()];
  stream.write('one,');
  const response = await answer;
  expect(response?.headers.connection).toBe('keep-alive');
  const drained = drain(never);
  stream.end('two');
  expect(await whole(response)).toBe('one,two');
  await drained;
});

test('what does not end is cut when the grace is over', async () => {
  const { drain, ask, nextRequest } = await aServer();
  const refused = expect(ask()).rejects.toMatchObject({ code: 'ECONNRESET' });
  await nextRequest();
  await drain(1);
  await refused;
});
