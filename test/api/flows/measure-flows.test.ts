import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { type Measured, measureFlows } from '../../../src/api/flows/measure-flows.ts';
import { Refused } from '../../../src/api/http/refused.ts';
import type { Flows, StepOutcome } from '../../../src/api/temporal/flows.ts';
import type { Submission } from '../../../src/workflows/engine/messages.ts';
import { aRecord, answer } from '../support/records.ts';

const submission: Submission = {
  step: 'otp',
  data: { codeMac: 'mac' },
  idempotencyKey: randomUUID(),
  requestMac: 'mac',
};
const record = aRecord('a');

async function measuredOf(outcome: StepOutcome): Promise<Measured[]> {
  const seen: Measured[] = [];
  let at = 0;
  const inner: Flows = {
    start: () => Promise.reject(new Error('nothing is started')),
    submit: () => {
      at += 70;
      return Promise.resolve(outcome);
    },
    tell: () => Promise.resolve('told'),
    recall: () => Promise.resolve(null),
  };
  const hash = () => Promise.reject(new Error('nothing is hashed'));
  const observe = (one: Measured) => seen.push(one);
  const { flows } = measureFlows(inner, hash, { now: () => at, observe });
  expect(await flows.submit('a', submission)).toBe(outcome);
  return seen;
}

test.each<[string, StepOutcome, number | null]>([
  ['an answer', answer(record, submission), 70],
  ['a refusal of what was typed', answer(record, submission, { code: 'OtpWrong' }), 70],
  ['an answer that did not come in time', { kind: 'pending' }, null],
  ['a server that refuses more', { kind: 'unavailable', code: 'Overloaded' }, null],
])('%s tells how long it took', async (_, outcome, endedAt) => {
  expect(await measuredOf(outcome)).toEqual([{ name: 'otp', beganAt: 0, endedAt }]);
});

test.each<[string, StepOutcome]>([
  ['an outside system that is away', answer(record, submission, { code: 'CarrierUnavailable' })],
  ['Temporal out of reach', { kind: 'unavailable', code: 'ServiceUnavailable' }],
  ['a step that is not open', { kind: 'rejected', code: 'StepNotOpen', flow: null }],
  ['a flow that has ended', { kind: 'ended' }],
])('%s says nothing of how busy we are', async (_, outcome) => {
  expect(await measuredOf(outcome)).toEqual([]);
});

test('a hash is measured with its wait, and one that found no room is late', async () => {
  const seen: Measured[] = [];
  let at = 0;
  let isFull = false;
  const hash = () => {
    at += 9;
    return isFull ? Promise.reject(new Refused('Overloaded')) : Promise.resolve(Buffer.of());
  };
  const inner: Flows = {
    start: () => Promise.reject(new Error()),
    submit: () => Promise.reject(new Error()),
    tell: () => Promise.resolve('told'),
    recall: () => Promise.resolve(null),
  };
  const observe = (one: Measured) => seen.push(one);
  const { hashPassword } = measureFlows(inner, hash, { now: () => at, observe });
  await hashPassword('a', 'password', Buffer.of());
  isFull = true;
  await expect(hashPassword('a', 'password', Buffer.of())).rejects.toThrow('Overloaded');
  expect(seen).toEqual([
    { name: 'hash', beganAt: 0, endedAt: 9 },
    { name: 'hash', beganAt: 9, endedAt: null },
  ]);
});
