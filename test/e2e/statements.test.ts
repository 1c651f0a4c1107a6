import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { type Database, openDatabase } from '../../src/db/database.ts';
import { asUser } from '../support/database.ts';
import { flowOf } from '../support/portal.ts';
import { password, registration } from '../support/registration.ts';
import { rows } from '../support/rows.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
let owner: Database;
let citizens: ReturnType<typeof registration>;
beforeAll(async () => {
  system = await startSystem();
  citizens = registration(system);
  const url = asUser(system.environment['DATABASE_URL'] ?? '', 'owner');
  owner = await openDatabase(url, { poolSize: 1, statementTimeoutMs: 5_000 });
  await sql`create extension if not exists pg_stat_statements`.execute(owner.db);
}, 60_000);
afterAll(() => Promise.all([owner.close(), system.stop()]), 30_000);

/** What programs do now and then, whether or not somebody registers. */
const periodic =
  /worker_report|^\s*insert into throttle as t \(key, hits, window_ends\)\s+values \(\$1, |^select \$1$|from flow\s+where status = \$\d and id = any|from notice/i;

async function register(): Promise<string> {
  const { flow } = await citizens.atPassword();
  const done = flowOf(await system.portal.step(flow, 'password', { password, repeated: password }));
  expect(done.status).toBe('completed');
  return flow.id;
}

/** How often each statement was run, without those of the owner, who asks. */
async function statements(): Promise<Map<string, number>> {
  const found = await rows(
    owner.db,
    z.object({ query: z.string(), calls: z.number() }),
    sql`select query, sum(calls)::float8 as calls from pg_stat_statements s
      join pg_database d on d.oid = s.dbid join pg_roles r on r.oid = s.userid
      where datname = current_database() and rolname <> current_user and toplevel group by 1`,
  );
  return new Map(found.map(({ query, calls }) => [query, calls]));
}

async function areDelivered(flowIds: readonly string[]): Promise<boolean> {
  const found = await rows(
    system.database.db,
    z.object({ pending: z.number() }),
    sql`select count(*)::int as pending from flow
      where id = any (${sql.val([...flowIds])}::text[]) and delivery = 'pending'`,
  );
  return found[0]?.pending === 0;
}

test('a registration by phone is seven statements, none of them in a transaction of several', async () => {
  await register();
  const before = await statements();
  const flowIds: string[] = [];
  for (let n = 0; n < 5; n += 1) flowIds.push(await register());
  await until('the receipts', () => areDelivered(flowIds));
  const after = await statements();
  const run = [...after].map(([query, calls]) => ({
    query,
    calls: calls - (before.get(query) ?? 0),
  }));
  const ofFlows = run.filter(({ query, calls }) => calls > 0 && !periodic.test(query));
  // The receipts of some messages may have been noted by one statement; looking whether they are is ours.
  const ours = ofFlows.filter(({ query }) => !query.includes('as pending from flow'));
  const sum = ours.reduce((total, { calls }) => total + calls, 0);
  expect(sum).toBeLessThanOrEqual(5 * 7);
  expect(ours.filter(({ query }) => /^\s*(begin|start|commit|rollback)/i.test(query))).toEqual([]);
});
