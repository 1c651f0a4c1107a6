import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { verifyAudit } from '../../src/db/audit/verify-audit.ts';
import { type Database, openDatabase } from '../../src/db/database.ts';
import { loadAuditPublicKeys } from '../../src/platform/config/sealer.ts';
import { asUser } from '../support/database.ts';
import { rows } from '../support/rows.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
let owner: Database;
beforeAll(async () => {
  system = await startSystem();
  const url = asUser(system.environment['DATABASE_URL'] ?? '', 'owner');
  owner = await openDatabase(url, { poolSize: 3, statementTimeoutMs: 30_000 });
}, 60_000);
afterAll(() => Promise.all([owner.close(), system.stop()]), 30_000);

beforeEach(async () => {
  for (let n = 0; n < 5; n += 1) {
    await sql`insert into audit_event (event, actor, details) values ('x', 'system', '{}')`.execute(
      system.database.db,
    );
  }
});

const verify = () =>
  verifyAudit(system.database.db, {
    publicKeys: loadAuditPublicKeys(system.environment),
    noted: [],
  });

async function count(what: ReturnType<typeof sql>): Promise<number> {
  const [row] = await rows(
    owner.db,
    z.object({ n: z.number() }),
    sql`select count(*)::int as n ${what}`,
  );
  return row?.n ?? 0;
}
const sealersThatWait = () =>
  count(sql`from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);

test.each([
  ['before its seal is written', sql`lock table audit_seal in share mode`],
  [
    'between its seal and the numbers of what it seals',
    sql`select from audit_event where sequence is null for update`,
  ],
])('a sealer that is killed %s loses nothing and doubles nothing', async (_, held) => {
  const before = await verify();
  await owner.transaction(async (tx) => {
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx);
    await held.execute(tx);
    await system.start('sealer');
    await until('the sealer to stand there', async () => (await sealersThatWait()) > 0);
    await system.kill('sealer');
  });
  await until('its session to end', async () => (await sealersThatWait()) === 0);
  // All as it was, but older.
  const unsealed = { ...(before.intact && before.unsealed), seconds: expect.any(Number) };
  expect(await verify()).toEqual({ ...before, unsealed });

  await system.start('sealer');
  await until('all to be sealed', async () => {
    const trail = await verify();
    return trail.intact && trail.unsealed.events === 0;
  });
  await system.kill('sealer');
  // Read anew: what is sealed while it is read is partly seen.
  const after = await verify();
  expect(after.intact && after.head?.sequence).toBe(await count(sql`from audit_event`));
  const seals = await count(sql`from audit_seal`);
  expect(await count(sql`from (select distinct last_sequence from audit_seal) s`)).toBe(seals);
});
