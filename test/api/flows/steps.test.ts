import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Flows } from '../../../src/api/temporal/flows.ts';
import { problemAnswer } from '../../../src/domain/flows/flow-view.ts';
import type { OpenStep } from '../../../src/domain/steps/open-step.ts';
import type { Submission } from '../../../src/workflows/engine/messages.ts';
import { type Edge, flowOfKey, keys, startEdge } from '../support/edge.ts';
import { aRecord, answer, personal } from '../support/records.ts';

/** What the workflow answers: replaced by tests. */
let submit: Flows['submit'];
let edge: Edge;
beforeAll(async () => {
  edge = await startEdge({
    flows: {
      start: () => Promise.reject(new Error('no start is expected')),
      submit: (...call) => submit(...call),
      tell: () => Promise.resolve('ended'),
      recall: () => Promise.resolve(null),
    },
  });
});
afterAll(() => edge.stop());

let flow: ReturnType<typeof flowOfKey>;
beforeEach(() => {
  flow = flowOfKey(randomUUID());
  edge.submitted.length = 0;
  submit = (_, submission) => Promise.resolve(answer(aRecord(flow.id), submission));
});

const send = (step: string, body: unknown, key?: string) =>
  edge.send('POST', `/v1/flows/${flow.id}/steps/${step}`, {
    body,
    token: flow.token,
    ...(key !== undefined && { key }),
  });
const lastSubmission = (): Submission => {
  const last = edge.submitted.at(-1);
  if (!last) throw new Error('nothing was submitted');
  return last;
};

describe('the OTP', () => {
  test.each(['123456', '123 456', '１２３４５６'])(
    'typed as %s goes on as a keyed hash',
    async (code) => {
      expect((await send('otp', { code })).status).toBe(200);
      const codeMac = keys.lookup('otp', `${flow.id}:otp:123456`).toString('base64url');
      expect(lastSubmission()).toMatchObject({ step: 'otp', data: { codeMac } });
      expect(JSON.stringify(lastSubmission())).not.toContain('123456"');
    },
  );

  test('under one key has one id, without a key one of its own', async () => {
    const key = randomUUID();
    await send('otp', { code: '123456' }, key);
    const { requestMac } = lastSubmission();
    expect(lastSubmission().idempotencyKey).toBe(key);
    await send('otp', { code: '123456' });
    expect(lastSubmission().idempotencyKey).not.toBe(key);
    expect(lastSubmission().requestMac).toBe(requestMac);
    await send('otp', { code: '123457' });
    expect(lastSubmission().requestMac).not.toBe(requestMac);
  });

  test('that is wrong is a problem with the flow as it now stands', async () => {
    const refusal = { code: 'OtpWrong', attemptsLeft: 4 } as const;
    submit = (_, submission) => Promise.resolve(answer(aRecord(flow.id), submission, refusal));
    const { status, json } = await send('otp', { code: '123456' });
    expect(status).toBe(422);
    expect(problemAnswer.parse(json)).toMatchObject({
      code: 'OtpWrong',
      flow: { id: flow.id, step: { name: 'otp' } },
      nextActions: [
        { action: 'submitOtp', href: `/v1/flows/${flow.id}/steps/otp` },
        { action: 'resendOtp', href: `/v1/flows/${flow.id}/actions/resendOtp` },
      ],
    });
  });
});

describe('the code of an authenticator app', () => {
  test.each([
    ['123 456', 'app', 'otp', (id: string) => `${id}:authenticator_app:123456`],
    ['7k3f92qxab', 'recovery_code', 'recovery-code', () => '7K3F9-2QXAB'],
  ] as const)('typed as %s goes on as a keyed hash', async (code, kind, purpose, valueIn) => {
    expect((await send('authenticator_app', { code })).status).toBe(200);
    const codeMac = keys.lookup(purpose, valueIn(flow.id)).toString('base64url');
    expect(lastSubmission()).toMatchObject({ step: 'authenticator_app', data: { kind, codeMac } });
    expect(Object.keys(lastSubmission().data ?? {})).toEqual(['kind', 'codeMac']);
  });

  test.each(['TotpWrong', 'RecoveryCodeWrong'] as const)('that is refused by %s', async (code) => {
    const step: OpenStep = {
      name: 'authenticator_app',
      waitingFor: 'citizen',
      actions: ['submit', 'cancel'],
      until: aRecord(flow.id).expiresAt,
      authenticatorApp: { attemptsLeft: 4, recoveryCodesLeft: 10 },
    };
    submit = (_, submission) =>
      Promise.resolve(answer(aRecord(flow.id, { step }), submission, { code }));
    const { status, json } = await send('authenticator_app', { code: '123456' });
    expect([status, problemAnswer.parse(json)]).toEqual([
      422,
      expect.objectContaining({
        code,
        flow: expect.objectContaining({ step }),
        nextActions: [expect.objectContaining({ action: 'submitAuthenticatorApp' })],
      }),
    ]);
  });
});

describe('what the workflow does not take', () => {
  test.each([
    ['StepNotOpen', 409],
    ['SubmissionInProgress', 409],
    ['TooManySubmissions', 429],
  ] as const)('%s is told with the flow of its row', async (code, status) => {
    edge.rows.write({ record: aRecord(flow.id), personal, delivery: 'delivered' });
    submit = () => Promise.resolve({ kind: 'rejected', code, flow: null });
    const refused = await send('otp', { code: '123456' });
    expect(refused.status).toBe(status);
    const problem = problemAnswer.parse(refused.json);
    expect(problem).toMatchObject({ code, flow: { step: { otp: { delivery: 'delivered' } } } });
  });

  test.each([
    ['refused', 'FlowEnded'],
    ['cancelled', 'FlowCancelled'],
    ['expired', 'FlowExpired'],
  ] as const)(
    'a flow that is %s answers 410 %s, with a way to start again',
    async (status, code) => {
      edge.rows.write({
        record: aRecord(flow.id, { status, step: null }),
        personal: null,
        delivery: null,
      });
      submit = () => Promise.resolve({ kind: 'ended' });
      const gone = await send('otp', { code: '123456' });
      expect([gone.status, problemAnswer.parse(gone.json)]).toEqual([
        410,
        expect.objectContaining({
          code,
          nextActions: [
            expect.objectContaining({
              action: 'startAgain',
              href: '/v1/registrations/mobile_subscriber',
            }),
          ],
        }),
      ]);
    },
  );

  test('the last step of a completed flow, sent once more, is answered with the flow as it is', async () => {
    const record = aRecord(flow.id, { method: 'vietnam_post', status: 'completed', step: null });
    edge.rows.write({ record, personal: null, delivery: null });
    for (const kind of ['ended', 'rejected'] as const) {
      const code = 'FlowCompleted';
      submit = () => Promise.resolve(kind === 'ended' ? { kind } : { kind, code, flow: null });
      const { status, json } = await send('confirm', {});
      expect([status, json]).toEqual([200, expect.objectContaining({ status: 'completed' })]);
    }
    const earlier = await send('vietnam_post', { code: 'c', state: 's' });
    const problem = problemAnswer.parse(earlier.json);
    expect([earlier.status, problem.code]).toEqual([410, 'FlowCompleted']);
    expect(problem.nextActions.map(({ action }) => action)).toEqual(['seeFlow']);
  });

  test('a flow whose workflow was ended from outside is told as ended, whatever its row says yet', async () => {
    edge.rows.write({ record: aRecord(flow.id), personal, delivery: null });
    submit = () => Promise.resolve({ kind: 'ended' });
    const { status, json } = await send('otp', { code: '123456' });
    const problem = problemAnswer.parse(json);
    expect([status, problem.code, problem.flow]).toEqual([
      410,
      'FlowCancelled',
      expect.objectContaining({ status: 'cancelled', step: null }),
    ]);
    const cancelled = await edge.send('DELETE', `/v1/flows/${flow.id}`, { token: flow.token });
    expect(cancelled.status).toBe(204);
  });

  test('a flow that was never started is not found', async () => {
    submit = () => Promise.resolve({ kind: 'ended' });
    const { status, json } = await send('otp', { code: '123456' });
    expect([status, problemAnswer.parse(json).code]).toEqual([404, 'FlowNotFound']);
  });

  test('a step that is not answered in time is 202 with the flow of its row', async () => {
    edge.rows.write({ record: aRecord(flow.id), personal, delivery: 'failed' });
    submit = () => Promise.resolve({ kind: 'pending' });
    const { status, json } = await send('otp', { code: '123456' });
    expect(status).toBe(202);
    expect(json).toMatchObject({ id: flow.id, step: { otp: { delivery: 'failed' } } });
  });
});

describe('cancelling', () => {
  const cancel = () => edge.send('DELETE', `/v1/flows/${flow.id}`, { token: flow.token });

  test('is 204, also the second time', async () => {
    const cancelled = aRecord(flow.id, { status: 'cancelled', step: null });
    submit = (_, submission) => Promise.resolve(answer(cancelled, submission));
    expect((await cancel()).status).toBe(204);
    expect(lastSubmission()).toMatchObject({ step: 'cancel', data: null });
    edge.rows.write({ record: cancelled, personal: null, delivery: null });
    submit = () => Promise.resolve({ kind: 'ended' });
    expect((await cancel()).status).toBe(204);
  });

  test('that comes too late is told so: the account was made meanwhile', async () => {
    const completed = aRecord(flow.id, { status: 'completed', step: null });
    edge.rows.write({ record: completed, personal: null, delivery: null });
    submit = (_, submission) => Promise.resolve(answer(completed, submission));
    const { status, json } = await cancel();
    expect([status, problemAnswer.parse(json).code]).toEqual([410, 'FlowCompleted']);
  });

  test('comes too late for a flow that made an account', async () => {
    const record = aRecord(flow.id, { status: 'completed', step: null });
    edge.rows.write({ record, personal: null, delivery: null });
    submit = () => Promise.resolve({ kind: 'ended' });
    const { status, json } = await cancel();
    expect([status, problemAnswer.parse(json).code]).toEqual([410, 'FlowCompleted']);
  });
});

test('an action is submitted without data, with no body or an empty one', async () => {
  const resend = (body?: unknown) =>
    edge.send('POST', `/v1/flows/${flow.id}/actions/resendOtp`, { token: flow.token, body });
  expect([(await resend()).status, (await resend({})).status]).toEqual([200, 200]);
  expect(edge.submitted).toMatchObject([
    { step: 'resendOtp', data: null },
    { step: 'resendOtp', data: null },
  ]);
});
