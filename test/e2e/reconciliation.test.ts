import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { runAfterRestore } from '../../scripts/ops/after-restore/run-after-restore.ts';
import { reconcile } from '../../scripts/ops/reconcile.ts';
import { rows as readRows } from '../../src/db/database.ts';
import { saveFlow } from '../../src/db/flows/flows.ts';
import { startedRecord } from '../../src/domain/flows/started-record.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { type FlowView, flowOf, problemOf } from '../support/portal.ts';
import { password, registration } from '../support/registration.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';

const chosen = { password, repeated: password };

let system: System;
beforeAll(async () => {
  // The look at what Temporal has closed lately is another one's affair.
  system = await startSystem({ CLOSED_FLOWS_AFTER_MS: '3600000' });
}, 60_000);
afterAll(() => system.stop(), 30_000);

const thorough = () => reconcile(loadConfig(system.environment), { settleMs: 0, lookAgainMs: 0 });

/** Has the row of a flow be what it was, as a restored database has it. */
async function keepRow({ id }: FlowView) {
  const { db } = system.database;
  const [row] = await readRows(
    db,
    sql<{ kept: unknown }>`select to_jsonb(flow) as kept from flow where id = ${id}`,
  );
  return async () => {
    await sql`delete from flow where id = ${id}`.execute(db);
    await sql`insert into flow select * from jsonb_populate_record(null::flow,
      ${JSON.stringify(row?.kept)}::jsonb)`.execute(db);
  };
}

/** At the password, and back at the code for its row. */
async function atPassword() {
  const { flow, code } = await registration(system).atOtp();
  const goBack = await keepRow(flow);
  flowOf(await system.portal.step(flow, 'otp', { code }));
  return { flow, goBack };
}

const stepOf = async (flow: FlowView) => flowOf(await system.portal.read(flow)).step?.name;

test('after a restore each flow goes on where its workflow stands, or is told as ended', async () => {
  const [behind, lost, ended, completed] = [
    await atPassword(),
    await atPassword(),
    await atPassword(),
    await atPassword(),
  ];
  const ahead = await registration(system).atOtp();
  const { db } = system.database;
  await sql`update flow set sequence = 50 where id = ${ahead.flow.id}`.execute(db);
  await behind.goBack();
  await sql`delete from flow where id = ${lost.flow.id}`.execute(db);
  await sql`update flow set status = 'cancelled' where id = ${ended.flow.id}`.execute(db);
  flowOf(await system.portal.step(completed.flow, 'password', chosen));
  await completed.goBack();
  const without = await rowWithoutWorkflow();

  await until('all that runs to be found by a search', async () => {
    const found = await system.search(
      `TaskQueue = "${loadConfig(system.environment).temporal.taskQueue}" AND
        ExecutionStatus = "Running" AND FlowReference IS NOT NULL`,
    );
    return found.length === 4;
  });
  expect(await thorough()).toEqual({
    ...{ rows: 4, ended: 2, workflows: 4, writtenAgain: 3, cancelled: 1, unanswered: 0 },
    ...{ matched: 0, unmatched: 0 },
  });

  for (const { flow } of [behind, lost]) {
    await until('the row to say so', async () => (await stepOf(flow)) === 'password');
    expect(flowOf(await system.portal.step(flow, 'password', chosen)).status).toBe('completed');
  }
  await until('the row to be passed', async () => (await sequenceOf(ahead.flow.id)) === 51);
  const { flow, code } = ahead;
  expect(flowOf(await system.portal.step(flow, 'otp', { code })).step?.name).toBe('password');
  const step = await system.portal.step(ended.flow, 'password', chosen);
  expect(problemOf(step).code).toBe('FlowCancelled');
  expect(flowOf(await system.portal.read(completed.flow)).status).toBe('expired');
  expect(await system.audit(completed.flow.id, 'flow.result_lost')).toHaveLength(1);
  expect(await system.audit(without, 'flow.workflow_missing')).toHaveLength(1);
}, 90_000);

test('what runs has nothing done to it', async () => {
  const { flow } = await registration(system).atOtp();
  const before = await sequenceOf(flow.id);
  expect(await thorough()).toMatchObject({ ended: 0, writtenAgain: 0, cancelled: 0 });
  expect(await sequenceOf(flow.id)).toBe(before);
});

test('after-restore says what it would do, and does it once', async () => {
  const config = loadConfig(system.environment);
  const moment = new Date();
  const { flow, goBack } = await atPassword();
  await goBack();
  await until('it to be found by a search', async () => {
    const found = await system.search(`WorkflowId = "${flow.id}" AND ExecutionStatus = "Running"`);
    return found.length === 1;
  });
  const told = (isDryRun: boolean) => runAfterRestore(config, { moment, isDryRun });
  expect(await told(true)).toMatch(/\b1 +the workflow is ahead of its row/);
  expect(await stepOf(flow)).toBe('otp');
  await told(false);
  await until('the row to say so', async () => (await stepOf(flow)) === 'password');
  expect(await told(true)).toMatch(/\b0 +the workflow is ahead of its row/);
  expect(flowOf(await system.portal.step(flow, 'password', chosen)).status).toBe('completed');
}, 90_000);

async function sequenceOf(id: string): Promise<number | undefined> {
  const found = await readRows(
    system.database.db,
    sql<{ sequence: number }>`select sequence from flow where id = ${id}`,
  );
  return found[0]?.sequence;
}

async function rowWithoutWorkflow(): Promise<string> {
  const flowId = randomUUID();
  const record = startedRecord(
    { kind: 'registration', method: 'mobile_subscriber' },
    { flowId, reference: 'DD-7K3F-92QX', deadlineMs: 600_000 },
    Date.now(),
    { waitingFor: 'citizen', actions: ['submit', 'cancel'] },
  );
  const saved = { record, personal: null, event: 'x', actor: 'citizen' } as const;
  await saveFlow(system.database.db, system.keys, saved);
  return flowId;
}
