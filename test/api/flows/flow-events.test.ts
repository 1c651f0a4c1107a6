import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { flowView } from '../../../src/domain/flows/flow-view.ts';
import { until } from '../../support/until.ts';
import { config, type Edge, flowOfKey, startEdge } from '../support/edge.ts';
import { aRecord, passwordStep, personal } from '../support/records.ts';

let edge: Edge;
let flow: ReturnType<typeof flowOfKey>;
beforeEach(async () => {
  edge = await startEdge({ settings: { ...config.api, maxWatchers: 1 } });
  flow = flowOfKey(randomUUID());
  write();
});
afterEach(() => edge.stop());

const write = (details: Parameters<typeof aRecord>[1] = {}) => {
  edge.rows.write({ record: aRecord(flow.id, details), personal, delivery: 'pending' });
};

/** Opens the stream; `events` fills as they come, `ended` tells when the server has closed it. */
async function follow(headers: Record<string, string> = {}) {
  const leaving = new AbortController();
  const response = await fetch(`${edge.url}/v1/flows/${flow.id}/events`, {
    headers: { authorization: `Bearer ${flow.token}`, ...headers },
    signal: leaving.signal,
  });
  const events: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (event) => events.push(event) });
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      const bytes: unknown = chunk;
      if (bytes instanceof Uint8Array) parser.feed(decoder.decode(bytes, { stream: true }));
    }
  };
  const ended = read().catch(() => undefined);
  return {
    response,
    events,
    ended,
    leave: () => {
      leaving.abort();
    },
  };
}
const come = (events: unknown[], count: number) =>
  until(`${count} events`, () => Promise.resolve(events.length === count));

test('the flow comes at once and at each change, until it has ended', async () => {
  const { response, events, ended } = await follow();
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  await come(events, 1);
  write({ step: passwordStep });
  await come(events, 2);
  write({ status: 'completed', step: null });
  await ended;
  expect(events.map(({ id, event }) => [id, event])).toEqual([
    ['1', 'flow'],
    ['2', 'flow'],
    ['3', 'flow'],
  ]);
  const flows = events.map(({ data }) => flowView.parse(JSON.parse(data)));
  expect(flows.map(({ status, step }) => step?.name ?? status)).toEqual([
    'otp',
    'password',
    'completed',
  ]);
  expect(edge.rows.watchers()).toBe(0);
});

test('who comes back is told what was missed, and no more', async () => {
  write({ step: passwordStep });
  const missed = await follow({ 'last-event-id': '1' });
  await come(missed.events, 1);
  expect(missed.events[0]?.id).toBe('2');
  missed.leave();
  await until('the place to be free', () => Promise.resolve(edge.rows.watchers() === 0));

  const nothing = await follow({ 'last-event-id': '2' });
  await until('the stream', () => Promise.resolve(edge.rows.watchers() === 1));
  write({ status: 'cancelled', step: null });
  await nothing.ended;
  expect(nothing.events.map(({ id }) => id)).toEqual(['3']);
});

test('who knows the end is told not to come back', async () => {
  write({ status: 'cancelled', step: null });
  const { response } = await follow({ 'last-event-id': '2' });
  expect(response.status).toBe(204);
});

test('there are so many places, and those who leave free theirs', async () => {
  const first = await follow();
  await come(first.events, 1);
  const second = await follow();
  expect([second.response.status, second.response.headers.get('retry-after')]).toEqual([503, '1']);
  first.leave();
  await until('the place to be free', () => Promise.resolve(edge.rows.watchers() === 0));
  const third = await follow();
  expect(third.response.status).toBe(200);
  third.leave();
});

test('one flow has a few of the places, however many there are', async () => {
  await edge.stop();
  edge = await startEdge();
  write();
  const first = await Promise.all(Array.from({ length: 8 }, () => follow()));
  expect(first.map(({ response }) => response.status)).toEqual(Array(8).fill(200));
  const another = await follow();
  expect([another.response.status, another.response.headers.get('retry-after')]).toEqual([
    429,
    '5',
  ]);
  for (const { leave } of first) leave();
});

test('a process that stops ends its streams in good order', async () => {
  const { events, ended } = await follow();
  await come(events, 1);
  edge.stopping.abort();
  await ended;
  expect(edge.rows.watchers()).toBe(0);
});
