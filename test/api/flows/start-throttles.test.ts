import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Entrance } from '../../../src/db/admissions.ts';
import { problemAnswer } from '../../../src/domain/flows/flow-view.ts';
import { config, flowOfKey, today } from '../support/edge.ts';
import { aRecord, answer } from '../support/records.ts';
import { answers, body, citizen, edgeOfTest, path } from '../support/starts.ts';

const onEdge = edgeOfTest();

describe('throttles of starts', () => {
  const until = new Date(today.getTime() + 90_000);
  const admitted = { outcome: 'admitted', known: false } as const;

  test('count networks, and a document and a phone only together with the network', async () => {
    const counted: Entrance[] = [];
    const { send } = await onEdge({
      flows: answers,
      settings: { ...config.api, trustedProxies: 1 },
      admit: (entrance) => (counted.push(entrance), Promise.resolve(admitted)),
    });
    const from = (address: string, phone = citizen.phone) =>
      send('POST', path, {
        body: { ...body, phone },
        key: randomUUID(),
        headers: { 'x-forwarded-for': address },
      });
    await from('203.0.113.11');
    await from('203.0.113.11:4000');
    await from('203.0.113.11', '0901234567');
    await from('198.51.100.7');
    const keysOf = ({ starts, failures, claims }: Entrance) =>
      [starts, failures, claims].map((all) => all.map(({ key }) => key.toString('hex')));
    const [first = [], withPort = [], otherPhone = [], elsewhere = []] = counted.map(keysOf);
    expect(first.map((all) => all.length)).toEqual([3, 3, 4]);
    expect(withPort).toEqual(first);
    expect(otherPhone.slice(0, 2)).toEqual(first.slice(0, 2));
    expect(shared(first, otherPhone, 2)).toBe(2); // the document’s
    for (const which of [0, 1, 2]) expect(shared(first, elsewhere, which)).toBe(0);
    expect(counted[0]?.starts.every(({ key }) => key.length === 32)).toBe(true);
  });

  test('take more from wider networks', async () => {
    const counted: Entrance[] = [];
    const { send } = await onEdge({
      flows: answers,
      admit: (entrance) => (counted.push(entrance), Promise.resolve(admitted)),
    });
    await send('POST', path, { body, key: randomUUID() });
    const limits = counted.flatMap(({ starts, failures, claims }) =>
      [starts, failures, claims].map((all) => all.map(({ limit }) => limit)),
    );
    expect(limits).toEqual([
      [3_000, 12_000, 48_000],
      [200, 800, 3_200],
      [10, 40, 10, 40],
    ]);
    expect(counted[0]?.failures.map(({ careful }) => careful)).toEqual([20, 80, 320]);
  });

  test('refuse with the time to wait, before anything is started', async () => {
    const { send, submitted } = await onEdge({
      flows: answers,
      admit: () => Promise.resolve({ outcome: 'refused', until }),
    });
    const { status, headers, json } = await send('POST', path, { body, key: randomUUID() });
    expect([status, problemAnswer.parse(json).code]).toEqual([429, 'TooManyRequests']);
    expect(headers.get('retry-after')).toBe('90');
    expect(submitted).toEqual([]);
  });

  test('count a correction too, once for the same details', async () => {
    const counted: Entrance[] = [];
    const { send, rows } = await onEdge({
      flows: { ...answers, submit: (id, one) => Promise.resolve(answer(aRecord(id), one)) },
      admit: (entrance) => {
        counted.push(entrance);
        return Promise.resolve(counted.length > 2 ? { outcome: 'refused', until } : admitted);
      },
    });
    const { id, token } = flowOfKey(randomUUID());
    rows.write({ record: aRecord(id), personal: null, delivery: null });
    const correct = (fullName: string) =>
      send('POST', `/v1/flows/${id}/steps/details`, { body: { ...body, fullName }, token });
    expect([(await correct('Lê Hoa')).status, (await correct('Lê Hoa')).status]).toEqual([
      200, 200,
    ]);
    const { status, json } = await correct('Lê Hà');
    expect([status, problemAnswer.parse(json).code]).toEqual([429, 'TooManyRequests']);
    const [first, same, other] = counted;
    expect(first).toMatchObject({ flowId: id, isStart: false });
    expect(same?.claim).toEqual(first?.claim);
    expect(other?.claim).not.toEqual(first?.claim);
  });

  test('let a repeated start through, which begins nothing anew', async () => {
    const started: string[] = [];
    const { send } = await onEdge({
      admit: () => Promise.resolve({ outcome: 'admitted', known: true }),
      flows: {
        ...answers,
        start: ({ flowId }) => Promise.reject(new Error(`started anew: ${flowId}`)),
        submit: (id, one) => (started.push(id), Promise.resolve(answer(aRecord(id), one))),
      },
    });
    const key = randomUUID();
    expect((await send('POST', path, { body, key })).status).toBe(201);
    expect(started).toEqual([flowOfKey(key).id]);
  });
});

function shared(one: string[][], other: string[][], which: number): number {
  return (one[which] ?? []).filter((key) => other[which]?.includes(key)).length;
}
