import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { verifyAuditChain } from '../../../src/db/audit/audit-events.ts';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { createTestDatabase } from '../../support/database.ts';

let database: Database;
beforeEach(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 10, statementTimeoutMs: 10_000 });
  await Promise.all(Array.from({ length: 30 }, (_, n) => write(`event.${n}`)));
}, 60_000);
afterEach(() => database.close());

const write = (event: string) =>
  sql`insert into audit_event (event, actor, details) values (${event}, 'test', '{}')`.execute(
    database.db,
  );

/** As one who owns the tables can: without the trigger that refuses. */
async function tamper(statement: ReturnType<typeof sql>): Promise<void> {
  await sql`alter table audit_event disable trigger audit_event_refuse`.execute(database.db);
  await statement.execute(database.db);
}

test('a chain that was written in parallel is intact', async () => {
  expect(await verifyAuditChain(database.db)).toMatchObject({ intact: true, events: 30 });
});

test('an event is neither changed nor deleted', async () => {
  for (const statement of [sql`update audit_event set actor = 'x'`, sql`delete from audit_event`]) {
    await expect(statement.execute(database.db)).rejects.toThrow('append-only');
  }
});

test.each([
  ['changed', sql`update audit_event set event = 'other' where sequence = 7`, 7],
  ['deleted', sql`delete from audit_event where sequence = 7`, 8],
  ['deleted first', sql`delete from audit_event where sequence = 1`, 2],
])('an event that was %s shows', async (_, statement, brokenAt) => {
  await tamper(statement);
  expect(await verifyAuditChain(database.db)).toEqual({ intact: false, brokenAt });
});
