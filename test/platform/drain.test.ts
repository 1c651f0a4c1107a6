import { once } from 'node:events';
import { Agent, createServer, get, IncomingMessage, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { drainable } from '../../src/platform/drain.ts';

/** A server that holds its requests, and has others than its first answered at once. */
async function holding() {
  const held = Promise.withResolvers<ServerResponse>();
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    if (request.url === '/held') held.resolve(response);
    else response.end('served');
  });
  const { drain, leave } = drainable(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const agent = new Agent({ keepAlive: true });
  const ask = async (path: string) => {
    const asked = once(get({ port, agent, path, host: '127.0.0.1' }), 'response');
    const [response] = z.tuple([z.instanceof(IncomingMessage)]).parse(await asked);
    const body = (await response.toArray()).join('');
    return { body, connection: response.headers.connection };
  };
  return { drain, leave, ask, held: held.promise, port, server };
}

test('what is under way is answered, and no connection is kept', async () => {
  const { drain, leave, ask, held } = await holding();
  expect(await ask('/')).toMatchObject({ connection: 'keep-alive' });
  const answer = ask('/held');
  const response = await held;
  leave();
  expect(await ask('/')).toEqual({ body: 'served', connection: 'close' });
  const drained = drain(60_000);
  expect(await ask('/')).toEqual({ body: 'served', connection: 'close' });
  response.end('at last');
  expect(await answer).toEqual({ body: 'at last', connection: 'close' });
  await drained;
  await expect(ask('/')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('who has connected and says nothing is not waited for', async () => {
  const { drain, port, server } = await holding();
  const silent = connect(port, '127.0.0.1');
  await once(server, 'connection');
  const closed = once(silent.resume(), 'close');
  await drain(60_000);
  await closed;
});

test('what does not end in its time is cut', async () => {
  const { drain, ask, held } = await holding();
  const answer = ask('/held');
  const cut = expect(answer).rejects.toMatchObject({ code: 'ECONNRESET' });
  await held;
  await drain(1);
  await cut;
});
