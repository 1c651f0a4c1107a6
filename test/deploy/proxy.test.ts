import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { IncomingMessage, request } from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { freePort } from '../../scripts/runtime/ports.ts';
import { problems } from '../../src/domain/problems/problems.ts';
import { until } from '../support/until.ts';
import { root } from './support/compose-file.ts';
import { hasHaproxy, type Proxy, startProxy } from './support/haproxy.ts';
import { upstream } from './support/upstream.ts';

const answerOf = z.object({ name: z.string(), headers: z.record(z.string(), z.unknown()) });
const problem = z.object({ status: z.number(), code: z.string(), title: z.string() });
/** `apt-get install haproxy` runs these. */
const withHaproxy = hasHaproxy ? describe : describe.skip;

withHaproxy('the proxy in front of two APIs', () => {
  let proxy: Proxy | undefined;
  let apis: ReturnType<typeof upstream>[];
  const { promise: next, resolve: sendNext } = Promise.withResolvers<undefined>();

  beforeAll(async () => {
    const ports = [await freePort(), await freePort()] as const;
    apis = ports.map((port, at) => upstream(`api-${String(at + 1)}`, port, next));
    await Promise.all(apis.map((api) => api.start()));
    proxy = await startProxy(ports);
  });
  afterAll(async () => {
    await proxy?.stop();
    await Promise.all(apis.map((api) => api.stop().catch(() => undefined)));
  });

  const url = (): string => String(proxy?.url);
  const ask = async (where: string, init: RequestInit = {}) =>
    answerOf.parse(await (await fetch(`${url()}${where}`, init)).json());
  const refusal = async (where: string, init: RequestInit = {}) => {
    const response = await fetch(`${url()}${where}`, init);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    return { http: response.status, ...problem.parse(await response.json()) };
  };

  test('the last address that it names is the client, whatever the client claims', async () => {
    const claimed = { 'X-Forwarded-For': '198.51.100.7', Forwarded: 'for=198.51.100.7' };
    const { headers } = await ask('/v1/methods', { headers: claimed });
    expect(headers).toMatchObject({
      'x-forwarded-for': '198.51.100.7, 127.0.0.1',
      'x-forwarded-proto': 'http',
    });
    expect(headers['forwarded']).toBeUndefined();
  });

  test.each([
    '/metrics',
    '/METRICS',
    '/%6detrics',
    '/readyz',
    '/v1/staff/flows',
    '/V1/st%61ff/flows',
    '/staff',
    '/vi/staff/ho-so',
  ])('a stranger finds nothing at %s', async (where) => {
    expect(await refusal(where)).toMatchObject({ http: 404, status: 404, code: 'NotFound' });
  });

  test.each(['/v1/staffing', '/healthz-page', '/vi/ho-so/staff'])(
    '%s is let through',
    async (at) => {
      expect(await ask(at)).toMatchObject({ name: expect.stringMatching(/^api-[12]$/) });
    },
  );

  test.each([
    ['/v1/registrations/mobile_subscriber', 65_537, 413],
    ['/v1/flows/f/evidence', 5 * 1024 * 1024 + 1, 200],
    ['/v1/flows/f/evidence', 7 * 1024 * 1024, 413],
    ['/vi/khieu-nai', 7 * 1024 * 1024, 413],
  ])('a body to %s that is said to have %d bytes is answered by %d', async (at, bytes, status) => {
    const sent = request(`${url()}${at}`, { method: 'POST', headers: { 'Content-Length': bytes } });
    // What is refused is not sent first.
    if (status === 413) sent.flushHeaders();
    else sent.end(Buffer.alloc(bytes));
    const [response] = z.tuple([z.instanceof(IncomingMessage)]).parse(await once(sent, 'response'));
    expect(response.statusCode).toBe(status);
    const body: unknown = JSON.parse((await response.toArray()).join(''));
    expect(body).toMatchObject(status === 413 ? { code: 'BodyTooLarge' } : { headers: {} });
    sent.destroy();
  });

  test('an event of a stream comes before the next one is there', async () => {
    const response = await fetch(`${url()}/events`);
    const reader = (response.body ?? new ReadableStream<Uint8Array>()).getReader();
    const read = async () => Buffer.from((await reader.read()).value ?? []).toString();
    expect(await read()).toBe('data: 1\n\n');
    sendNext(undefined);
    expect(await read()).toBe('data: 2\n\n');
  });

  test('its figures are for Prometheus alone', async () => {
    const figures = await (await fetch(`${String(proxy?.ownUrl)}/metrics`)).text();
    expect(figures).toContain('haproxy_server_status{proxy="api",server="api-2"');
  });

  test('one API dies under load: nobody notices', async () => {
    // A POST that is under way then may have been taken: its client alone repeats it, by its key.
    let isDown = false;
    let isOver = false;
    const answered = new Set<string>();
    const load = Array.from({ length: 8 }, async (_, at) => {
      while (!isOver) {
        const method = isDown && at % 2 === 0 ? 'POST' : 'GET';
        answered.add((await ask('/v1/methods', { method })).name);
      }
    });
    await until('both to answer', () => Promise.resolve(answered.size === 2));
    await apis[0]?.stop();
    isDown = true;
    const before = apis[1]?.taken() ?? 0;
    await until('the other to answer for both', () =>
      Promise.resolve((apis[1]?.taken() ?? 0) > before + 200),
    );
    isOver = true;
    await Promise.all(load);
  });

  test('both are down: a problem for programs, a page for people, and both come back', async () => {
    await apis[1]?.stop();
    const { ServiceUnavailable } = problems;
    await until('the checks to see it', async () => {
      // A connection that was kept may be closed just now.
      const page = await fetch(url(), { headers: { Accept: 'text/html' } }).catch(() => undefined);
      return page?.headers.get('content-type')?.startsWith('text/html') === true;
    });
    expect(await refusal('/v1/methods')).toMatchObject({
      http: 503,
      status: 503,
      code: 'ServiceUnavailable',
      title: ServiceUnavailable.title.vi,
    });
    const page = await fetch(url(), { headers: { Accept: 'text/html,*/*' } });
    expect([page.status, page.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await page.text()).toContain(ServiceUnavailable.title.vi);
    await Promise.all(apis.map((api) => api.start()));
    await until('an API to be back', async () => (await fetch(`${url()}/v1/methods`)).ok);
  });

  const statusOf = async (name: string) => {
    const figures = await (await fetch(`${String(proxy?.ownUrl)}/metrics`)).text();
    const states = new RegExp(
      `server_status\\{proxy="api",server="${name}",state="(\\w+)"\\} 1`,
      'g',
    );
    return [...figures.matchAll(states)].map(([, state]) => state).join();
  };

  test('an API that is told to stop gets nothing new, and keeps what it has', async () => {
    const [first, second] = apis;
    await until('both to be up', async () => (await statusOf('api-1')) === 'UP');
    first?.leave(true);
    await until('the proxy to know', async () => (await statusOf('api-1')) === 'NOLB');
    const before = first?.taken();
    for (let n = 0; n < 10; n += 1) {
      expect((await ask('/v1/methods', { method: 'POST' })).name).toBe('api-2');
    }
    expect([first?.taken(), await statusOf('api-1')]).toEqual([before, 'NOLB']);
    first?.leave(false);
    await until('it to be back', async () => (await statusOf('api-1')) === 'UP');
    expect(second?.taken()).toBeGreaterThan(0);
  });
});

test('the answers of the proxy have the length that they say, and the texts of the API', () => {
  const errors = path.join(root, 'deploy/proxy/errors');
  for (const status of [502, 503, 504]) {
    const [head = '', body = ''] = readFileSync(
      path.join(errors, `${String(status)}.http`),
      'utf8',
    ).split('\r\n\r\n');
    expect(head).toContain(`Content-Length: ${String(Buffer.byteLength(body))}`);
    expect(problem.parse(JSON.parse(body))).toMatchObject({ status, code: 'ServiceUnavailable' });
  }
  for (const [status, code] of [
    [404, 'NotFound'],
    [413, 'BodyTooLarge'],
  ] as const) {
    const body: unknown = JSON.parse(
      readFileSync(path.join(errors, `${String(status)}.json`), 'utf8'),
    );
    expect(problem.parse(body)).toEqual({ status, code, title: problems[code].title.vi });
  }
});
