import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { type InactiveAfter, lockInactive } from '../../../src/db/accounts/inactive-accounts.ts';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { createTestDatabase } from '../../support/database.ts';
import { rows } from '../../support/rows.ts';
import { insertTestAccount } from '../../support/session-rows.ts';

const today = '2030-06-15T02:00:00.000Z';

let database: Database;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 10, statementTimeoutMs: 30_000 });
}, 60_000);
afterAll(() => database.close());
beforeEach(() => sql`update account set closed_at = now()`.execute(database.db));

type Unused = { months: number; notices?: number; noticedMonths?: number };

/** An account that nobody has signed in to for so long, and that was told so often, the last time then. */
async function unused({ months, notices = 0, noticedMonths }: Unused): Promise<string> {
  const id = await insertTestAccount(database.db);
  const ago = (count: number | undefined) =>
    sql`${today}::timestamptz - make_interval(months => ${count ?? null}::int)`;
  await sql`
    update account set last_active_at = ${ago(months)}, inactivity_notices = ${notices},
      inactivity_noticed_at = ${ago(noticedMonths)}
    where id = ${id}`.execute(database.db);
  return id;
}

const look = (day: string, after: InactiveAfter | null = null, atOnce = 200) =>
  lockInactive(database.db, { today: day, after, atOnce });

const noticeRow = z.object({ kind: z.string(), until: z.string().nullable() });

/** What became of an account: the notices, the oldest first, and whether it is locked, and why. */
async function stateOf(id: string) {
  const told = await rows(
    database.db,
    noticeRow,
    sql`select kind, details ->> 'until' as until from notice where account_id = ${id}
      order by created_at`,
  );
  const [locked] = await rows(
    database.db,
    z.object({ because: z.string().nullable() }),
    sql`select locked_because as because from account where id = ${id}`,
  );
  return { told: told.map(({ kind, until }) => [kind, until]), locked: locked?.because };
}

const soon = (until: string) => [['inactive_soon', `${until}T02:00:00.000Z`]];
const locked = [['inactive_locked', null]];

describe('after so many months without a sign-in', () => {
  test.each<[string, Unused, unknown[][], string | null]>([
    ['21: nothing', { months: 21 }, [], null],
    ['22: the first notice', { months: 22 }, soon('2030-08-15'), null],
    ['22, told once: nothing', { months: 22, notices: 1, noticedMonths: 0 }, [], null],
    ['23: the second', { months: 23, notices: 1, noticedMonths: 1 }, soon('2030-07-15'), null],
    ['23, told twice: nothing', { months: 23, notices: 2, noticedMonths: 0 }, [], null],
    ['24: the lock', { months: 24, notices: 2, noticedMonths: 1 }, locked, 'inactivity'],
    // What was not looked at in time has its two months all the same.
    ['30, never told: the first', { months: 30 }, soon('2030-08-15'), null],
    ['30, told just now: nothing', { months: 30, notices: 1, noticedMonths: 0 }, [], null],
    ['30, told once', { months: 30, notices: 1, noticedMonths: 1 }, soon('2030-07-15'), null],
    ['30, told twice just now', { months: 30, notices: 2, noticedMonths: 0 }, [], null],
    ['30, told twice', { months: 30, notices: 2, noticedMonths: 3 }, locked, 'inactivity'],
  ])('%s', async (_, account, told, because) => {
    const id = await unused(account);
    await look(today);
    expect(await stateOf(id)).toEqual({ told, locked: because });
  });

  test('a year of days: two notices, the lock no day before the one that was told, and no more', async () => {
    const id = await unused({ months: 20 });
    const start = Date.parse(today);
    for (let day = 0; day < 365; day += 1) {
      await look(new Date(start + day * 86_400_000).toISOString());
    }
    const { told } = await stateOf(id);
    expect(told.map(([kind]) => kind)).toEqual([
      'inactive_soon',
      'inactive_soon',
      'inactive_locked',
    ]);
    expect(told[0]?.[1]).toBe('2030-10-15T02:00:00.000Z');
    expect(told[1]?.[1]).toBe('2030-10-15T02:00:00.000Z');
  });
});

test('a look made twice, or by several at once, or in batches, tells each account once', async () => {
  const ids = await Promise.all(Array.from({ length: 7 }, () => unused({ months: 22 })));
  const inBatches = async () => {
    let after: InactiveAfter | null = null;
    do after = await look(today, after, 2);
    while (after !== null);
  };
  await Promise.all([look(today), inBatches(), inBatches(), look(today)]);
  await inBatches();
  const told = await Promise.all(ids.map(async (id) => (await stateOf(id)).told.length));
  expect(told).toEqual(ids.map(() => 1));
});

test('an account that somebody holds keeps nobody waiting, and has its turn the next day', async () => {
  const [held, free] = [await unused({ months: 22 }), await unused({ months: 22 })];
  await database.transaction(async (tx) => {
    await sql`select from account where id = ${held} for update`.execute(tx);
    await look(today);
  });
  expect((await stateOf(free)).told).toHaveLength(1);
  expect((await stateOf(held)).told).toHaveLength(0);
  await look(today);
  expect((await stateOf(held)).told).toHaveLength(1);
});

test('each step is in the audit trail, and a lock of staff stays theirs', async () => {
  const id = await unused({ months: 24, notices: 2, noticedMonths: 1 });
  const staffs = await unused({ months: 30, notices: 2, noticedMonths: 2 });
  await sql`
    update account set locked_at = now(), locked_because = 'staff' where id = ${staffs}`.execute(
    database.db,
  );
  await look(today);
  expect((await stateOf(staffs)).locked).toBe('staff');
  const audited = sql`select event, actor from audit_event where account_id = ${id}`;
  expect(await rows(database.db, z.unknown(), audited)).toEqual([
    { event: 'account.inactive_locked', actor: 'system' },
  ]);
});
