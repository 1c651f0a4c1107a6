import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import {
  countOpenSessions,
  endEverySession,
  noteRestore,
} from '../../../src/db/operations/after-restore.ts';
import { readSession } from '../../../src/db/sessions/read-session.ts';
import { tokenHash } from '../../../src/db/sessions/token-hash.ts';
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
