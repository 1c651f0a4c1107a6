import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { createClient } from '../../client/create-client.ts';
import type { FlowEvent } from '../../client/follow-flow.ts';
import { flowOfKey, startEdge } from '../api/support/edge.ts';
import { aRecord, passwordStep, personal } from '../api/support/records.ts';
import { until } from '../support/until.ts';
import { json, scriptedServer, stream } from './support/scripted-server.ts';

let stop: () => Promise<void>;
afterEach(() => stop());
afterEach(() => {
  jest.useRealTimers();
});

const flowOf = (status: string) => ({ id: 'a', steps: [], expiresAt: '', step: null, status });
const written = (id: number, status: string) =>
  `retry: 1\n\nid: ${id}\nevent: flow\ndata: ${JSON.stringify(flowOf(status))}\n\n`;
const told = (events: FlowEvent[]) =>
  events.map((event) => (event.ok ? [event.id, event.flow.status] : event.problem.code));

async function follow(...replies: Parameters<typeof scriptedServer>) {
  const server = await scriptedServer(...replies);
  stop = server.stop;
  const flow = createClient({ url: server.url }).open({ id: 'a', token: 'secret' });
  const events: FlowEvent[] = [];
  for await (const event of flow.events()) events.push(event);
  return {
    told: told(events),
    after: server.received.map(({ headers }) => headers['last-event-id']),
  };
}

describe('a stream', () => {
  test.each(['end', 'cut'] as const)(
    'is taken up after its last event when it comes to its %s',
    async (end) => {
      const half = `${written(1, 'open')}id: 2\nevent: flow\nda`;
      const followed = await follow(stream(half, end), stream(written(3, 'completed'), 'cut'));
      expect(followed.told).toEqual([
        ['1', 'open'],
        ['3', 'completed'],
      ]);
      expect(followed.after).toEqual([undefined, '1']);
    },
  );

  test('is not taken up again by who knows the end', async () => {
    const followed = await follow(stream(written(1, 'open'), 'end'), (response) => {
      response.writeHead(204).end();
    });
    expect(followed.told).toEqual([['1', 'open']]);
  });

  test('that is refused ends with the refusal as a value', async () => {
    const problem = { code: 'TooManyRequests', title: '', nextActions: [] };
    const followed = await follow(stream(written(1, 'open'), 'end'), json(429, problem));
    expect(followed.told).toEqual([['1', 'open'], 'TooManyRequests']);
  });
});

test('a stream that is silent for longer than three heartbeats is dead, and taken up again', async () => {
  stop = () => Promise.resolve();
  jest.useFakeTimers();
  let asked = 0;
  const flow = createClient({
    url: '',
    fetch: (_url, { signal }) => {
      asked += 1;
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          signal?.addEventListener('abort', () => {
            controller.error(signal.reason);
          });
          if (asked > 1) controller.enqueue(new TextEncoder().encode(written(2, 'completed')));
        },
      });
      return Promise.resolve({ status: 200, headers: new Headers(), body, json: jest.fn<never>() });
    },
  }).open({ id: 'a', token: 'secret' });
  const waiting = flow.until(({ status }) => status === 'completed');
  await jest.advanceTimersByTimeAsync(44_000);
  expect(asked).toBe(1);
  await jest.advanceTimersByTimeAsync(2_000);
  expect(await waiting).toMatchObject({ ok: true, id: '2' });
});

test('the flow is waited for until it is so, and its place is free again', async () => {
  const edge = await startEdge();
  stop = edge.stop;
  const flow = flowOfKey(randomUUID());
  const write = (details: Parameters<typeof aRecord>[1] = {}) => {
    edge.rows.write({ record: aRecord(flow.id, details), personal, delivery: 'pending' });
  };
  write();
  const opened = createClient({ url: edge.url }).open(flow);
  const waiting = opened.until(({ step }) => step?.name === 'password');
  await until('the stream', () => Promise.resolve(edge.rows.watchers() === 1));
  write({ step: passwordStep });
  expect(await waiting).toMatchObject({ ok: true, id: '2', flow: { step: { name: 'password' } } });
  await until('the place to be free', () => Promise.resolve(edge.rows.watchers() === 0));

  write({ status: 'cancelled', step: null });
  expect(await opened.until(() => false)).toMatchObject({ flow: { status: 'cancelled' } });
});
