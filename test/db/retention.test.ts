import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { type Database, openDatabase } from '../../src/db/database.ts';
import { tidy } from '../support/tidy.ts';
import { retention } from '../../src/domain/retention.ts';
import { createTestDatabase } from '../support/database.ts';
import { rows } from '../support/rows.ts';
import { insertTestAccount } from '../support/session-rows.ts';

let database: Database;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 4, statementTimeoutMs: 30_000 });
}, 60_000);
afterAll(() => database.close());

test('says of every table of the schema how long its rows are kept', async () => {
  const found = await rows(
    database.db,
    z.object({ name: z.string() }),
    sql`select tablename as name from pg_tables
      where schemaname = 'public' and tablename <> 'mikro_orm_migrations'`,
  );
  expect(Object.keys(retention).sort()).toEqual(found.map(({ name }) => name).sort());
});

const bytes = (text: string) => createHash('sha256').update(text).digest();
const daysAgo = (days: number) => sql`now() - make_interval(days => ${days}::int)`;

async function ids(statement: RawBuilder<unknown>): Promise<string[]> {
  return (await rows(database.db, z.object({ id: z.string() }), statement)).map(({ id }) => id);
}

test('codes, used or not, and sign-ins go by it', async () => {
  const { db } = database;
  const code = async (expiredHoursAgo: number, isUsed: boolean) => {
    const id = randomUUID();
    await sql`
      insert into otp_challenge (flow_id, step, purpose, number, secret, code_mac, expires_at, used_at)
      values (${id}, 'otp', 'registration', 1, ''::bytea, ''::bytea,
        now() - make_interval(hours => ${expiredHoursAgo}::int),
        ${isUsed ? sql`now()` : null})`.execute(db);
    return id;
  };
  const accountId = await insertTestAccount(db);
  const signIn = async (days: number) => {
    const id = randomUUID();
    await sql`
      insert into sign_in (id, account_id, flow_id, method, outcome, device_name, is_new_device, at)
      values (${id}, ${accountId}, ${randomUUID()}, 'password', 'signed_in', 'Chrome', false,
        ${daysAgo(days)})`.execute(db);
    return id;
  };
  const kept = [await code(23, true), await code(23, false), await signIn(364)];
  const gone = [await code(25, true), await code(25, false), await signIn(366)];
  await tidy(database);
  const left = await ids(
    sql`select flow_id as id from otp_challenge union select id::text from sign_in`,
  );
  expect(left.sort()).toEqual(kept.sort());
  expect(left).not.toEqual(expect.arrayContaining(gone));
});

test('sessions and acts of staff go by it', async () => {
  const { db } = database;
  const session = async (endedDaysAgo: number | null) => {
    const id = randomUUID();
    await sql`
      insert into staff_session (id, token_hash, member_id, name, roles, started_at, idle_seconds,
        idle_until, expires_at, ended_at)
      values (${id}, ${bytes(id)}, 'lan', 'Lan', '{support}', ${daysAgo(40)}, 900, now(), now(),
        ${endedDaysAgo === null ? null : daysAgo(endedDaysAgo)})`.execute(db);
    return id;
  };
  const act = async (days: number) => {
    const id = randomUUID();
    await sql`
      insert into staff_act (key, done_by, act, subject, request_mac, done_at)
      values (${id}, 'lan', 'x', '', ${bytes(id)}, ${daysAgo(days)})`.execute(db);
    return id;
  };
  const kept = [await session(29), await session(null), await act(89)];
  const gone = [await session(31), await act(91)];
  await tidy(database);
  const left = await ids(sql`select id from staff_session union select key from staff_act`);
  expect(left.sort()).toEqual(kept.sort());
  expect(left).not.toEqual(expect.arrayContaining(gone));
});

test('requests about data go a year after their answer, a restriction not while it stands', async () => {
  const { db } = database;
  const accountId = await insertTestAccount(db);
  const request = async (kind: string, answeredDaysAgo: number, withdrawnDaysAgo?: number) => {
    const id = randomUUID();
    const state = withdrawnDaysAgo === undefined ? 'answered' : 'withdrawn';
    await sql`
      insert into data_request (id, account_id, reference, kind, state, statement, request_mac,
        due_at, answered_at, outcome, answer, withdrawn_at)
      values (${id}, ${accountId}, 'YC', ${kind}, ${state}, ''::bytea, ''::bytea, now(),
        ${daysAgo(answeredDaysAgo)}, 'done', ''::bytea,
        ${withdrawnDaysAgo === undefined ? null : daysAgo(withdrawnDaysAgo)})`.execute(db);
    return id;
  };
  const kept = [
    await request('access', 364),
    await request('restriction', 400),
    await request('restriction', 400, 100),
  ];
  await request('access', 366);
  await request('restriction', 500, 366);
  await tidy(database);
  expect((await ids(sql`select id from data_request`)).sort()).toEqual(kept.sort());
});
