import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { purposeMac } from '../../../src/activities/otp/otp-code.ts';
import { signInByOtp } from '../../../src/activities/otp/verify-otp.ts';
import { timeStepOf, totpCode } from '../../../src/activities/sign-in/authenticator-app.ts';
import type { VerifyAppCode } from '../../../src/activities/sign-in/sign-in-activities.ts';
import { verifyAppCode } from '../../../src/activities/sign-in/verify-app-code.ts';
import { addAuthenticatorApp } from '../../../src/db/accounts/authenticator-apps.ts';
import { addRecoveryCodes, countRecoveryCodes } from '../../../src/db/accounts/recovery-codes.ts';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { openChallenge } from '../../../src/db/proofs/otp-challenges.ts';
import { loadConfig } from '../../../src/platform/config.ts';
import { typedCodeMac, typedRecoveryCodeMac } from '../../../src/platform/look-ups.ts';
import { quotasOf } from '../../../src/platform/quotas.ts';
import { atOnce } from '../../support/at-once.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { insertedAccount, newRecoveryCodes } from '../../support/second-factors.ts';
import { aSignIn, endOf, historyOf, sessionsOf } from '../../support/sign-ins.ts';

const parallel = 200;
const now = new Date('2026-11-27T05:00:00Z');

let database: Database;
let deps: Parameters<typeof verifyAppCode>[0];
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 20, statementTimeoutMs: 30_000 });
  const databaseNow = () => Promise.resolve(now);
  deps = { database, keys, quotas: quotasOf(loadConfig({}).limits), databaseNow };
}, 60_000);
afterAll(() => database.close());

const together = <T>(accountId: string, call: () => () => Promise<T>) =>
  atOnce(database, accountId, Array.from({ length: parallel }, call), 15);
const howMany = (answers: readonly { outcome: string }[], outcome: string) =>
  answers.filter((answer) => answer.outcome === outcome).length;

/** One session was opened, and the history says so once, beside what was refused. */
async function expectOneSession(accountId: string, refused: string[] = []): Promise<void> {
  expect(await sessionsOf(database.db, accountId)).toEqual([
    expect.objectContaining({ endedBy: null }),
  ]);
  const history = await historyOf(database.db, accountId);
  expect(history.filter(({ outcome }) => outcome === 'signed_in')).toHaveLength(1);
  expect(history.flatMap(({ problem }) => problem ?? [])).toEqual(refused);
}

describe(`${parallel} at once`, () => {
  test('redeem one OTP once', async () => {
    const accountId = await insertedAccount(database.db);
    const signIn = aSignIn(accountId, { uses: ['password', 'otp_phone'] });
    const proof = { flowId: signIn.flowId, step: 'otp', purpose: 'login' } as const;
    const typed = typedCodeMac(keys, proof, '123456');
    const message = { number: 1, sealedSecret: randomBytes(20), ttlMs: 60_000, claimMs: 5_000 };
    const code = { codeMac: purposeMac(keys, proof, typed), phoneLookup: null, unless: null };
    const quota = { key: Buffer.from(randomUUID()), limit: 1, windowSeconds: 3600 };
    await openChallenge(database.db, { proof, ...message, ...code }, [quota]);
    const input = { proof, number: 1, phone: '+84981234567', triesPerCode: 5, signIn };
    const codeMac = typed.toString('base64url');
    const answers = await together(accountId, () => {
      const attempt = { ...input, codeMac, attemptId: randomUUID(), next: endOf(signIn) };
      return () => signInByOtp(deps, attempt);
    });
    // Only its own flow asks: whoever comes later hears what the first has.
    expect(howMany(answers, 'right')).toBe(answers.length);
    await expectOneSession(accountId);
  });

  type Typed = Pick<VerifyAppCode, 'kind' | 'codeMac'>;
  /** What each of so many logins of one account answers to the same code. */
  const redeem = (accountId: string, typed: (flowId: string) => Typed) =>
    together(accountId, () => {
      const signIn = aSignIn(accountId, { uses: ['password', 'authenticator_app'] });
      const { flowId } = signIn;
      const proof = { flowId, step: 'authenticator_app', purpose: 'login' } as const;
      const attempt = { proof, attemptId: randomUUID(), ...typed(flowId), signIn };
      return () => verifyAppCode(deps, { ...attempt, next: endOf(signIn) });
    });

  test('redeem one time step of an app once', async () => {
    const accountId = await insertedAccount(database.db);
    const [secret, step] = [randomBytes(20), timeStepOf(now)];
    await addAuthenticatorApp(database.db, keys, { accountId, secret, step: step - 10 });
    const answers = await redeem(accountId, (flowId) => {
      const place = { flowId, step: 'authenticator_app' } as const;
      const codeMac = typedCodeMac(keys, place, totpCode(secret, step)).toString('base64url');
      return { kind: 'app', codeMac };
    });
    expect(howMany(answers, 'right')).toBe(1);
    expect(howMany(answers, 'wrong')).toBe(parallel - 1);
    await expectOneSession(accountId, Array<string>(parallel - 1).fill('TotpWrong'));
  });

  test('redeem one recovery code once', async () => {
    const accountId = await insertedAccount(database.db);
    const codes = newRecoveryCodes();
    await addRecoveryCodes(database.db, keys, { accountId, codes });
    const codeMac = typedRecoveryCodeMac(keys, codes[0] ?? '').toString('base64url');
    const answers = await redeem(accountId, () => ({ kind: 'recovery_code', codeMac }));
    expect(howMany(answers, 'right')).toBe(1);
    expect(howMany(answers, 'wrong') + howMany(answers, 'exhausted')).toBe(parallel - 1);
    expect(await countRecoveryCodes(database.db, accountId)).toBe(codes.length - 1);
    const wrong = howMany(answers, 'wrong');
    await expectOneSession(accountId, Array<string>(wrong).fill('RecoveryCodeWrong'));
  });
});
