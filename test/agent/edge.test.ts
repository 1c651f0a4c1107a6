import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { aNonce, type RunningAgent, startAgent } from '../support/agent.ts';

const origin = 'https://portal.example';

let agent: RunningAgent;
beforeAll(async () => {
  agent = await startAgent({ module: '/no/driver.so', origin });
});
afterAll(async () => {
  await agent.stop();
});

const problem = z.object({
  code: z.string(),
  text: z.object({ vi: z.string().min(1), en: z.string().min(1) }),
  next: z.object({ vi: z.string().min(1), en: z.string().min(1) }),
});

/** A request with any headers, also those that fetch sets itself. */
function send(path: string, options: { method?: string; headers?: object; body?: string } = {}) {
  const { method = 'GET', headers, body } = options;
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; code: unknown }>(
    (resolve, reject) => {
      const sent = httpRequest(
        agent.url + path,
        { method, headers: { Origin: origin, ...headers } },
        (response) => {
          let text = '';
          response.on('data', (chunk: Buffer) => (text += chunk.toString()));
          response.on('end', () => {
            const { statusCode: status = 0, headers: received } = response;
            const code = problem.safeParse(text === '' ? {} : JSON.parse(text)).data?.code;
            resolve({ status, headers: received, code });
          });
        },
      );
      sent.on('error', reject);
      sent.end(body);
    },
  );
}

const json = { 'Content-Type': 'application/json' };
const post = (body: unknown, headers: object = json) =>
  send('/authenticate', { method: 'POST', headers, body: JSON.stringify(body) });

describe('who may ask', () => {
  test("the portal's pages, told what they may send", async () => {
    const headers = {
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'content-type',
      'Access-Control-Request-Private-Network': 'true',
    };
    const answer = await send('/authenticate', { method: 'OPTIONS', headers });
    expect(answer).toMatchObject({
      status: 204,
      headers: {
        'access-control-allow-origin': origin,
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers': 'Content-Type',
        'access-control-allow-private-network': 'true',
        vary: 'Origin',
      },
    });
  });

  test('a page that is not asked for the private network is told nothing of it', async () => {
    const { headers } = await send('/authenticate', { method: 'OPTIONS' });
    expect(headers).not.toHaveProperty('access-control-allow-private-network');
  });

  test.each([
    ['another origin', 'https://evil.example'],
    ['the same name with another scheme', 'http://portal.example'],
    ['a name that only begins like it', 'https://portal.example.evil.example'],
    ['an origin that the browser hides', 'null'],
  ])('not %s, whatever it asks', async (_who, Origin) => {
    for (const method of ['OPTIONS', 'GET', 'POST']) {
      for (const path of ['/version', '/certificates', '/authenticate', '/']) {
        const answer = await send(path, { method, headers: { Origin } });
        expect(answer).toMatchObject({ status: 403, code: 'OriginNotAllowed' });
        expect(Object.keys(answer.headers).join()).not.toContain('access-control');
      }
    }
  });

  test('not a request without an origin', async () => {
    const response = await fetch(`${agent.url}/version`);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'OriginNotAllowed' });
  });

  test("not under a name of somebody else's that leads to this computer", async () => {
    const { port } = new URL(agent.url);
    for (const Host of [`rebound.example:${port}`, '127.0.0.1', `127.0.0.1.evil.example:${port}`]) {
      const answer = await send('/version', { headers: { Host } });
      expect(answer).toMatchObject({ status: 421, code: 'HostNotAllowed' });
      const page = await send('/prompt/x', { headers: { Host } });
      expect(page).toMatchObject({ status: 421, code: 'HostNotAllowed' });
    }
  });

  test('not with the origin of another portal in the body', async () => {
    const answer = await post({ nonce: aNonce(), origin: 'https://other.example' });
    expect(answer).toMatchObject({ status: 403, code: 'OriginNotAllowed' });
  });
});

describe('what is asked', () => {
  test.each([
    ['a member that is unknown', { nonce: aNonce(), pin: '1234' }],
    ['no nonce', {}],
    ['a nonce of 31 bytes', { nonce: Buffer.alloc(31).toString('base64url') }],
    ['a nonce that is no base64', { nonce: 'é'.repeat(44) }],
    ['a fingerprint that is none', { nonce: aNonce(), certificate: '../..' }],
    ['a purpose that is unknown', { nonce: aNonce(), purpose: 'payment' }],
    ['a list', []],
  ])('%s is malformed', async (_what, body) => {
    expect(await post(body)).toMatchObject({ status: 400, code: 'MalformedRequest' });
  });

  test('half a JSON text is malformed', async () => {
    const half = { method: 'POST', headers: json, body: '{"nonce":' };
    expect(await send('/authenticate', half)).toMatchObject({ code: 'MalformedRequest' });
  });

  test.each([
    ['a text that is not said to be JSON', { 'Content-Type': 'text/plain' }, 415],
    [
      'a form, which any page can send',
      { 'Content-Type': 'application/x-www-form-urlencoded' },
      415,
    ],
  ])('%s is of the wrong type', async (_what, headers, status) => {
    const answer = await post({ nonce: aNonce() }, headers);
    expect(answer).toMatchObject({ status, code: 'UnsupportedMediaType' });
  });

  test('more than a request needs is too large', async () => {
    const answer = await post({ nonce: aNonce(), purpose: 'x'.repeat(5_000) });
    expect(answer).toMatchObject({ status: 413, code: 'BodyTooLarge' });
  });

  test('an address that is not there, a method that it does not take', async () => {
    expect(await send('/pin')).toMatchObject({ status: 404, code: 'NotFound' });
    expect(await send('/toString')).toMatchObject({ status: 404, code: 'NotFound' });
    const wrong = { status: 405, code: 'MethodNotAllowed' };
    expect(await send('/authenticate')).toMatchObject(wrong);
    expect(await send('/version', { method: 'DELETE' })).toMatchObject(wrong);
  });

  test.each([
    ['0.9.9', 200, undefined],
    ['1.0.0', 200, undefined],
    ['1.0.1', 409, 'AgentTooOld'],
    ['1.10.0', 409, 'AgentTooOld'],
    ['2.0.0', 409, 'AgentTooOld'],
    ['next', 400, 'MalformedRequest'],
  ])('a page that needs version %s gets %d', async (needed, status, code) => {
    const answer = await send(`/version?minVersion=${needed}`);
    expect([answer.status, answer.code]).toEqual([status, code]);
  });
});

test('a prompt that was never there is not shown, and nothing of it can be framed', async () => {
  const response = await fetch(`${agent.url}/prompt/${'A'.repeat(43)}`);
  expect(response.status).toBe(404);
  expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(response.headers.get('cache-control')).toBe('no-store');
});
