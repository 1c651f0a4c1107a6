import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { purposeMac } from '../../../src/activities/otp/otp-code.ts';
import { signInByOtp } from '../../../src/activities/otp/verify-otp.ts';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { openChallenge } from '../../../src/db/proofs/otp-challenges.ts';
import { loadConfig } from '../../../src/platform/config.ts';
import { typedCodeMac } from '../../../src/platform/look-ups.ts';
import { quotasOf } from '../../../src/platform/quotas.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { insertedAccount } from '../../support/second-factors.ts';
import { aSignIn, endOf, historyOf } from '../../support/sign-ins.ts';

let database: Database;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 4, statementTimeoutMs: 30_000 });
}, 60_000);
afterAll(() => database.close());

test('each wrong OTP stands in the history once; one of an earlier message by its own name', async () => {
  const accountId = await insertedAccount(database.db);
  const signIn = aSignIn(accountId, { uses: ['password', 'otp_phone'] });
  const { flowId } = signIn;
  const proof = { flowId, step: 'otp', purpose: 'login' } as const;
  const quota = { key: randomBytes(32), limit: 5, windowSeconds: 3600 };
  for (const [at, code] of ['123456', '654321'].entries()) {
    const message = {
      number: at + 1,
      sealedSecret: randomBytes(20),
      ttlMs: 60_000,
      claimMs: 5_000,
    };
    const codeMac = purposeMac(keys, proof, typedCodeMac(keys, proof, code));
    const challenge = { proof, ...message, codeMac, phoneLookup: null, unless: null };
    await openChallenge(database.db, challenge, [quota]);
  }
  const deps = { database, keys, quotas: quotasOf(loadConfig({}).limits) };
  const tried = async (code: string, attemptId: string = randomUUID()) => {
    const codeMac = typedCodeMac(keys, proof, code).toString('base64url');
    const input = { proof, number: 2, phone: '+84981234567', triesPerCode: 5, signIn };
    return (await signInByOtp(deps, { ...input, codeMac, attemptId, next: endOf(signIn) })).outcome;
  };
  const [wrong, right] = [randomUUID(), randomUUID()];
  for (let n = 0; n < 3; n += 1) expect(await tried('000000', wrong)).toBe('wrong');
  expect(await tried('123456')).toBe('superseded');
  for (let n = 0; n < 2; n += 1) expect(await tried('654321', right)).toBe('right');
  const history = await historyOf(database.db, accountId);
  expect(history).toEqual([
    { flowId, outcome: 'refused', problem: 'OtpWrong' },
    { flowId, outcome: 'refused', problem: 'OtpSuperseded' },
    { flowId, outcome: 'signed_in', problem: null },
  ]);
});
