import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import {
  acceptSimPrompt,
  endSimPrompt,
  findSimPrompt,
} from '../../../src/db/proofs/sim-prompt-ends.ts';
import { type NewSimPrompt, openSimPrompt } from '../../../src/db/proofs/sim-prompts.ts';
import { createTestDatabase } from '../../support/database.ts';

let database: Database;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 10, statementTimeoutMs: 30_000 });
});
afterAll(() => database.close());

const minute = 60_000;

/** A number with a throttle of its own, and the prompts that flows want to show on it. */
function aPhone({ limit = 100, promptMs = minute, coolDownMs = minute } = {}) {
  const phoneLookup = randomBytes(32);
  const throttles = [{ key: randomBytes(32), limit, windowSeconds: 3600 }];
  const prompt = (): NewSimPrompt => {
    const place = { step: 'sim_signature', purpose: 'registration' } as const;
    const proof = { flowId: randomUUID(), ...place };
    return { apTransId: `_${randomUUID()}`, proof, phoneLookup, promptMs, coolDownMs, throttles };
  };
  return { prompt };
}

const open = (prompt: NewSimPrompt) => database.transaction((tx) => openSimPrompt(tx, prompt));
const isNow = (name: string) => ({ state: name, until: expect.any(Date) });

test('one number has one open prompt, however many ask at the same moment', async () => {
  const { prompt } = aPhone();
  const openings = await Promise.all(Array.from({ length: 10 }, () => open(prompt())));
  expect(openings.filter(({ state }) => state === 'open')).toHaveLength(1);
  expect(openings.filter(({ state }) => state === 'busy')).toHaveLength(9);
});

describe('an order that is repeated', () => {
  test('is the same prompt, and counts once', async () => {
    const { prompt } = aPhone({ limit: 1 });
    const mine = prompt();
    expect(await open(mine)).toEqual({ state: 'open', transactionId: null });
    expect(await open(mine)).toEqual({ state: 'open', transactionId: null });
    const accepted = { apTransId: mine.apTransId, transactionId: `_${randomUUID()}` };
    const accept = () => acceptSimPrompt(database.db, { ...accepted, promptMs: minute });
    expect([await accept(), await accept()]).toEqual([true, true]);
    expect(await open(mine)).toEqual({ state: 'open', transactionId: accepted.transactionId });
  });

  test('is told how its prompt has ended', async () => {
    const { prompt } = aPhone();
    const mine = prompt();
    await open(mine);
    const endedAt = await endSimPrompt(database.db, mine.apTransId, 'no_key');
    expect(await open(mine)).toEqual({ state: 'ended', outcome: 'no_key', endedAt });
  });
});

describe('after a prompt', () => {
  test('without a signature the number cools down', async () => {
    const { prompt } = aPhone();
    const mine = prompt();
    await open(mine);
    await endSimPrompt(database.db, mine.apTransId, 'cancelled');
    expect(await open(prompt())).toEqual(isNow('too_soon'));
  });

  test('with a signature it does not', async () => {
    const { prompt } = aPhone();
    const mine = prompt();
    await open(mine);
    await endSimPrompt(database.db, mine.apTransId, 'signed');
    expect(await open(prompt())).toMatchObject({ state: 'open' });
  });

  test('too many in an hour are refused, and only those that were shown count', async () => {
    const { prompt } = aPhone({ limit: 1 });
    const mine = prompt();
    await open(mine);
    expect(await open(prompt())).toEqual(isNow('busy'));
    await endSimPrompt(database.db, mine.apTransId, 'signed');
    expect(await open(prompt())).toEqual(isNow('limited'));
  });

  test('that its flow has left, the number is free when its time is over', async () => {
    const { prompt } = aPhone({ promptMs: 0, coolDownMs: 0 });
    const left = prompt();
    await open(left);
    expect(await open(prompt())).toMatchObject({ state: 'open' });
    expect(await findSimPrompt(database.db, left.apTransId)).toEqual({
      flowId: left.proof.flowId,
      transactionId: null,
      outcome: 'lapsed',
    });
    const late = { apTransId: left.apTransId, transactionId: '_late', promptMs: minute };
    expect(await acceptSimPrompt(database.db, late)).toBe(false);
  });
});

test('a prompt ends once', async () => {
  const { prompt } = aPhone();
  const { apTransId } = prompt();
  expect(await findSimPrompt(database.db, apTransId)).toBeNull();
  await sql`insert into sim_prompt (ap_trans_id, flow_id, step, purpose, phone_lookup, until)
    values (${apTransId}, 'f1', 'sim_signature', 'registration', ${randomBytes(32)}, now())`.execute(
    database.db,
  );
  const endedAt = await endSimPrompt(database.db, apTransId, 'signed');
  expect(await endSimPrompt(database.db, apTransId, 'abandoned')).toEqual(endedAt);
  expect(await findSimPrompt(database.db, apTransId)).toMatchObject({ outcome: 'signed' });
});
