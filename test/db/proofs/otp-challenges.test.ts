import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import {
  markSent,
  openChallenge,
  tryCode,
  unclaim,
} from '../../../src/db/proofs/otp-challenges.ts';
import type { ProofName } from '../../../src/domain/proofs/proof-name.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';

let database: Database;
beforeAll(async () => {
  database = await openDatabase(await createTestDatabase(), {
    poolSize: 20,
    statementTimeoutMs: 30_000,
  });
}, 60_000);
afterAll(() => database.close());

const right = keys.lookup('otp', 'right');
const wrong = keys.lookup('otp', 'wrong');
const quota = (name: string, limit: number) => ({
  key: keys.lookup('throttle', name),
  limit,
  windowSeconds: 3600,
});

const proofOf = (flowId: string): ProofName => ({ flowId, step: 'otp', purpose: 'registration' });

function challenge({
  flowId = randomUUID(),
  ...details
}: { flowId?: string; number?: number; codeMac?: Buffer } = {}) {
  return {
    flowId,
    proof: proofOf(flowId),
    number: 1,
    sealedSecret: Buffer.from(randomUUID()),
    codeMac: right,
    ttlMs: 60_000,
    claimMs: 5_000,
    phoneLookup: null,
    unless: null,
    ...details,
  };
}

const open = (of: ReturnType<typeof challenge>, quotas = [quota(randomUUID(), 5)]) =>
  openChallenge(database.db, of, quotas);

function attempt(
  flowId: string,
  codeMac: Buffer,
  details: { attemptId?: string; day?: string } = {},
) {
  return tryCode(database.db, {
    proof: proofOf(flowId),
    number: 1,
    codeMac,
    attemptId: details.attemptId ?? randomUUID(),
    triesPerCode: 5,
    daily: quota(details.day ?? flowId, 10),
  });
}

describe('opening a challenge', () => {
  test('again gives the secret of the first time and counts no second message', async () => {
    const one = challenge();
    const quotas = [quota(randomUUID(), 1)];
    const { sealedSecret } = one;
    expect(await open(one, quotas)).toEqual({ state: 'ours', sealedSecret });
    const repeated = { ...one, sealedSecret: Buffer.from('another') };
    expect(await open(repeated, quotas)).toEqual({ state: 'under_way' });
    await unclaim(database.db, one.proof, 1);
    expect(await open(repeated, quotas)).toEqual({ state: 'ours', sealedSecret });
    await markSent(one.proof, 1).execute(database.db);
    expect(await open(repeated, quotas)).toEqual({ state: 'sent', sealedSecret });
    expect(await open(challenge(), quotas)).toMatchObject({ state: 'limited' });
  });

  test('in parallel never exceeds the quota', async () => {
    const quotas = [quota(randomUUID(), 3), quota(randomUUID(), 100)];
    const opened = await Promise.all(Array.from({ length: 20 }, () => open(challenge(), quotas)));
    expect(opened.filter(({ state }) => state === 'ours')).toHaveLength(3);
  });
});

describe('trying a code', () => {
  test('consumes the right one once, and knows it again when its answer was lost', async () => {
    const { flowId } = challenge();
    await open(challenge({ flowId }));
    const tries = await Promise.all(Array.from({ length: 20 }, () => attempt(flowId, right)));
    expect(new Set(tries.map((verdict) => verdict.right))).toEqual(new Set([true]));
    expect((await attempt(flowId, right)).attempts).toBe(1);
    expect((await attempt(flowId, wrong)).right).toBe(false);
    expect((await attempt('another flow', right)).right).toBe(false);
  });

  test('finds a challenge that was tidied away expired', async () => {
    expect(await attempt(randomUUID(), right)).toMatchObject({ right: false, expired: true });
  });

  test('counts five wrong ones, then refuses the right one', async () => {
    const { flowId } = challenge();
    await open(challenge({ flowId }));
    const tries = [];
    for (let n = 0; n < 5; n++) tries.push((await attempt(flowId, wrong)).attempts);
    expect(tries).toEqual([1, 2, 3, 4, 5]);
    expect(await attempt(flowId, right)).toMatchObject({ right: false, attempts: 5 });
  });

  test('gives the same verdict to the same attempt, and counts it once', async () => {
    const { flowId } = challenge();
    await open(challenge({ flowId }));
    const [first, second] = [randomUUID(), randomUUID()];
    await attempt(flowId, wrong, { attemptId: first });
    const again = await attempt(flowId, wrong, { attemptId: first });
    expect(again).toMatchObject({ right: false, attempts: 1 });
    await attempt(flowId, right, { attemptId: second });
    expect((await attempt(flowId, right, { attemptId: second })).right).toBe(true);
  });

  test('refuses an expired one, and says so', async () => {
    const { flowId } = challenge();
    await open(challenge({ flowId }));
    await sql`update otp_challenge set expires_at = now() where flow_id = ${flowId}`.execute(
      database.db,
    );
    expect(await attempt(flowId, right)).toMatchObject({ right: false, expired: true });
  });

  test('knows the code of an earlier message', async () => {
    const { flowId } = challenge();
    await open(challenge({ flowId, codeMac: wrong }));
    await open(challenge({ flowId, number: 2 }));
    const verdict = await tryCode(database.db, {
      proof: proofOf(flowId),
      number: 2,
      codeMac: wrong,
      attemptId: randomUUID(),
      triesPerCode: 5,
      daily: quota(flowId, 10),
    });
    expect(verdict).toMatchObject({ right: false, superseded: true });
  });

  test('stops at ten wrong ones of a day, across flows, also in parallel', async () => {
    const day = randomUUID();
    const flowIds = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const one = challenge();
        await open(one);
        return one.flowId;
      }),
    );
    await Promise.all(
      flowIds.flatMap((flowId) => [1, 2, 3, 4].map(() => attempt(flowId, wrong, { day }))),
    );
    const [first = ''] = flowIds;
    const verdict = await attempt(first, right, { day });
    expect(verdict.right).toBe(false);
    expect(verdict.dailyLimitUntil).toBeInstanceOf(Date);
  });
});

test.each<Partial<ProofName>>([{ flowId: 'another' }, { step: 'confirm' }, { purpose: 'login' }])(
  'the code of a challenge is none with %j',
  async (other) => {
    const { flowId, proof, ...rest } = challenge();
    await openChallenge(database.db, { proof, ...rest }, [quota(randomUUID(), 5)]);
    const daily = quota(flowId, 10);
    const attempt = { number: 1, codeMac: right, triesPerCode: 5, daily };
    const tried = (of: ProofName) =>
      tryCode(database.db, { ...attempt, proof: of, attemptId: randomUUID() });
    expect(await tried({ ...proof, ...other })).toMatchObject({ right: false });
    expect(await tried(proof)).toMatchObject({ right: true, attempts: 1 });
  },
);
