import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createClient } from '../../client/create-client.ts';
import type { Sent } from '../../client/transport.ts';
import type { SessionFound } from '../../src/db/sessions/read-session.ts';
import { tokenHash } from '../../src/db/sessions/token-hash.ts';
import type { SignInRequest } from '../../src/domain/account/sign-in.ts';
import { type Edge, startEdge } from '../api/support/edge.ts';
import { aRecord, answer, personal } from '../api/support/records.ts';
import { session } from '../api/support/session.ts';
import { aToken } from '../support/session-rows.ts';

const [token, deviceToken] = [aToken(), aToken()];

let edge: Edge;
/** What the client has sent to the edge. */
let sent: (Sent & { url: string })[];
/** How the logins asked to be signed in. */
let asked: (SignInRequest | undefined)[];
let state: SessionFound['state'];
beforeEach(async () => {
  [sent, asked, state] = [[], [], 'live'];
  edge = await startEdge({
    flows: {
      start: (input, submission) => {
        asked.push('signIn' in input ? input.signIn : undefined);
        const record = aRecord(input.flowId);
        edge.rows.write({ record, personal, delivery: 'pending' });
        return Promise.resolve(answer(record, submission, null));
      },
      submit: () => Promise.reject(new Error('nothing is to be submitted here')),
      tell: () => Promise.resolve('ended'),
      recall: () => Promise.resolve(null),
    },
    readSession: (hash) =>
      Promise.resolve(hash.equals(tokenHash(token)) ? { state, session } : null),
    endSession: () => {
      state = 'over';
      return Promise.resolve();
    },
    readOwnData: () => Promise.resolve({ account: [{ id: 'a1' }] }),
    useNotMeCode: () =>
      Promise.resolve({ outcome: 'done', method: 'usb_signature', sessionsEnded: 2 }),
    disputes: {
      addEvidence: () => Promise.resolve({ outcome: 'not_open' }),
      listEvidence: () => Promise.resolve([]),
      removeEvidence: () => Promise.resolve('not_open'),
      object: () => Promise.resolve({ outcome: 'done' }),
    },
    useCancellation: () =>
      Promise.resolve({ outcome: 'used', flow: { id: 'f', kind: 'recovery', method: 'password' } }),
  });
});
afterEach(() => edge.stop());

const clientOf = () =>
  createClient({
    url: edge.url,
    fetch: (url, request) => {
      sent.push({ url, ...request });
      return fetch(url, request);
    },
  });

test('a client with tokens reads its session, and signs out, twice', async () => {
  const client = clientOf().withTokens({ token });
  expect(await client.session()).toMatchObject({
    ok: true,
    status: 200,
    session: { level: 2, device: { current: true } },
  });
  expect(await client.signOut()).toEqual({ ok: true, status: 204 });
  expect(await client.signOut()).toEqual({ ok: true, status: 204 });
  expect(await client.session()).toMatchObject({
    ok: false,
    status: 401,
    problem: { code: 'SessionEnded' },
  });
  for (const { url } of sent) expect(url).not.toContain(token);
});

test('a client without tokens leaves it to the cookie of its browser', async () => {
  expect(await clientOf().session()).toMatchObject({ problem: { code: 'SessionMissing' } });
  expect(sent.at(-1)?.headers['authorization']).toBeUndefined();
});

test('a login brings the device; a step-up the session, too, whose token is kept', async () => {
  const client = clientOf().withTokens({ deviceToken }).withTokens({ token });
  await client.start('login', 'usb_signature', { delivery: 'token', stepUp: true });
  expect(asked).toMatchObject([
    {
      delivery: 'token',
      device: { tokenHash: tokenHash(deviceToken).toString('base64url'), isNew: false },
      stepUp: { level: 2 },
    },
  ]);
});

test('a registration brings neither', async () => {
  const client = clientOf().withTokens({ token, deviceToken });
  await client.start('registration', 'vietnam_post', {
    subjectType: 'citizen',
    consent: { version: '1' },
  });
  const { headers } = sent.at(-1) ?? { headers: {} };
  expect(headers).not.toHaveProperty('authorization');
  expect(headers).not.toHaveProperty('device-token');
});

test('a sign-in that was not me is told with what was done about it', async () => {
  expect(await clientOf().notMe('7k3f 92qx abcd')).toMatchObject({
    ok: true,
    report: { sessionsEnded: 2, methodLocked: 'usb_signature' },
  });
  expect(await clientOf().notMe('no code')).toMatchObject({
    ok: false,
    problem: { code: 'NotMeCodeInvalid' },
  });
});

test('what is taken back by a code is named', async () => {
  expect(await clientOf().cancelByCode('7k3f 92qx abcd')).toMatchObject({
    ok: true,
    cancelled: 'recovery',
    nextActions: [{ action: 'signIn' }, { action: 'recoverAtCounter' }],
  });
  expect(await clientOf().cancelByCode('no code')).toMatchObject({
    ok: false,
    problem: { code: 'CancelCodeInvalid' },
  });
});

test('an objection is taken, or refused', async () => {
  const statement = 'Số này là của tôi từ năm 2010.';
  expect(await clientOf().object({ code: '7k3f 92qx abcd', statement })).toMatchObject({
    ok: true,
    status: 204,
  });
  expect(await clientOf().object({ code: 'no code', statement })).toMatchObject({
    ok: false,
    problem: { code: 'ObjectionCodeInvalid' },
  });
});

test('the data of an account comes as it is told, and its refusals', async () => {
  const client = clientOf().withTokens({ token });
  expect(await client.exportData()).toMatchObject({
    ok: true,
    exported: { data: { account: [{ id: 'a1' }] } },
  });
  state = 'over';
  expect(await client.exportData()).toMatchObject({ problem: { code: 'SessionEnded' } });
});
