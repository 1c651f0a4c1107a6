import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createClient } from '../../client/create-client.ts';
import type { Flow } from '../../client/flow.ts';
import type { Sent } from '../../client/transport.ts';
import { consentInForce } from '../../src/domain/subject/consent.ts';
import { type Edge, startEdge } from '../api/support/edge.ts';
import { aRecord, answer, passwordStep, personal } from '../api/support/records.ts';
import { aCitizen, detailsOf } from '../support/citizens.ts';
import { until } from '../support/until.ts';

const details = detailsOf(aCitizen(), consentInForce.version);

let edge: Edge;
/** What the client has sent to the edge. */
let sent: (Sent & { url: string })[];
/** Why the workflow refuses; nothing unless told. */
let refuses: { code: 'OtpWrong' | 'SubscriberMismatch'; attemptsLeft?: number } | null;
beforeEach(async () => {
  [sent, refuses] = [[], null];
  edge = await startEdge({
    flows: {
      start: ({ flowId }, submission) => {
        write(flowId);
        return Promise.resolve(answer(aRecord(flowId), submission, refuses));
      },
      submit: (flowId, submission) => {
        const details = submission.step === 'cancel' ? ({ status: 'cancelled' } as const) : {};
        return Promise.resolve(answer(aRecord(flowId, details), submission, refuses));
      },
      tell: () => Promise.resolve('ended'),
      recall: () => Promise.resolve(null),
    },
  });
});
afterEach(() => edge.stop());

const write = (id: string, details: Parameters<typeof aRecord>[1] = {}) => {
  edge.rows.write({ record: aRecord(id, details), personal, delivery: 'pending' });
};
const clientOf = () =>
  createClient({
    url: edge.url,
    language: 'en',
    fetch: (url, request) => {
      sent.push({ url, ...request });
      return fetch(url, request);
    },
  });
const start = () => clientOf().start('registration', 'mobile_subscriber', details);
const started = async (): Promise<Flow> => {
  const { opened } = await start();
  if (!opened) throw new Error('a start opens its flow');
  return opened;
};

test('a refusal is a value with the flow as it stands, in the language asked for', async () => {
  const flow = await started();
  refuses = { code: 'OtpWrong', attemptsLeft: 4 };
  expect(await flow.step('otp', { code: '000000' })).toMatchObject({
    ok: false,
    status: 422,
    problem: { code: 'OtpWrong', attemptsLeft: 4, flow: { id: flow.id, step: { name: 'otp' } } },
  });
  expect(sent.at(-1)?.headers['accept-language']).toBe('en');
});

test('a start that is refused opens the flow in which it is corrected', async () => {
  refuses = { code: 'SubscriberMismatch' };
  const { ok, opened } = await start();
  expect(ok).toBe(false);
  refuses = null;
  expect(await opened?.step('details', details)).toMatchObject({ ok: true, status: 200 });
});

test('what was read is waited on until it changes', async () => {
  const flow = await started();
  const seen = await flow.read();
  if (!seen.ok) throw new Error(seen.problem.code);
  expect(await flow.read({ after: seen })).toEqual({ ...seen, status: 304 });

  const waiting = flow.read({ after: seen, waitSeconds: 20 });
  await until('the long poll', () => Promise.resolve(edge.rows.watchers() === 1));
  write(flow.id, { step: passwordStep });
  expect(await waiting).toMatchObject({
    ok: true,
    status: 200,
    flow: { step: { name: 'password' } },
  });
});

test('the token opens the flow in a header, and is in no address', async () => {
  const flow = await started();
  await flow.step('otp', { code: '123456' });
  await flow.act('resendOtp');
  await flow.read({ waitSeconds: 1 });
  await flow.until(({ step }) => step?.name === 'otp');
  expect(await flow.cancel()).toEqual({ ok: true, status: 204 });
  const [first, ...later] = sent;
  expect(first?.headers['authorization']).toBeUndefined();
  expect(later.map(({ headers }) => headers['authorization'])).toEqual(
    Array(5).fill(`Bearer ${flow.token}`),
  );
  for (const { url } of sent) expect(url).not.toContain(flow.token);
});

test('the consent text is there to be shown', async () => {
  const answered = await clientOf().consent();
  expect(answered).toMatchObject({ consent: { version: consentInForce.version } });
});
