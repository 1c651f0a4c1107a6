import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { type Database, type Queryable, openDatabase } from '../../src/db/database.ts';
import { countOnce } from '../../src/db/throttles.ts';
import { tidy } from '../support/tidy.ts';
import { createTestDatabase } from '../support/database.ts';
import { rows } from '../support/rows.ts';
import { until } from '../support/until.ts';

const ended = sql`now() - interval '1 second'`;

let database: Database;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 20, statementTimeoutMs: 30_000 });
}, 60_000);
afterAll(() => database.close());

const throttle = (name: string) => ({ key: Buffer.from(name), limit: 9, windowSeconds: 3600 });
const count = (db: Queryable, name: string) =>
  countOnce(db, throttle(randomUUID()), [throttle(name)]);

async function endedThrottles(...names: string[]): Promise<void> {
  await sql`delete from throttle`.execute(database.db);
  for (const name of names) {
    await sql`insert into throttle values (${Buffer.from(name)}, 1, ${ended})`.execute(database.db);
  }
}

const isSomebodyWaiting = async () => {
  const waiting = await rows(
    database.db,
    z.object({ pid: z.number() }),
    sql`select pid from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return waiting.length > 0;
};

test('tidying waits for nobody who counts, who might wait for it', async () => {
  await endedThrottles('z', 'a'); // found in the opposite order of their keys
  let isTidied = false;
  let tidying: Promise<void> | undefined;
  // What a statement over several throttles does, with time between its locks.
  await database.transaction(async (tx) => {
    await count(tx, 'a');
    tidying = tidy(database).finally(() => (isTidied = true));
    await until('tidying to be done or to wait', async () => isTidied || isSomebodyWaiting());
    await count(tx, 'z');
  });
  await expect(tidying).resolves.toBeUndefined();
});

test('what has served its time is deleted, and nothing else', async () => {
  await endedThrottles('old');
  await count(database.db, 'kept');
  await sql`insert into admission (flow_id, claim, failures, expires_at) values
    ('old', ''::bytea, '{}', ${ended}), ('new', ''::bytea, '{}', now() + interval '1 hour')`.execute(
    database.db,
  );
  await tidy(database);
  const throttles = await database.db.selectFrom('throttle').select('key').execute();
  const names = throttles.map(({ key }) => key.toString());
  expect([names.includes('kept'), names.includes('old')]).toEqual([true, false]);
  const admissions = await database.db.selectFrom('admission').select('flow_id').execute();
  expect(admissions).toEqual([{ flow_id: 'new' }]);
});
