import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { ApiDeps } from '../../../src/api/create-app.ts';
import type { Flows } from '../../../src/api/temporal/flows.ts';
import type { Entrance } from '../../../src/db/admissions.ts';
import { consentInForce } from '../../../src/domain/subject/consent.ts';
import { flowView, problemAnswer } from '../../../src/domain/flows/flow-view.ts';
import { aCitizen, detailsOf } from '../../support/citizens.ts';
import { config, type Edge, flowOfKey, startEdge, today } from '../support/edge.ts';
import { aRecord, answer } from '../support/records.ts';

const path = '/v1/registrations/mobile_subscriber';
const citizen = aCitizen();
const body = detailsOf(citizen, consentInForce.version);

let edge: Edge;
afterEach(() => edge.stop());

const flowsThat = (start: Flows['start']): Flows => ({
  start,
  submit: () => Promise.reject(new Error('only a start is expected')),
  tell: () => Promise.resolve('ended'),
  recall: () => Promise.resolve(null),
});
const answers = flowsThat((input, submission) =>
  Promise.resolve(answer(aRecord(input.flowId), submission)),
);
const onEdge = async (overrides: Partial<ApiDeps>) => {
  edge = await startEdge(overrides);
  return edge;
};

describe('a start', () => {
  test('answers 201 with the flow, its place and its token', async () => {
    const { send } = await onEdge({ flows: answers });
    const key = randomUUID();
    const { status, headers, json } = await send('POST', path, { body, key });
    const flow = flowView.strict().parse(json);
    expect(status).toBe(201);
    expect(flow.id).toBe(flowOfKey(key).id);
    expect(flow.token).toBe(flowOfKey(key).token);
    expect(headers.get('location')).toBe(`/v1/flows/${flow.id}`);
    expect(flow.step?.otp?.delivery).toBe('pending');
  });

  test('hands on the details in canonical spelling, with the settings in force', async () => {
    const seen: Parameters<Flows['start']>[] = [];
    const flows = flowsThat((...call) => {
      seen.push(call);
      return Promise.resolve(answer(aRecord(call[0].flowId), call[1]));
    });
    const { send } = await onEdge({ flows });
    const key = randomUUID();
    const phone = ` 0${citizen.phone.slice(3, 5)} ${citizen.phone.slice(5)}`;
    await send('POST', path, { body: { ...body, phone }, key: key.toUpperCase() });
    expect(seen).toMatchObject([
      [
        {
          flowId: flowOfKey(key).id,
          method: 'mobile_subscriber',
          settings: { deadlineMs: 86_400_000 },
        },
        { step: 'details', idempotencyKey: key, data: { phone: citizen.phone } },
      ],
    ]);
  });

  test('under a key that was used with another body is refused', async () => {
    const flows = flowsThat(({ flowId }) =>
      Promise.resolve(answer(aRecord(flowId), { requestMac: 'of another body' })),
    );
    const { send } = await onEdge({ flows });
    const { status, json } = await send('POST', path, { body, key: randomUUID() });
    expect([status, problemAnswer.parse(json).code]).toEqual([422, 'IdempotencyKeyReused']);
    expect(JSON.stringify(json)).not.toContain('token');
  });

  test('that is refused carries the flow with its token, so that it can go on', async () => {
    const flows = flowsThat((input, submission) => {
      const flow = aRecord(input.flowId, {
        step: {
          name: 'details',
          waitingFor: 'citizen',
          actions: ['submit', 'cancel'],
          until: '2026-11-25T08:00:00.000Z',
        },
        problem: { code: 'SubscriberMismatch', attemptsLeft: 2 },
      });
      return Promise.resolve(
        answer(flow, submission, { code: 'SubscriberMismatch', attemptsLeft: 2 }),
      );
    });
    const { send } = await onEdge({ flows });
    const key = randomUUID();
    const { status, headers, json } = await send('POST', path, {
      body,
      key,
      headers: { 'accept-language': 'en' },
    });
    const problem = problemAnswer.parse(json);
    expect([status, problem.code, problem.attemptsLeft]).toEqual([422, 'SubscriberMismatch', 2]);
    expect(problem.flow?.token).toBe(flowOfKey(key).token);
    expect(problem.flow?.problem?.title).toBe(problem.title);
    expect(problem.title).toMatch(/registered owner/);
    // The flow does not allow a review: the way there is not offered.
    expect(problem.nextActions.map(({ action }) => action)).toEqual(['correctDetails']);
    expect(headers.get('location')).toBe(`/v1/flows/${flowOfKey(key).id}`);
  });

  test('that is not answered in time is 202, and can be read from then on', async () => {
    const { send } = await onEdge({ flows: flowsThat(() => Promise.resolve({ kind: 'pending' })) });
    const key = randomUUID();
    const { status, json } = await send('POST', path, { body, key });
    const flow = flowView.parse(json);
    expect(status).toBe(202);
    expect(flow).toMatchObject({
      status: 'open',
      step: { name: 'details', waitingFor: 'carrier' },
    });
    const { id, token } = flowOfKey(key);
    expect(flow.token).toBe(token);
    const read = await send('GET', `/v1/flows/${id}`, { token });
    expect(read.json).toMatchObject({ id, step: { waitingFor: 'carrier' } });
  });

  test.each([
    ['ServiceUnavailable', 503, '5'],
    ['Overloaded', 503, '1'],
  ] as const)(
    'while Temporal is out of reach is %s, and no flow is written',
    async (code, expected, wait) => {
      const { send, rows } = await onEdge({
        flows: flowsThat(() => Promise.resolve({ kind: 'unavailable', code })),
      });
      const key = randomUUID();
      const { status, headers, json } = await send('POST', path, { body, key });
      expect([status, problemAnswer.parse(json).code]).toEqual([expected, code]);
      expect(headers.get('retry-after')).toBe(wait);
      expect(await rows.read(flowOfKey(key).id)).toBeNull();
    },
  );

  test('while the database is down is ServiceUnavailable', async () => {
    const down = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const { send, lines } = await onEdge({ admit: () => Promise.reject(down) });
    const { status, json } = await send('POST', path, { body, key: randomUUID() });
    expect([status, problemAnswer.parse(json).code]).toEqual([503, 'ServiceUnavailable']);
    expect(lines.join('')).toContain('database down');
  });

  test('that fails for a reason that nobody expected says nothing of it', async () => {
    const { send, lines } = await onEdge({
      flows: flowsThat(() => Promise.reject(new Error('a bug'))),
    });
    const { status, json } = await send('POST', path, { body, key: randomUUID() });
    const problem = problemAnswer.parse(json);
    expect([status, problem.code]).toEqual([500, 'InternalError']);
    expect(JSON.stringify(json)).not.toContain('a bug');
    const logged = lines.filter((line) => line.includes('a bug'));
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain(problem.traceId);
  });
});

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
