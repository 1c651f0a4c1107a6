import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import {
  countOpenSessions,
  endEverySession,
  lockAfterRestore,
  noteRestore,
  voidProofs,
} from '../../../src/db/operations/after-restore.ts';
import { readSession } from '../../../src/db/sessions/read-session.ts';
import { tokenHash } from '../../../src/db/sessions/token-hash.ts';
import { noticesOf } from '../../support/changes.ts';
import { createTestDatabase } from '../../support/database.ts';
import { rows } from '../../support/rows.ts';
import { insertTestSession } from '../../support/session-rows.ts';

let database: Database;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 2, statementTimeoutMs: 30_000 });
}, 60_000);
afterAll(() => database.close());

/** Beside those of citizens: many of one account, more than one transaction ends. */
async function insertMany(accountId: string, count: number): Promise<void> {
  await sql`
    with device as (
      insert into device (id, account_id, token_hash, name)
      select gen_random_uuid(), ${accountId}, sha256(('d' || n)::bytea), 'Chrome, Android'
      from generate_series(1, ${count}::int) as n returning id, account_id, token_hash)
    insert into session (id, account_id, device_id, token_hash, method, level, proven_2_at,
      idle_seconds, idle_until, expires_at)
    select gen_random_uuid(), account_id, id, token_hash, 'vietnam_post', 2, now(), 900,
      now() + interval '15 minutes', now() + interval '12 hours' from device`.execute(database.db);
}

const audited = (event: string) =>
  rows(
    database.db,
    z.object({ actor: z.string(), details: z.record(z.string(), z.unknown()) }),
    sql`select actor, details from audit_event where event = ${event}`,
  );

test('every session ends, of citizens and of staff, and the audit trail has each', async () => {
  const { db } = database;
  const mine = await insertTestSession(db);
  await insertMany(mine.accountId, 1_000);
  await sql`insert into staff_session (id, token_hash, member_id, name, roles, idle_seconds,
      idle_until, expires_at)
    values (gen_random_uuid(), sha256('s'), 'hotro1', 'An', '{clerk}', 900,
      now() + interval '15 minutes', now() + interval '8 hours')`.execute(db);
  expect(await countOpenSessions(db)).toEqual({ citizens: 1_001, staff: 1 });
  await endEverySession(db);
  expect(await countOpenSessions(db)).toEqual({ citizens: 0, staff: 0 });
  const found = await readSession(db, tokenHash(mine.token));
  expect(found).toMatchObject({ state: 'over', session: { endedBy: 'restore' } });
  const ends = await audited('session.ended');
  expect(ends).toHaveLength(1_001);
  expect(ends[0]).toMatchObject({ actor: 'system', details: { by: 'restore' } });
});

test('the moment of a restore is noted once, however often that is run', async () => {
  const moment = new Date('2026-11-27T10:00:00Z');
  await noteRestore(database.db, moment);
  await noteRestore(database.db, moment);
  expect(await audited('database.restored')).toEqual([
    { actor: 'system', details: { moment: '2026-11-27T10:00:00.000Z' } },
  ]);
});

test('no code that may have been used is good any more, nor what an app has shown', async () => {
  const { db } = database;
  const { accountId } = await insertTestSession(db);
  const codes = sql`
    insert into otp_challenge (flow_id, step, number, purpose, secret, code_mac, expires_at,
      last_right, used_at)
    values ('f', 'otp', 1, 'login', '', '', now() + interval '5 minutes', false, null),
      ('f', 'otp', 2, 'login', '', '', now() + interval '5 minutes', true, now())`;
  await codes.execute(db);
  await sql`
    insert into authentication_method (account_id, kind, last_step)
    values (${accountId}, 'authenticator_app', 7)`.execute(db);
  await voidProofs(db, 9);
  await voidProofs(db, 8);
  expect(
    await rows(
      db,
      z.object({ good: z.number(), step: z.coerce.number() }),
      sql`select (select count(*)::int from otp_challenge where expires_at > now() or last_right) as good,
        (select last_step from authentication_method
          where account_id = ${accountId} and kind = 'authenticator_app') as step`,
    ),
  ).toEqual([{ good: 0, step: 9 }]);
});

test('an account that has lost what protected it is locked, once, and its owner is told', async () => {
  const { accountId } = await insertTestSession(database.db);
  expect(await lockAfterRestore(database, accountId)).toBe(true);
  expect(await lockAfterRestore(database, accountId)).toBe(false);
  expect(await audited('account.locked')).toEqual([
    { actor: 'system', details: { because: 'restore' } },
  ]);
  expect(await noticesOf({ database }, accountId)).toEqual(['locked_by_staff by sms']);
  await sql`update account set closed_at = now(), locked_because = null, locked_at = null
    where id = ${accountId}`.execute(database.db);
  expect(await lockAfterRestore(database, accountId)).toBe(false);
});
