import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { sql } from 'kysely';
import { createDataConverter } from '../../src/platform/payload-codec.ts';
import { noticesOf } from '../support/changes.ts';
import { insertTestAccount } from '../support/session-rows.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';

const workflow = 'lockInactiveAccounts';
const inTwoYears = new Date(Date.now() + 24 * 31 * 86_400_000).toISOString();

let system: System;
let connection: Connection;
let client: Client;
/** As the Temporal UI is, which has no keys. */
let stranger: Client;
let taskQueue: string;
beforeAll(async () => {
  system = await startSystem({}, { ownTemporal: true });
  connection = Connection.lazy({ address: system.environment['TEMPORAL_ADDRESS'] ?? '' });
  client = new Client({ connection, dataConverter: createDataConverter(system.keys) });
  stranger = new Client({ connection });
  taskQueue = system.environment['TEMPORAL_TASK_QUEUE'] ?? '';
}, 90_000);
afterAll(async () => {
  await connection.close();
  await system.stop();
}, 30_000);

const schedule = () => client.schedule.getHandle('inactivity');
const described = () =>
  until('the schedule', () =>
    schedule()
      .describe()
      .catch(() => undefined),
  );
const noticed = (accountId: string) => noticesOf(system, accountId);
const told = (accountId: string, all: string[]) =>
  until(all.join(), async () => JSON.stringify(await noticed(accountId)) === JSON.stringify(all));

test('a worker makes the schedule, and leaves it as operators have it', async () => {
  expect(await described()).toMatchObject({
    action: { type: 'startWorkflow', workflowType: workflow, taskQueue },
    policies: { overlap: 'SKIP' },
  });
  await schedule().pause('by an operator');
  await system.end('worker');
  await system.start('worker');
  const accountId = await insertTestAccount(system.database.db);
  await sql`
    update account set last_active_at = now() - interval '23 months'
    where id = ${accountId}`.execute(system.database.db);
  await schedule().trigger();
  await told(accountId, ['inactive_soon by sms']);
  expect((await described()).state.paused).toBe(true);
  await schedule().unpause();
});

test('a run at a time that is said goes by it, once, also through a worker that dies', async () => {
  const accountId = await insertTestAccount(system.database.db);
  const runs = Array.from({ length: 3 }, () =>
    client.workflow.start(workflow, {
      ...{ taskQueue, workflowId: `inactivity-${randomUUID()}` },
      args: [{ today: inTwoYears }],
    }),
  );
  await system.kill('worker');
  await system.start('worker');
  for (const run of await Promise.all(runs)) await run.result();
  expect(await noticed(accountId)).toEqual(['inactive_soon by sms']);
});

test('nobody without our keys says which time it is', async () => {
  const accountId = await insertTestAccount(system.database.db);
  const run = await stranger.workflow.start(workflow, {
    ...{ taskQueue, workflowId: `inactivity-${randomUUID()}` },
    args: [{ today: inTwoYears }],
  });
  await expect(run.result()).rejects.toThrow();
  const { events } = await run.fetchHistory();
  const failure = events?.at(-1)?.workflowExecutionFailedEventAttributes?.failure;
  expect(failure?.applicationFailureInfo?.type).toBe('StartNotAuthentic');
  expect(await noticed(accountId)).toEqual([]);
});
