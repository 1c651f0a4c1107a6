import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { timeStepOf, totpCode } from '../../../src/activities/sign-in/authenticator-app.ts';
import { verifyAppCode } from '../../../src/activities/sign-in/verify-app-code.ts';
import { verifyPassword } from '../../../src/activities/sign-in/verify-password.ts';
import { addAuthenticatorApp } from '../../../src/db/accounts/authenticator-apps.ts';
import { addRecoveryCodes, countRecoveryCodes } from '../../../src/db/accounts/recovery-codes.ts';
import { insertAccount } from '../../../src/db/accounts/accounts.ts';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { loadConfig } from '../../../src/platform/config.ts';
import { typedCodeMac, typedRecoveryCodeMac } from '../../../src/platform/look-ups.ts';
import { quotasOf } from '../../../src/platform/quotas.ts';
import { anAccount } from '../../support/accounts.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { newRecoveryCodes } from '../../support/second-factors.ts';
import { aDevice, aSignIn, endOf, historyOf, sessionsOf } from '../../support/sign-ins.ts';

const now = new Date('2026-11-27T05:00:00Z');
const step = timeStepOf(now);
const [secret, codes] = [randomBytes(20), newRecoveryCodes()];

let database: Database;
let deps: Parameters<typeof verifyAppCode>[0];
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 20, statementTimeoutMs: 30_000 });
  const databaseNow = () => Promise.resolve(now);
  deps = { database, keys, quotas: quotasOf(loadConfig({}).limits), databaseNow };
}, 60_000);
afterAll(() => database.close());

let account: { id: string; name: Buffer };
beforeEach(async () => {
  const number = randomUUID();
  const inserted = anAccount(number);
  account = { id: inserted.id, name: keys.lookup('document', number) };
  await insertAccount(database.db, keys, inserted);
  const { id: accountId } = account;
  await addAuthenticatorApp(database.db, keys, { accountId, secret, step: step - 10 });
  await addRecoveryCodes(database.db, keys, { accountId, codes });
});

type Typed = { app: string } | { recoveryCode: string };

/** What one code comes to, in a login of its own unless told. */
async function tried(typed: Typed, { attemptId = randomUUID(), flowId = randomUUID() } = {}) {
  const signIn = aSignIn(account.id, { flowId, uses: ['password', 'authenticator_app'] });
  const proof = { flowId: signIn.flowId, step: 'authenticator_app', purpose: 'login' } as const;
  const kind = 'app' in typed ? ('app' as const) : ('recovery_code' as const);
  const mac =
    'app' in typed
      ? typedCodeMac(keys, proof, typed.app)
      : typedRecoveryCodeMac(keys, typed.recoveryCode);
  const code = { kind, codeMac: mac.toString('base64url') };
  const attempt = { proof, attemptId, ...code, signIn, next: endOf(signIn) };
  return (await verifyAppCode(deps, attempt)).outcome;
}

const right = { app: totpCode(secret, step) };
const wrong = { app: '000000' === right.app ? '111111' : '000000' };
const rightRecovery = { recoveryCode: codes[0] ?? '' };
const wrongRecovery = { recoveryCode: newRecoveryCodes()[0] ?? '' };

async function wrongTimes(count: number, typed: Typed = wrong): Promise<string[]> {
  const answers: string[] = [];
  while (answers.length < count) answers.push(await tried(typed));
  return answers;
}

const letPass = (seconds: number) =>
  sql`update sign_in_failure
    set locked_until = locked_until - make_interval(secs => ${seconds}::int)`.execute(database.db);
const sessions = () => sessionsOf(database.db, account.id);
const passwordTried = (mac: string, attemptId = randomUUID()) =>
  verifyPassword(deps, {
    flowId: randomUUID(),
    attemptId,
    onlyOf: null,
    name: account.name.toString('base64url'),
    mac,
    network: 'bmV0',
    device: aDevice(),
  });

test('so many wrong codes lock, of whichever kind, and each one after', async () => {
  expect(await wrongTimes(5)).toEqual(Array(5).fill('wrong'));
  expect(await wrongTimes(5, wrongRecovery)).toEqual(Array(5).fill('wrong'));
  for (const seconds of [60, 120, 240]) {
    expect(await tried(right)).toBe('exhausted');
    await letPass(seconds - 20);
    expect(await tried(right)).toBe('exhausted');
    await letPass(20);
    expect(await tried(wrong)).toBe('wrong');
  }
});

test('a right code while a lock holds is not used up, and is good afterwards', async () => {
  await wrongTimes(10);
  expect(await tried(right)).toBe('exhausted');
  expect(await tried(rightRecovery)).toBe('exhausted');
  expect(await sessions()).toEqual([]);
  expect(await countRecoveryCodes(database.db, account.id)).toBe(codes.length);
  await letPass(60);
  expect(await tried(right)).toBe('right');
  expect(await tried(rightRecovery)).toBe('right');
});

test('of many wrong ones at once no more than the limit are compared', async () => {
  const answers = await Promise.all(Array.from({ length: 100 }, () => tried(wrong)));
  expect(answers.filter((answer) => answer === 'wrong')).toHaveLength(10);
  expect(answers.filter((answer) => answer === 'exhausted')).toHaveLength(90);
});

test('a right one begins the count anew, and one that was used before adds nothing to it', async () => {
  await wrongTimes(9);
  expect(await tried(right)).toBe('right');
  expect(await wrongTimes(20, right)).toEqual(Array(20).fill('wrong'));
  expect(await wrongTimes(9)).toEqual(Array(9).fill('wrong'));
  expect(await tried(rightRecovery)).toBe('right');
});

test('an attempt that is repeated is counted once', async () => {
  const attempt = { attemptId: randomUUID(), flowId: randomUUID() };
  for (let n = 0; n < 30; n++) expect(await tried(wrong, attempt)).toBe('wrong');
  await wrongTimes(8);
  expect(await tried(right)).toBe('right');
});

test('one key in many logins names as many attempts', async () => {
  const attemptId = randomUUID();
  for (let n = 0; n < 10; n++) expect(await tried(wrong, { attemptId })).toBe('wrong');
  expect(await tried(right, { attemptId })).toBe('exhausted');
  for (let n = 0; n < 5; n++) await passwordTried('d3Jvbmc', attemptId);
  expect((await passwordTried('bWFj', attemptId)).outcome).toBe('locked');
});

test('a code of a set that was voided is a wrong one, and begins no count anew', async () => {
  await addRecoveryCodes(database.db, keys, { accountId: account.id, codes: newRecoveryCodes() });
  expect(await wrongTimes(10, rightRecovery)).toEqual(Array(10).fill('wrong'));
  expect(await tried(right)).toBe('exhausted');
});

test('each wrong code stands in the history once, and none while a lock holds', async () => {
  const attempt = { attemptId: randomUUID(), flowId: randomUUID() };
  for (let n = 0; n < 3; n++) await tried(wrong, attempt);
  expect(await tried(right, { flowId: attempt.flowId })).toBe('right');
  const history = async () =>
    (await historyOf(database.db, account.id)).map(({ flowId, outcome, problem }) => [
      flowId === attempt.flowId,
      problem ?? outcome,
    ]);
  expect(await history()).toEqual([
    [true, 'TotpWrong'],
    [true, 'signed_in'],
  ]);
  await wrongTimes(10, wrongRecovery);
  expect(await tried(wrong)).toBe('exhausted');
  expect(await history()).toEqual([
    [true, 'TotpWrong'],
    [true, 'signed_in'],
    ...Array<[boolean, string]>(10).fill([false, 'RecoveryCodeWrong']),
  ]);
});

describe('passwords are counted apart', () => {
  test('wrong codes of an app lock no password', async () => {
    await wrongTimes(10);
    expect((await passwordTried('bWFj')).outcome).toBe('right');
  });

  test('wrong passwords from everywhere lock no second factor', async () => {
    for (let n = 0; n < 6; n++) await passwordTried('d3Jvbmc');
    expect((await passwordTried('bWFj')).outcome).toBe('locked');
    expect(await tried(right)).toBe('right');
  });
});
