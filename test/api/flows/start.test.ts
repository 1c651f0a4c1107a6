import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Flows } from '../../../src/api/temporal/flows.ts';
import { flowView, problemAnswer } from '../../../src/domain/flows/flow-view.ts';
import { flowOfKey } from '../support/edge.ts';
import { aRecord, answer } from '../support/records.ts';
import { answers, body, citizen, edgeOfTest, flowsThat, path } from '../support/starts.ts';

const onEdge = edgeOfTest();

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

  test.each([
    ['is down', 'ECONNREFUSED'],
    ['stops', '57P01'],
    ['has no lock to give in time', '55P03'],
    ['ends a deadlock', '40P01'],
  ])('while the database %s is ServiceUnavailable', async (_, state) => {
    const down = Object.assign(new Error('out of reach'), { code: state });
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
