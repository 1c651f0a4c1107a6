import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { problemAnswer } from '../../../src/domain/flows/flow-view.ts';
import type { ApiDeps } from '../../../src/api/create-app.ts';
import type { StepAnswer, Submission } from '../../../src/workflows/engine/messages.ts';
import { createHashPassword } from '../../../src/api/flows/hash-password.ts';
import { requestMac } from '../../../src/api/flows/request-mac.ts';
import { type Edge, flowOfKey, keys, startEdge } from '../support/edge.ts';
import { aRecord, answer, passwordStep, personal } from '../support/records.ts';

const password = 'Mật-khẩu-2026!';
const chosen = { password, repeated: password };

/** What the workflow answered under a key before: replaced by tests. */
let recalled: StepAnswer | null;
let submit: ApiDeps['flows']['submit'];
const hashed: string[] = [];
let edge: Edge;
beforeAll(async () => {
  const hash = createHashPassword({ hashConcurrency: 2, hashQueue: 8 });
  edge = await startEdge({
    hashPassword: (flowId, ...rest) => (hashed.push(flowId), hash(flowId, ...rest)),
    flows: {
      start: () => Promise.reject(new Error('no start is expected')),
      submit: (flowId, submission) => submit(flowId, submission),
      tell: () => Promise.resolve('ended'),
      recall: () => Promise.resolve(recalled),
    },
  });
});
afterAll(() => edge.stop());

let flow: ReturnType<typeof flowOfKey>;
beforeEach(() => {
  flow = flowOfKey(randomUUID());
  recalled = null;
  submit = (flowId, submission) => Promise.resolve(answer(aRecord(flowId), submission));
  edge.submitted.length = 0;
});

const send = (body: unknown, key?: string) =>
  edge.send('POST', `/v1/flows/${flow.id}/steps/password`, {
    body,
    token: flow.token,
    ...(key !== undefined && { key }),
  });
const atPassword = () => {
  const record = aRecord(flow.id, { step: passwordStep });
  edge.rows.write({ record, personal, delivery: 'delivered' });
};
const lastSubmission = (): Submission => {
  const last = edge.submitted.at(-1);
  if (!last) throw new Error('nothing was submitted');
  return last;
};

test('a password goes on as a salt and a keyed hash of its hash', async () => {
  atPassword();
  const { status } = await send(chosen);
  expect(status).toBe(200);
  const { data } = lastSubmission();
  expect(data).toEqual({
    salt: expect.stringMatching(/^[\w-]{22}$/),
    mac: expect.stringMatching(/^[\w-]{43}$/),
  });
});

test('a password in NFD is the same password', async () => {
  atPassword();
  const key = randomUUID();
  await send(chosen, key);
  const first = lastSubmission();
  const nfd = password.normalize('NFD');
  await send({ password: nfd, repeated: nfd }, key);
  expect(lastSubmission()).toEqual(first);
});

test('a password under the same key gives the same credential, under another key another', async () => {
  atPassword();
  const [key, other] = [randomUUID(), randomUUID()];
  await send(chosen, key);
  await send(chosen, key);
  await send(chosen, other);
  const [first, second, third] = edge.submitted;
  expect(second).toEqual(first);
  expect(third?.data).not.toEqual(first?.data);
});

test.each([
  ['PasswordsDiffer', { password, repeated: `${password} ` }, ['InvalidValue']],
  [
    'PasswordTooWeak',
    { password: 'qxzvk', repeated: 'qxzvk' },
    ['PasswordTooShort', 'PasswordNoUpperCase', 'PasswordNoDigit', 'PasswordNoSpecialCharacter'],
  ],
  [
    'PasswordTooWeak',
    { password: `Aa1!${personal.documentNumber}`, repeated: `Aa1!${personal.documentNumber}` },
    ['PasswordContainsPersonalData'],
  ],
  [
    'PasswordTooWeak',
    { password: 'Aa1!'.repeat(32) + 'x', repeated: 'Aa1!'.repeat(32) + 'x' },
    ['PasswordTooLong'],
  ],
])(
  'a password that is %s is told before a hash, and the flow stays',
  async (code, body, fields) => {
    atPassword();
    const { status, json } = await send(body);
    const problem = problemAnswer.parse(json);
    expect([status, problem.code]).toEqual([422, code]);
    expect((problem.errors ?? []).map((error) => [error.pointer, error.code])).toEqual(
      fields.map((field) => [code === 'PasswordsDiffer' ? '/repeated' : '/password', field]),
    );
    expect(problem.flow?.step?.name).toBe('password');
    expect(edge.submitted).toEqual([]);
  },
);

test('a password out of order is refused without a hash', async () => {
  edge.rows.write({ record: aRecord(flow.id), personal, delivery: null });
  const { status, json } = await send(chosen, randomUUID());
  expect([status, problemAnswer.parse(json).code]).toEqual([409, 'StepNotOpen']);
  expect(edge.submitted).toEqual([]);
});

test('a password repeated after the flow has ended has the answer that it had, and only for its body', async () => {
  atPassword();
  const key = randomUUID();
  await send(chosen, key);
  const done = aRecord(flow.id, {
    status: 'completed',
    step: null,
    result: { account: { id: 'a', level: 2, subjectType: 'citizen' } },
  });
  edge.rows.write({ record: done, personal: null, delivery: null });
  recalled = { flow: done, refusal: null, requestMac: lastSubmission().requestMac };
  const again = await send(chosen, key);
  expect([again.status, again.json]).toEqual([
    200,
    expect.objectContaining({ status: 'completed' }),
  ]);
  const other = await send({ password: 'Other-2026!', repeated: 'Other-2026!' }, key);
  expect(problemAnswer.parse(other.json).code).toBe('IdempotencyKeyReused');
  recalled = null;
  submit = () => Promise.resolve({ kind: 'ended' });
  for (const late of [await send(chosen, randomUUID()), await send(chosen)]) {
    expect([late.status, late.json]).toEqual([
      200,
      expect.objectContaining({ status: 'completed' }),
    ]);
  }
});

test('a second click on a password is answered as completed, and nothing is hashed for it', async () => {
  const done = aRecord(flow.id, { status: 'completed', step: null });
  edge.rows.write({ record: done, personal: null, delivery: null });
  const { status, json } = await send(chosen);
  expect([status, json]).toEqual([200, expect.objectContaining({ status: 'completed' })]);
  expect(edge.submitted).toEqual([]);
});

test('a password whose account is made, while its workflow does not know, is handed to it again', async () => {
  const key = randomUUID();
  const done = aRecord(flow.id, { status: 'completed', step: null });
  edge.rows.write({ record: done, personal: null, delivery: null });
  submit = (_, submission) => Promise.resolve(answer(done, submission));
  const { status, json } = await send(chosen, key);
  expect([status, json]).toEqual([200, expect.objectContaining({ status: 'completed' })]);
  expect(lastSubmission().idempotencyKey).toBe(key);
});

test('a password with the key of an earlier request is refused without a hash', async () => {
  edge.rows.write({ record: aRecord(flow.id), personal, delivery: null });
  const earlier = requestMac(keys, 'start/registration/mobile_subscriber', { any: 'details' });
  recalled = { flow: aRecord(flow.id), refusal: null, requestMac: earlier };
  const hashes = hashed.length;
  const { status, json } = await send(chosen, randomUUID());
  expect([status, problemAnswer.parse(json).code]).toEqual([422, 'IdempotencyKeyReused']);
  expect(hashed).toHaveLength(hashes);
  expect(edge.submitted).toEqual([]);
});
