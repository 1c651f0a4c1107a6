import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { ApiDeps } from '../../../src/api/create-app.ts';
import { createBotCheck } from '../../../src/api/flows/bot-check.ts';
import { sessionCookieName } from '../../../src/api/http/cookies.ts';
import { problemAnswer } from '../../../src/domain/flows/flow-view.ts';
import { aToken } from '../../support/session-rows.ts';
import { createHashPassword, type HashPassword } from '../../../src/api/flows/hash-password.ts';
import { keys, startEdge } from '../support/edge.ts';
import { aRecord, answer } from '../support/records.ts';
import { session } from '../support/session.ts';
import { flowsThat } from '../support/starts.ts';

const path = '/v1/logins/password';
const username = '001190123450';

/** Flows that answer the start of a login with its OTP. */
const flows = flowsThat(({ flowId }, submission) =>
  Promise.resolve(answer(aRecord(flowId, { kind: 'login', method: 'password' }), submission)),
);

/** Starts a login by password; answers with what has reached the flow, too, and how much was hashed. */
async function start(
  typed: { username?: string; password?: string; stepUp?: boolean },
  { headers = {}, query = '', ...deps }: Sending = {},
) {
  let hashes = 0;
  const hash = createHashPassword({ hashConcurrency: 1, hashQueue: 1 });
  const hashPassword: HashPassword = (...hashed) => {
    hashes += 1;
    return hash(...hashed);
  };
  const edge = await startEdge({ flows, hashPassword, ...deps });
  const body = { username, password: 'Mật-khẩu-2026!', ...typed };
  const sent = await edge.send('POST', path + query, { body, key: randomUUID(), headers });
  await edge.stop();
  const problem = sent.status < 400 ? undefined : problemAnswer.parse(sent.json);
  const [submission] = edge.submitted;
  return { status: sent.status, problem, submission, hashes };
}
type Sending = Partial<ApiDeps> & { headers?: Record<string, string>; query?: string };

describe('a password', () => {
  test('that is empty is tried like any other', async () => {
    const { status, submission, hashes } = await start({ password: '' });
    expect([status, hashes, submission?.step]).toEqual([201, 1, 'credentials']);
  });

  test('of 129 characters is refused unread, one of 128 is tried', async () => {
    const { status, problem, submission, hashes } = await start({ password: 'ậ'.repeat(129) });
    expect([status, hashes, submission]).toEqual([400, 0, undefined]);
    expect(problem).toMatchObject({
      code: 'ValidationFailed',
      errors: [{ pointer: '/password', code: 'TooLong' }],
    });
    expect((await start({ password: 'ậ'.normalize('NFD').repeat(128) })).status).toBe(201);
  });

  test('in NFD is the one in NFC', async () => {
    const password = 'Mật-khẩu-2026!';
    const nfc = await start({ password: password.normalize('NFC') });
    const nfd = await start({ password: password.normalize('NFD') });
    expect(nfd.submission?.data).toEqual(nfc.submission?.data);
    expect((await start({ password: 'Mat-khau-2026!' })).submission?.data).not.toEqual(
      nfc.submission?.data,
    );
  });
});

test.each(['001 190 123 450', '001.190.123.450', '００１１９０１２３４５０'])(
  'the user name %s goes on as the keyed hash of the number',
  async (typed) => {
    const { submission } = await start({ username: typed });
    const name = keys.lookup('document', username).toString('base64url');
    expect(submission?.data).toMatchObject({ name });
    expect(JSON.stringify(submission)).not.toContain(username);
  },
);

describe('whoever the name belongs to', () => {
  test.each([
    ['nobody, or an account without a password', null],
    ['somebody', Buffer.alloc(16, 7)],
  ])('%s: one hash is made', async (_, salt) => {
    const account = { salt, isKnownDevice: false, lockedUntil: null };
    const { status, hashes } = await start(
      {},
      { readPasswordAccount: () => Promise.resolve(account) },
    );
    expect([status, hashes]).toEqual([201, 1]);
  });

  test.each([null, Buffer.alloc(16, 7)])('while its lock holds, none (%j)', async (salt) => {
    const lockedUntil = new Date('2026-11-24T08:01:00Z');
    const account = { salt, isKnownDevice: false, lockedUntil };
    const { status, problem, hashes, submission } = await start(
      {},
      { readPasswordAccount: () => Promise.resolve(account) },
    );
    expect([status, problem?.code, problem?.retryAfter]).toEqual([
      429,
      'PasswordTriesExceeded',
      60,
    ]);
    expect([hashes, submission]).toEqual([0, undefined]);
  });
});

describe('where a bot check is required', () => {
  const botCheck = createBotCheck({ keys, now: () => new Date(), isRequired: true });
  const known = { salt: null, isKnownDevice: true, lockedUntil: null };

  test('a start without one is refused before it is counted or hashed', async () => {
    const admit = () => Promise.reject(new Error('nothing is to be counted'));
    const { status, problem, hashes } = await start({}, { botCheck, admit });
    expect([status, hashes]).toEqual([400, 0]);
    expect(problem?.errors).toEqual([
      expect.objectContaining({ pointer: '/botCheck', code: 'Required' }),
    ]);
  });

  test('a device that the account knows needs none', async () => {
    const readPasswordAccount = () => Promise.resolve(known);
    expect((await start({}, { botCheck, readPasswordAccount })).status).toBe(201);
  });

  test.each(['sim_signature', 'usb_signature', 'vietnam_post'])(
    'nor does one that any account knows, for %s, which names no account',
    async (method) => {
      const body = method === 'sim_signature' ? { phone: '0961234501' } : {};
      const statuses: number[] = [];
      for (const isKnown of [false, true]) {
        const isDeviceKnown = () => Promise.resolve(isKnown);
        const edge = await startEdge({ flows, botCheck, isDeviceKnown });
        const options = { body, key: randomUUID() };
        statuses.push((await edge.send('POST', `/v1/logins/${method}`, options)).status);
        await edge.stop();
      }
      expect(statuses).toEqual([400, 201]);
    },
  );
});

describe('a step-up', () => {
  const token = aToken();
  const bearer = { authorization: `Bearer ${token}` };
  const cookie = { cookie: `${sessionCookieName}=${token}` };

  test.each<[string, Sending, number, string]>([
    ['without a session', {}, 401, 'SessionMissing'],
    ['with one in its address', { query: `?token=${token}` }, 401, 'SessionMissing'],
    [
      'with one cut short',
      { headers: { authorization: `Bearer ${token.slice(1)}` } },
      401,
      'SessionInvalid',
    ],
    [
      'with one of nobody',
      { headers: { authorization: `Bearer ${aToken()}` } },
      401,
      'SessionInvalid',
    ],
    [
      'with one that has ended',
      { headers: bearer, readSession: () => Promise.resolve({ state: 'over', session }) },
      401,
      'SessionEnded',
    ],
    [
      'by a cookie from another site',
      { headers: { ...cookie, origin: 'https://evil.example' } },
      403,
      'ForeignOrigin',
    ],
    ['by a cookie from nobody knows where', { headers: cookie }, 403, 'ForeignOrigin'],
  ])('%s starts nothing', async (_, sending, status, code) => {
    const answered = await start({ stepUp: true }, sending);
    expect([answered.status, answered.problem?.code]).toEqual([status, code]);
    expect([answered.hashes, answered.submission]).toEqual([0, undefined]);
  });

  test('with a live one is begun for that one', async () => {
    const readSession = () => Promise.resolve({ state: 'live', session } as const);
    expect((await start({ stepUp: true }, { headers: bearer, readSession })).status).toBe(201);
  });

  test('is not meant by a cookie of a session that has ended: that one may sign in anew', async () => {
    const readSession = () => Promise.resolve({ state: 'over', session } as const);
    expect((await start({}, { headers: cookie, readSession })).status).toBe(201);
  });
});
