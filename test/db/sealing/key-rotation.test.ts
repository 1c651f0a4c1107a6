import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { keyRotationActivities } from '../../../src/activities/schedules/rotate-keys.ts';
import { sealedFor } from '../../../src/activities/otp/deliver-code.ts';
import { type Database, openDatabase, rows } from '../../../src/db/database.ts';
import { sealColumn, sealedTables, type SealedTableName } from '../../../src/db/sealed.ts';
import { ConfigError } from '../../../src/platform/config.ts';
import { createKeys } from '../../../src/platform/keys.ts';
import { requireSealingKeys } from '../../../src/platform/require-sealing-keys.ts';
import { asUser, createTestDatabase } from '../../support/database.ts';

const [older, newer] = ['older', 'newer'].map((id) => ({ id, key: randomBytes(32) }));
const lookupKey = randomBytes(32);
const keysOf = (...ring: (typeof older)[]) =>
  createKeys({ ring: ring.filter((key) => key !== undefined), lookupKey });
const [withOlder, withBoth, withNewer] = [keysOf(older), keysOf(newer, older), keysOf(newer)];

let database: Database;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 4, statementTimeoutMs: 30_000 });
  await dropConstraints(asUser(url, 'owner'));
}, 60_000);
afterAll(() => database.close());

/** The rows of these tests need none of other tables, and say nothing. */
async function dropConstraints(url: string): Promise<void> {
  const owner = await openDatabase(url, { poolSize: 1, statementTimeoutMs: 30_000 });
  await sql`do $$ declare r record; begin
    for r in select conrelid::regclass as t, conname from pg_constraint where contype in ('f', 'c')
        and connamespace = 'public'::regnamespace and conrelid <> 0 loop
      execute format('alter table %s drop constraint %I', r.t, r.conname);
    end loop; end $$`.execute(owner.db);
  await owner.close();
}

type Row = Record<string, unknown>;

/** What names a row in what is sealed, as those who seal it have it. */
const rowNames: Record<SealedTableName, (row: Row) => string> = {
  account: ({ id }) => String(id),
  identity_document: ({ account_id: id }) => String(id),
  authentication_method: ({ account_id: id }) => String(id),
  flow: ({ id }) => String(id),
  otp_challenge: ({ flow_id: flowId, number }) =>
    sealedFor({
      proof: { flowId: String(flowId), step: 'otp', purpose: 'registration' },
      number: Number(number),
    }),
  review: ({ id }) => String(id),
  post_sign_in: ({ flow_id: id }) => String(id),
  evidence: ({ id }) => String(id),
  hearing: ({ flow_id: id }) => String(id),
  data_request: ({ id }) => String(id),
  notice: ({ account_id: id }) => String(id),
};
const sealedPlace = (table: SealedTableName, column: string) =>
  table === 'notice' ? 'account.email' : `${table}.${column}`;

/** Columns that rules of the table want to be so. */
const wanted: Partial<Record<SealedTableName, Row>> = {
  otp_challenge: { step: 'otp' },
  notice: { address_column: 'account.email' },
  data_request: { state: 'answered', outcome: 'done', answered_at: '2026-01-01' },
};

const plainOf = (table: string, column: string, number: number) => `${table}.${column} ${number}`;

/** Inserts a row with a value of each sealed column; where others are to be filled, with anything of their type. */
async function insertRow(table: SealedTableName, number: number): Promise<void> {
  const { db } = database;
  const columns = await rows(
    db,
    sql<{ name: string; type: string }>`
      select column_name as name, udt_name as type from information_schema.columns
      where table_name = ${table} and is_nullable = 'NO' and column_default is null`,
  );
  const any: Record<string, () => unknown> = {
    uuid: randomUUID,
    text: randomUUID,
    bytea: () => randomBytes(8),
    timestamptz: () => '2026-01-01',
    int2: () => 1,
    int4: () => 1,
    int8: () => 1,
    _text: () => '{}',
  };
  const row: Row = Object.fromEntries(
    columns.map(({ name, type }) => [name, any[type]?.()] as const),
  );
  Object.assign(row, { id: row['id'] ?? randomUUID() }, wanted[table]);
  if (!('id' in sealedTables[table].key)) delete row['id'];
  for (const column of sealedTables[table].columns) {
    const aad = `${sealedPlace(table, column)}:${rowNames[table](row)}`;
    row[column] = withOlder.seal('column', Buffer.from(plainOf(table, column, number)), aad);
  }
  const names = sql.join(Object.keys(row).map((name) => sql.ref(name)));
  await sql`insert into ${sql.table(table)} (${names}) values (${sql.join(Object.values(row))})`.execute(
    db,
  );
}

const tables = Object.keys(sealedTables).filter((name): name is SealedTableName =>
  Object.hasOwn(sealedTables, name),
);

/** All that is sealed, opened by one ring; throws where its key is not there. */
async function allOpened(keys: typeof withNewer): Promise<string[]> {
  const opened: string[] = [];
  for (const table of tables) {
    const all = await rows(database.db, sql<Row>`select * from ${sql.table(table)}`);
    for (const row of all) {
      for (const column of sealedTables[table].columns) {
        const value = row[column];
        if (!Buffer.isBuffer(value)) throw new Error(`${table}.${column} is not filled`);
        const aad = `${sealedPlace(table, column)}:${rowNames[table](row)}`;
        opened.push(keys.openText('column', value, aad));
      }
    }
  }
  return opened.sort();
}

/** A look at all rows, as the workflow has it done. */
async function look(keys = withBoth) {
  const activities = keyRotationActivities({ database, keys });
  const found: Record<string, number> = {};
  const sum = { resealed: 0, left: 0, found };
  let at: Parameters<typeof activities.resealRows>[0] = { table: null, after: null, to: null };
  for (;;) {
    const done = await activities.resealRows(at);
    sum.resealed += done.resealed;
    sum.left += done.left;
    for (const [id, n] of Object.entries(done.byKey)) sum.found[id] = (sum.found[id] ?? 0) + n;
    if (done.nextTable === null) return sum;
    at = { table: done.nextTable, after: done.after, to: done.to };
  }
}

const sentences = async (keys: typeof withNewer) => {
  const warned: unknown[] = [];
  const log = { warn: (...said: unknown[]) => warned.push(said) };
  const refused = await requireSealingKeys(database, keys, log).catch((error: unknown) => error);
  expect(warned).toEqual([]);
  if (refused instanceof ConfigError) return refused.message;
  expect(refused).toBeUndefined();
  return 'starts';
};

test('every sealed column is read by the new key alone after a rotation, and the old one may go', async () => {
  const perTable = 3;
  for (const table of tables) {
    for (let number = 0; number < perTable; number += 1) await insertRow(table, number);
  }
  const before = await allOpened(withOlder);
  expect(before).toHaveLength(17 * perTable + perTable);
  expect(await sentences(withNewer)).toContain('SECRET_KEYS lacks the key "older"');
  expect(await sentences(withBoth)).toBe('starts');

  const began = new Date().toISOString();
  expect(await look()).toEqual({
    resealed: before.length,
    left: 0,
    found: { older: before.length },
  });
  expect(await allOpened(withNewer)).toEqual(before);
  const activities = keyRotationActivities({ database, keys: withBoth });
  expect(await activities.noteSealingKeys({ found: ['older'], since: began })).toEqual({
    inUse: ['newer', 'older'],
    unused: [],
  });
  expect(await sentences(withNewer)).toContain('"older"');

  const since = new Date(Date.now() + 1).toISOString();
  expect(await look()).toEqual({ resealed: 0, left: 0, found: {} });
  expect(await activities.noteSealingKeys({ found: [], since })).toEqual({
    inUse: ['newer'],
    unused: ['older'],
  });
  expect(await sentences(withNewer)).toBe('starts');
});

test('what is written meanwhile stays, and what somebody holds is left for the next look', async () => {
  const { db } = database;
  const id = `concurrent-${randomUUID()}`;
  const write = async (text: string, on = db) => {
    const body = sealColumn(withOlder, 'flow.body', id, text);
    await sql`update flow set body = ${body} where id = ${id}`.execute(on);
  };
  await sql`insert into flow (id, reference, kind, method, status, waiting_since, expires_at, sequence, body)
    values (${id}, 'r', 'k', 'm', 'refused', now(), now(), 1,
      ${sealColumn(withOlder, 'flow.body', id, 'first')})`.execute(db);
  await database.transaction(async (tx) => {
    await write('while it is held', tx);
    expect(await look()).toMatchObject({ resealed: 0, left: 1 });
  });
  let written = 0;
  const looking = { isOver: false };
  const writing = (async () => {
    while (!looking.isOver) await write(`write ${++written}`);
  })();
  for (let times = 0; times < 10; times += 1) await look();
  looking.isOver = true;
  await writing;
  const read = async (keys: typeof withNewer) => {
    const [row] = await rows(db, sql<{ body: Buffer }>`select body from flow where id = ${id}`);
    return row && keys.openText('column', row.body, `flow.body:${id}`);
  };
  expect(await read(withBoth)).toBe(`write ${written}`);
  expect(written).toBeGreaterThan(1);
  await look();
  expect(await read(withNewer)).toBe(`write ${written}`);
});

test('a value whose key is in no ring is left, and its key is named', async () => {
  const [lost] = [{ id: 'lost', key: randomBytes(32) }];
  const id = `lost-${randomUUID()}`;
  await sql`insert into flow (id, reference, kind, method, status, waiting_since, expires_at, sequence, body)
    values (${id}, 'r', 'k', 'm', 'refused', now(), now(), 1,
      ${sealColumn(keysOf(lost), 'flow.body', id, 'x')})`.execute(database.db);
  expect(await look()).toEqual({ resealed: 0, left: 1, found: { lost: 1 } });
  const activities = keyRotationActivities({ database, keys: withBoth });
  await activities.noteSealingKeys({ found: ['lost'], since: new Date().toISOString() });
  expect(await sentences(withBoth)).toContain('SECRET_KEYS lacks the key "lost"');
});

test('a worker with another current key than the run refuses', async () => {
  const activities = keyRotationActivities({ database, keys: withOlder });
  const asked = { table: null, after: null, to: 'newer' };
  await expect(activities.resealRows(asked)).rejects.toThrow('"older"');
});
