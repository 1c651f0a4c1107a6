import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { ApiDeps } from '../../../src/api/create-app.ts';
import type { Flows } from '../../../src/api/temporal/flows.ts';
import type { Throttle } from '../../../src/db/throttles.ts';
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
    const { send, lines } = await onEdge({ admitStart: () => Promise.reject(down) });
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
  const throttled = (known: boolean): Partial<ApiDeps> => ({
    flows: answers,
    admitStart: () => Promise.resolve({ known, refusedUntil: new Date(today.getTime() + 90_000) }),
  });

  test('count the network, the document and the number, each by a keyed hash', async () => {
    const counted: (readonly Throttle[])[] = [];
    const { send } = await onEdge({
      flows: answers,
      admitStart: (_, throttles) => {
        counted.push(throttles);
        return Promise.resolve({ known: false, refusedUntil: null });
      },
    });
    await send('POST', path, { body, key: randomUUID() });
    await send('POST', path, { body: { ...body, phone: '0901234567' }, key: randomUUID() });
    const [first = [], second = []] = counted;
    const { ipStartsPerHour, documentStartsPerHour, numberStartsPerHour } = config.limits;
    expect(first.map(({ limit }) => limit)).toEqual([
      ipStartsPerHour,
      documentStartsPerHour,
      numberStartsPerHour,
    ]);
    expect(first.map(({ key }) => key.length)).toEqual([32, 32, 32]);
    expect(second.map(({ key }, at) => key.equals(first[at]?.key ?? Buffer.of()))).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('refuse with the time to wait, before anything is started', async () => {
    const { send, submitted } = await onEdge(throttled(false));
    const { status, headers, json } = await send('POST', path, { body, key: randomUUID() });
    expect([status, problemAnswer.parse(json).code]).toEqual([429, 'TooManyRequests']);
    expect(headers.get('retry-after')).toBe('90');
    expect(submitted).toEqual([]);
  });

  test('count a correction too, once for each other number', async () => {
    const counted: { key: string; limits: number[] }[] = [];
    const { send, rows } = await onEdge({
      flows: { ...answers, submit: (id, one) => Promise.resolve(answer(aRecord(id), one)) },
      admitStart: (key, throttles) => {
        counted.push({ key, limits: throttles.map(({ limit }) => limit) });
        const refusedUntil = counted.length > 2 ? new Date(today.getTime() + 90_000) : null;
        return Promise.resolve({ known: false, refusedUntil });
      },
    });
    const { id, token } = flowOfKey(randomUUID());
    rows.write({ record: aRecord(id), personal: null, delivery: null });
    const correct = (phone: string) =>
      send('POST', `/v1/flows/${id}/steps/details`, { body: { ...body, phone }, token });
    expect([(await correct('0901234567')).status, (await correct('0901234567')).status]).toEqual([
      200, 200,
    ]);
    const { status, json } = await correct('0901234568');
    expect([status, problemAnswer.parse(json).code]).toEqual([429, 'TooManyRequests']);
    const { ipStartsPerHour, documentStartsPerHour, numberStartsPerHour } = config.limits;
    const [first, same, other] = counted;
    expect(first?.limits).toEqual([ipStartsPerHour, documentStartsPerHour, numberStartsPerHour]);
    expect(same?.key).toBe(first?.key);
    expect(other?.key).not.toBe(first?.key);
  });

  test('let a repeated start through, which begins nothing anew', async () => {
    const repeated = throttled(true);
    const started: string[] = [];
    const { send } = await onEdge({
      ...repeated,
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
