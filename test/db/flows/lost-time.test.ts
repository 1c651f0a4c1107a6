import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { readLostTime } from '../../../src/db/flows/lost-time.ts';
import type { OutsideSystem } from '../../../src/domain/flows/waiting-for.ts';
import { createTestDatabase } from '../../support/database.ts';

let database: Database;
const hour = 3_600_000;
const now = Date.now();
const ago = (hours: number) => new Date(now - hours * hour);
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 2, statementTimeoutMs: 30_000 });
  for (const [system, since, until] of [
    ['carrier', 10, 8],
    ['carrier', 6, 4],
    ['sms', 5, 3],
    ['post', 2, null],
  ] as const) {
    await sql`
      insert into outage (id, system, since, until, declared_by, ended_by, reason, ticket) values
        (gen_random_uuid(), ${system}, ${ago(since)}, ${until === null ? null : ago(until)}, 'lan',
          ${until === null ? null : 'lan'}, 'down', 'T-1')`.execute(database.db);
  }
}, 60_000);
afterAll(() => database.close());

test.each([
  [['carrier'], 20, 4],
  [['carrier'], 9, 3],
  [['carrier', 'sms'], 20, 5],
  [['carrier', 'sms'], 4.5, 1.5],
  [['sms'], 1, 0],
  [['insurer'], 20, 0],
  [[], 20, 0],
] as const)('%j, since %d hours ago: %d hours', async (systems, since, lost) => {
  expect(await read(systems, since)).toEqual({ ms: lost * hour, lasts: false });
});

test('an outage that lasts counts up to now', async () => {
  const { ms, lasts } = await read(['post', 'sms'], 4);
  expect(lasts).toBe(true);
  expect(ms).toBeGreaterThanOrEqual(3 * hour);
  expect(ms).toBeLessThan(3.5 * hour);
});

const read = (systems: readonly OutsideSystem[], hours: number) =>
  readLostTime(database.db, { systems, since: ago(hours) });
