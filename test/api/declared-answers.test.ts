import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { StepOutcome } from '../../src/api/temporal/flows.ts';
import { declaredAnswers } from '../support/declared-answers.ts';
import { type Edge, flowOfKey, startEdge } from './support/edge.ts';
import { aRecord, passwordStep } from './support/records.ts';

let outcome: StepOutcome;
let edge: Edge;
beforeAll(async () => {
  edge = await startEdge({
    flows: {
      start: () => Promise.reject(new Error('nothing is started here')),
      submit: () => Promise.resolve(outcome),
      tell: () => Promise.resolve('ended'),
      recall: () => Promise.resolve(null),
    },
    probes: { required: { database: () => Promise.resolve(true) }, informational: {} },
  });
});
afterAll(() => edge.stop());

let flow: ReturnType<typeof flowOfKey>;
beforeEach(() => {
  flow = flowOfKey(randomUUID());
});

const read = () => edge.send('GET', `/v1/flows/${flow.id}`, { token: flow.token });
const write = (step: object) => {
  const record = aRecord(flow.id, { step: { ...passwordStep, ...step } });
  edge.rows.write({ record, personal: null, delivery: null });
};

describe('tests see that an answer is not what the document declares', () => {
  test('by a member that its schema does not name', async () => {
    write({ secret: 's' });
    await expect(read()).rejects.toThrow('must NOT have additional properties');
  });

  test('by a member of another type', async () => {
    write({ until: 5 });
    await expect(read()).rejects.toThrow('/step/until must be string');
  });

  test('by a problem that is none of the route', async () => {
    write({});
    outcome = { kind: 'rejected', code: 'SimNoKey', flow: null };
    const options = { body: { code: '123456' }, token: flow.token };
    const sent = edge.send('POST', `/v1/flows/${flow.id}/steps/otp`, options);
    await expect(sent).rejects.toThrow('data/code must be equal to one of the allowed values');
  });

  test('by a status or a media type that the route does not have', async () => {
    const { json } = await edge.send('GET', '/openapi.json');
    const check = declaredAnswers(json);
    const headers = new Headers({ 'content-type': 'text/html' });
    const answered = (status: number) => () => {
      check('GET', '/healthz', { status, headers, text: 'x' });
    };
    expect(answered(201)).toThrow('no such status');
    expect(answered(200)).toThrow('text/html is not declared');
  });
});
