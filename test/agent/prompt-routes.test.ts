import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import { afterEach, expect, test } from '@jest/globals';
import { z } from 'zod';
import { handlePrompt } from '../../agent/src/http/prompt-routes.ts';
import { createPagePrompter } from '../../agent/src/prompt/page-prompter.ts';
import { Refusal } from '../../agent/src/refusal.ts';

const question = { origin: 'https://portal.example', purpose: undefined, certificates: [] };

let stop = (): void => undefined;
afterEach(() => {
  stop();
});

test('a form that comes in after its question has ended is answered, by that', async () => {
  const { path, withdraw, prompter } = openPrompt();
  let port = 0;
  const server = createServer((incoming, response) => {
    void handlePrompt(incoming, response, { prompter, port });
  });
  stop = () => {
    server.closeAllConnections();
    server.close();
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = z.object({ port: z.number() }).parse(server.address()));
  const url = `http://127.0.0.1:${port}`;
  const headers = { Origin: url, 'Content-Type': 'application/x-www-form-urlencoded' };
  const form = httpRequest(url + path, { method: 'POST', headers });
  form.write('action=cancel');
  await once(server, 'request');
  await withdraw();
  form.end();
  const [response] = z
    .tuple([z.object({ statusCode: z.number() })])
    .parse(await once(form, 'response'));
  expect(response.statusCode).toBe(404);
});

function openPrompt() {
  let path = '';
  const prompter = createPagePrompter((opened) => (path = opened));
  const gone = new AbortController();
  const asking = prompter.ask(question, gone.signal);
  const withdraw = async (): Promise<void> => {
    gone.abort(new Refusal('Cancelled'));
    await expect(asking).rejects.toThrow('Cancelled');
  };
  return { path, withdraw, prompter };
}
