import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import { until } from '../../support/until.ts';
import { config, type Edge, flowOfKey, startEdge } from '../support/edge.ts';
import { aRecord } from '../support/records.ts';

let edge: Edge;
afterEach(() => edge.stop());

const up = () => Promise.resolve(true);

describe('readiness', () => {
  test('names each dependency, and is 503 for one that is required', async () => {
    edge = await startEdge({
      probes: {
        required: {
          database: up,
          temporal: () => Promise.reject(new Error('down')),
          worker: () => Promise.resolve(false),
        },
        informational: { carrier: up },
      },
    });
    const { status, json } = await edge.send('GET', '/readyz');
    expect(status).toBe(503);
    expect(json).toEqual({
      status: 'not ready',
      required: { database: 'up', temporal: 'down', worker: 'down' },
      informational: { carrier: 'up' },
    });
    expect((await edge.send('GET', '/healthz')).status).toBe(200);
  });

  test('is not lost for what is only shown', async () => {
    edge = await startEdge({
      probes: { required: { database: up }, informational: { sms: () => Promise.resolve(false) } },
    });
    expect((await edge.send('GET', '/readyz')).status).toBe(200);
  });
});

test('past the limit of requests in flight there is Overloaded at once; operators still get in', async () => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const flow = flowOfKey(randomUUID());
  edge = await startEdge({ settings: { ...config.api, maxInFlight: 1 } });
  edge.rows.write({ record: aRecord(flow.id), personal: null, delivery: null });
  const { read } = edge.rows;
  edge.rows.read = async (flowId) => {
    await held;
    return read(flowId);
  };
  const first = edge.send('GET', `/v1/flows/${flow.id}`, { token: flow.token });
  const inFlight = async () => (await edge.send('GET', '/metrics')).text.includes('in_flight 1');
  await until('the first request', inFlight);
  const second = await edge.send('GET', '/v1/methods');
  expect([second.status, second.headers.get('retry-after')]).toEqual([503, '1']);
  expect(second.json).toMatchObject({ code: 'Overloaded' });
  release();
  expect((await first).status).toBe(200);
  expect((await edge.send('GET', '/v1/methods')).status).toBe(200);
});

test('metrics count by template and code, never by id', async () => {
  edge = await startEdge();
  const { id } = flowOfKey(randomUUID());
  await edge.send('GET', `/v1/flows/${id}`);
  const { headers, text } = await edge.send('GET', '/metrics');
  expect(headers.get('content-type')).toContain('text/plain');
  expect(text).toContain('dinhdanh_problems_total{code="FlowTokenMissing"} 1');
  expect(text).toContain('route="/v1/flows/{id}",method="GET",status="401"');
  expect(text).not.toContain(id);
});

test('each request has one line in the log, with its trace, without its query', async () => {
  edge = await startEdge();
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
  await edge.send('GET', '/v1/nothing?phone=0981234567', { headers: { traceparent } });
  await until('the line', () => Promise.resolve(edge.lines.length > 0));
  expect(edge.lines).toHaveLength(1);
  expect(JSON.parse(edge.lines.join(''))).toMatchObject({
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
    method: 'GET',
    route: null,
    status: 404,
    code: 'NotFound',
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
  });
  expect(edge.lines.join('')).not.toContain('nothing');
});

test('every answer has the security headers, and none says what serves it', async () => {
  edge = await startEdge();
  for (const path of ['/healthz', '/v1/methods', '/no-such-path']) {
    const { headers } = await edge.send('GET', path);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy':
        "default-src 'none';object-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    expect(headers.has('x-powered-by')).toBe(false);
    expect(headers.has('server')).toBe(false);
  }
});
