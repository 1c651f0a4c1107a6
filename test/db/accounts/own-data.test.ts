import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { accountDeps } from '../../../src/api/account/account-deps.ts';
import { insertAccount } from '../../../src/db/accounts/accounts.ts';
import { othersTables, ownTables } from '../../../src/db/accounts/own-data/own-tables.ts';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { sealColumn } from '../../../src/db/sealed.ts';
import { openReview } from '../../../src/db/staff/reviews.ts';
import { tidy } from '../../support/tidy.ts';
import { type Edge, startEdge } from '../../api/support/edge.ts';
import { anAccount } from '../../support/accounts.ts';
import { aClosing } from '../../support/closings.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { rows } from '../../support/rows.ts';
import { insertTestSession, insertTestSignIn } from '../../support/session-rows.ts';
import { tracesOf } from '../../support/traces.ts';

let database: Database;
let edge: Edge;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 4, statementTimeoutMs: 30_000 });
  edge = await startEdge({ ...accountDeps(database, keys), now: () => new Date() });
}, 60_000);
afterAll(async () => {
  await edge.stop();
  await database.close();
});

const columnRow = z.object({ table: z.string(), column: z.string() });

/** The columns of the schema's tables. */
async function columnsOf(): Promise<Map<string, string[]>> {
  const found = await rows(
    database.db,
    columnRow,
    sql`select table_name as "table", column_name as "column" from information_schema.columns
      where table_schema = 'public' and table_name <> 'mikro_orm_migrations'`,
  );
  const byTable = Map.groupBy(found, ({ table }) => table);
  return new Map([...byTable].map(([table, all]) => [table, all.map(({ column }) => column)]));
}

describe('the list of what is held of an account', () => {
  test('has each table of the schema, as an account’s or not, and each column of those that are', async () => {
    const schema = await columnsOf();
    const listed = [...Object.keys(ownTables), ...Object.keys(othersTables)];
    expect(listed.sort()).toEqual([...schema.keys()].sort());
    for (const [table, { columns }] of Object.entries(ownTables)) {
      expect([table, ...Object.keys(columns).sort()]).toEqual([
        table,
        ...(schema.get(table) ?? []).sort(),
      ]);
    }
  });

  test('calls nothing another’s that names an account or a flow, or refers to who does', async () => {
    const referring = await rows(
      database.db,
      z.object({ table: z.string() }),
      sql`
        with recursive own as (
          select 'account'::regclass::oid as id
          union
          select attrelid from pg_attribute where attname = 'account_id'
          union
          select conrelid from pg_constraint join own on confrelid = own.id where contype = 'f')
        select distinct relname as "table" from own join pg_class on oid = own.id
        where relkind = 'r' and relnamespace = 'public'::regnamespace`,
    );
    const byFlow = [...(await columnsOf())].filter(([, columns]) => columns.includes('flow_id'));
    const own = [...referring.map(({ table }) => table), ...byFlow.map(([table]) => table)];
    const unlisted = new Set(own.filter((table) => !Object.hasOwn(ownTables, table)));
    // It is gone within a day, whatever becomes of the account.
    expect([...unlisted]).toEqual(['admission']);
  });
});

/** What tells who somebody is, and nobody else. */
const personOf = (number: string) => ({
  fullName: `Trần Thị Riêng ${number}`,
  dateOfBirth: `1985-07-${number.slice(-2)}`,
  email: `rieng.${number}@vi.example`,
  phone: `+84912${number.slice(-6)}`,
  device: `Máy của Riêng ${number}`,
  number,
});

/** Somebody who has a row in nearly every table. */
async function aPerson(number: string) {
  const person = personOf(number);
  const { db } = database;
  const account = {
    ...anAccount(number),
    ...{ fullName: person.fullName, dateOfBirth: person.dateOfBirth, email: person.email },
    methods: [
      { kind: 'password', salt: 'c2FsdA', mac: 'bWFj' },
      { kind: 'otp_phone', phone: person.phone },
    ] as const,
  };
  await insertAccount(db, keys, account);
  const session = await insertTestSession(db, { accountId: account.id });
  await insertTestSignIn(db, { ...session, lookup: keys.lookup('not-me', session.id) });
  await sql`update device set name = ${person.device} where account_id = ${account.id}`.execute(db);
  const reviewId = randomUUID();
  await sql`
    insert into flow (id, reference, kind, method, status, waiting_since, expires_at, sequence, body,
      account_id, phone_lookup, document_lookup)
    values (${account.flowId}, 'DD-7K3F-92QX', 'registration', 'mobile_subscriber', 'completed', now(),
      now(), 3, ${sealColumn(keys, 'flow.body', account.flowId, '{}')}, ${account.id},
      ${keys.lookup('phone', person.phone)}, ${keys.lookup('document', number)})`.execute(db);
  await openReview(db, keys, {
    id: reviewId,
    flowId: account.flowId,
    reference: 'DD-7K3F-92QX',
    claim: {
      shown: { fullName: person.fullName },
      subject: { subjectType: 'citizen', documents: account.documents },
    },
    findings: ['fullName'],
    dueAt: new Date().toISOString(),
  });
  const decision = sql`'approved', 'staff', ${`${person.fullName} đã xuất trình giấy tờ`}, 'T1', ''`;
  await sql`
    insert into review_decision (review_id, decision, decided_by, reason, ticket, claim_digest)
    values (${reviewId}, ${decision})`.execute(db);
  return { person, account, session };
}

describe('the export', () => {
  const get = (token: string) => edge.send('GET', '/v1/account/export', { token });

  test('shows what is held, opened, as a file, and no secret; it is audited', async () => {
    const { person, account, session } = await aPerson('001185000321');
    const { status, headers, json, text } = await get(session.token);
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="dinh-danh-.*\.json"/,
    );
    expect(headers.get('cache-control')).toBe('no-store');
    const { data } = z.object({ data: z.record(z.string(), z.array(z.unknown())) }).parse(json);
    expect(Object.keys(data).sort()).toEqual(
      Object.values(ownTables)
        .map(({ as }) => as)
        .sort(),
    );
    const { fullName, email, dateOfBirth } = person;
    expect(data['account']).toEqual([
      expect.objectContaining({ id: account.id, fullName, email, dateOfBirth, level: 2 }),
    ]);
    expect(data['documents']).toMatchObject([{ number: '001185000321' }]);
    expect(data['methods']).toContainEqual(
      expect.objectContaining({ kind: 'otp_phone', phone: person.phone }),
    );
    expect(data['reviews']).toMatchObject([{ claim: { shown: { fullName } } }]);
    expect(data['devices']).toMatchObject([{ name: person.device }]);
    for (const secret of ['mac', 'Mac', 'salt', 'ookup', 'Hash', 'secret', 'address']) {
      expect(text).not.toMatch(new RegExp(`"\\w*${secret}"`));
    }
    const audited = sql`select event from audit_event where account_id = ${account.id}`;
    expect(await rows(database.db, z.unknown(), audited)).toEqual([{ event: 'account.exported' }]);
  });

  test('asked for twice is refused within the minute, of this account alone', async () => {
    const [one, other] = [
      await insertTestSession(database.db),
      await insertTestSession(database.db),
    ];
    expect((await get(one.token)).status).toBe(200);
    const again = await get(one.token);
    expect(again).toMatchObject({ status: 429, json: { code: 'ExportTooSoon' } });
    expect(Number(again.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await get(other.token)).status).toBe(200);
  });

  test('is for whoever has just proven who they are', async () => {
    const { id, token } = await insertTestSession(database.db);
    await sql`
      update session set proven_2_at = now() - interval '1 hour' where id = ${id}`.execute(
      database.db,
    );
    expect(await get(token)).toMatchObject({ status: 403, json: { code: 'FreshProofRequired' } });
  });
});

test('closing leaves nothing that tells who it was, but where the last message goes, until it is sent', async () => {
  const { db } = database;
  const { person, session } = await aPerson('001185000322');
  const traces = () => tracesOf(db, keys, Object.values(person));
  expect(await traces()).toEqual([
    'account.date_of_birth',
    'account.email',
    'account.full_name',
    'authentication_method.phone',
    'device.name',
    'identity_document.number',
    'review.claim',
    'review_decision.reason',
  ]);
  const closing = aClosing(database, session);
  await closing.begin();
  expect(await closing.close()).toEqual({ outcome: 'done' });
  expect(await traces()).toEqual(['notice.address']);
  await sql`update notice set sent_at = now() where account_id = ${session.accountId}`.execute(db);
  await tidy(database);
  expect(await traces()).toEqual([]);
});
