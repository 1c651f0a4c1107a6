import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { flowOf } from '../support/portal.ts';
import { password, registration } from '../support/registration.ts';
import { rows } from '../support/rows.ts';
import { countStatements, type StatementCount } from '../support/statements.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
let counted: StatementCount;
let citizens: ReturnType<typeof registration>;
beforeAll(async () => {
  system = await startSystem();
  citizens = registration(system);
  counted = await countStatements(system);
}, 60_000);
afterAll(() => Promise.all([counted.close(), system.stop()]), 30_000);

async function register(): Promise<string> {
  const { flow } = await citizens.atPassword();
  const done = flowOf(await system.portal.step(flow, 'password', { password, repeated: password }));
  expect(done.status).toBe('completed');
  return flow.id;
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

test('a registration by phone is eight statements, none of them in a transaction of several', async () => {
  await register();
  const flowIds: string[] = [];
  const ofFlows = await counted.during(async () => {
    for (let n = 0; n < 5; n += 1) flowIds.push(await register());
    await until('the receipts', () => areDelivered(flowIds));
  });
  // The receipts of some messages may have been noted by one statement; looking whether they are is ours.
  const ours = ofFlows.filter(({ query }) => !query.includes('as pending from flow'));
  const sum = ours.reduce((total, { calls }) => total + calls, 0);
  expect(sum).toBeLessThanOrEqual(5 * 8);
  expect(ours.filter(({ query }) => /^\s*(begin|start|commit|rollback)/i.test(query))).toEqual([]);
});
