import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { createTestDatabase } from '../../support/database.ts';
import { rows } from '../../support/rows.ts';
import { until } from '../../support/until.ts';
import { anAccount, noticesOf, signIn, timePasses } from './told-account.ts';

let database: Database;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 10, statementTimeoutMs: 30_000 });
}, 60_000);
afterAll(() => database.close());

const isSomebodyWaiting = async (): Promise<boolean> => {
  const waiting = await rows(
    database.db,
    z.object({ pid: z.number() }),
    sql`select pid from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return waiting.length > 0;
};

const channelsOf = async (accountId: string) =>
  (await noticesOf(database.db, accountId)).map(({ channel }) => channel);

test.each([
  ['phone and address', { phone: '+84981000001', email: 'a@thu.example' }, ['email', 'sms']],
  ['phone alone', { phone: '+84981000002' }, ['sms']],
  ['address alone', { email: 'b@thu.example' }, ['email']],
  ['nothing', {}, []],
])('an account with %s is told there', async (_what, contacts, channels) => {
  const { id } = await anAccount(database.db, contacts);
  await signIn(database.db, id);
  expect(await channelsOf(id)).toEqual(channels);
});

test('a sign-in from a known device is not told', async () => {
  const { id } = await anAccount(database.db);
  await signIn(database.db, id, { isNew: false });
  expect(await channelsOf(id)).toEqual([]);
});

test('neither a phone that was taken away nor a closed account is told', async () => {
  const { db } = database;
  const [moved, closed] = [await anAccount(db), await anAccount(db)];
  await sql`update authentication_method set ended_at = now()
    where account_id = ${moved.id} and kind = 'otp_phone'`.execute(db);
  await sql`update account set closed_at = now() where id = ${closed.id}`.execute(db);
  for (const { id } of [moved, closed]) await signIn(db, id);
  expect(await channelsOf(moved.id)).toEqual(['email']);
  expect(await channelsOf(closed.id)).toEqual([]);
});

test('what happens within five minutes is told once, also at the same moment', async () => {
  const { db } = database;
  const { id } = await anAccount(db);
  // The second one cannot see the first, and meets it at the unique index.
  let other: Promise<string> | undefined;
  await database.transaction(async (tx) => {
    await signIn(tx, id);
    other = signIn(db, id);
    await until('the other one to wait', isSomebodyWaiting);
  });
  await other;
  expect(await channelsOf(id)).toEqual(['email', 'sms']);
  await timePasses(db, id, 290);
  await signIn(db, id);
  expect(await channelsOf(id)).toEqual(['email', 'sms']);
  await timePasses(db, id, 20);
  await signIn(db, id);
  expect(await channelsOf(id)).toEqual(['email', 'email', 'sms', 'sms']);
});
