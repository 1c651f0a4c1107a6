import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { ApiDeps } from '../../../src/api/create-app.ts';
import { limitStarts } from '../../../src/api/flows/limit-starts.ts';
import { problemAnswer } from '../../../src/domain/flows/flow-view.ts';
import { consentInForce } from '../../../src/domain/subject/consent.ts';
import type { Submission } from '../../../src/workflows/engine/messages.ts';
import { aCitizen, detailsOf } from '../../support/citizens.ts';
import { until } from '../../support/until.ts';
import { config, type Edge, flowOfKey, keys, startEdge } from '../support/edge.ts';
import { aRecord, answer } from '../support/records.ts';

const path = '/v1/registrations/mobile_subscriber';
const body = detailsOf(aCitizen(), consentInForce.version);

let edge: Edge;
let release: () => void;
afterEach(async () => {
  release();
  await edge.stop();
});

const gauge = async (name: string) => {
  const { text } = await edge.send('GET', '/metrics');
  return Number(new RegExp(`^dinhdanh_${name} (\\d+)$`, 'm').exec(text)?.[1]);
};

/** An edge whose flows do not answer to a start until they are released. */
async function heldEdge(overrides: Partial<ApiDeps> = {}) {
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  edge = await startEdge({
    settings: { ...config.api, startLimit: { least: 1, most: 1, delayMs: 400 } },
    flows: {
      start: async ({ flowId }, submission) => {
        await held;
        return answer(aRecord(flowId), submission);
      },
      submit: (flowId, submission) => Promise.resolve(answer(aRecord(flowId), submission)),
      tell: () => Promise.resolve('ended'),
      recall: () => Promise.resolve(null),
    },
    ...overrides,
  });
  return edge;
}

const full = () => until('a start under way', async () => (await gauge('starts_in_flight')) === 1);

describe('past the limit of starts', () => {
  test('another one is Overloaded before its body is looked at, and told when to come again, by chance', async () => {
    const { send, submitted } = await heldEdge();
    const first = send('POST', path, { body, key: randomUUID() });
    await full();
    const refused = await Promise.all(
      Array.from({ length: 40 }, () => send('POST', path, { body: '{', key: randomUUID() })),
    );
    const waits = refused.map(({ status, headers, json }) => {
      const { code, retryAfter } = problemAnswer.parse(json);
      expect([status, code]).toEqual([503, 'Overloaded']);
      expect(headers.get('retry-after')).toBe(String(retryAfter));
      return retryAfter ?? 0;
    });
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(2);
    expect(Math.max(...waits)).toBeLessThanOrEqual(8);
    expect(new Set(waits).size).toBeGreaterThan(1);
    expect(submitted).toHaveLength(1);
    release();
    expect((await first).status).toBe(201);
    expect((await send('POST', path, { body, key: randomUUID() })).status).toBe(201);
  });

  test('steps, actions, reads and cancels go on, and operators see limit and starts', async () => {
    const { send, rows } = await heldEdge();
    const { id, token } = flowOfKey(randomUUID());
    rows.write({ record: aRecord(id), personal: null, delivery: null });
    const first = send('POST', path, { body, key: randomUUID() });
    await full();
    const code = { code: '123456' };
    const answers = await Promise.all([
      send('POST', `/v1/flows/${id}/steps/otp`, { token, body: code }),
      send('POST', `/v1/flows/${id}/actions/resendOtp`, { token }),
      send('GET', `/v1/flows/${id}`, { token }),
      send('GET', '/v1/methods'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect([await gauge('start_limit'), await gauge('starts_in_flight')]).toEqual([1, 1]);
    release();
    await first;
  });

  test('a start that was let in is answered again, sent with its key once more', async () => {
    const { send } = await heldEdge();
    const key = randomUUID();
    const first = send('POST', path, { body, key });
    await full();
    const again = send('POST', path, { body, key });
    const stranger = await send('POST', path, { body, key: randomUUID() });
    expect(stranger.json).toMatchObject({ code: 'Overloaded' });
    release();
    expect([(await first).status, (await again).status]).toEqual([201, 201]);
  });

  test('a client that goes away leaves its place only when the flow has answered', async () => {
    const { send, url } = await heldEdge();
    const going = new AbortController();
    const first = fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': `"${randomUUID()}"` },
      body: JSON.stringify(body),
      signal: going.signal,
    });
    await full();
    going.abort();
    await expect(first).rejects.toThrow('aborted');
    await until('the end of the request in the log', () =>
      Promise.resolve(edge.lines.some((line) => line.includes('"aborted":true'))),
    );
    const next = await send('POST', path, { body, key: randomUUID() });
    expect(next.json).toMatchObject({ code: 'Overloaded' });
    expect(await gauge('requests_in_flight')).toBe(1);
    release();
    await until('the place', async () => (await gauge('starts_in_flight')) === 0);
    expect(await gauge('requests_in_flight')).toBe(0);
  });

  test('one that is refused by its details keeps no place', async () => {
    const { send } = await heldEdge();
    const wrong = await send('POST', path, { body: {}, key: randomUUID() });
    expect(wrong.json).toMatchObject({ code: 'ValidationFailed' });
    expect(await gauge('starts_in_flight')).toBe(0);
  });
});

test('the limit shrinks while flows are slow to answer, whoever asks, and comes back', async () => {
  edge = await startEdge();
  release = () => undefined;
  let at = 0;
  let takesMs = 20;
  const gauges = new Map<string, () => number>();
  const submission: Submission = {
    step: 'otp',
    data: { codeMac: 'mac' },
    idempotencyKey: randomUUID(),
    requestMac: 'mac',
  };
  const { flows } = limitStarts(
    {
      settings: { startLimit: { least: 4, most: 128, delayMs: 400 }, maxInFlightPerNetwork: 64 },
      keys,
      metrics: { gauge: (name, _, read) => gauges.set(name, read) },
      hashPassword: () => Promise.reject(new Error('nothing is hashed')),
      flows: {
        ...edge.deps.flows,
        submit: (flowId: string, sent: Submission) => {
          at += takesMs;
          return Promise.resolve(answer(aRecord(flowId), sent));
        },
      },
    },
    () => at,
  );
  const limit = () => gauges.get('dinhdanh_start_limit')?.();
  const submit = async (times: number) => {
    for (let n = 0; n < times; n += 1) await flows.submit('a', submission);
  };
  await submit(100);
  expect(limit()).toBe(16);
  takesMs = 200;
  await submit(20);
  expect(limit()).toBe(16);
  takesMs = 430;
  await submit(40);
  expect(limit()).toBeLessThan(16);
  takesMs = 20;
  at += 30_000;
  expect(limit()).toBe(16);
});
