import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { sql } from 'kysely';
import { sealColumn } from '../../src/db/sealed.ts';
import { schedules } from '../../src/domain/schedules.ts';
import { createKeys } from '../../src/platform/keys.ts';
import { createDataConverter } from '../../src/platform/payload-codec.ts';
import { noticesOf } from '../support/changes.ts';
import { flowOf } from '../support/portal.ts';
import { recoveries } from '../support/recoveries.ts';
import { registration } from '../support/registration.ts';
import { insertTestAccount } from '../support/session-rows.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';

const workflow = 'lockInactiveAccounts';
const inTwoYears = new Date(Date.now() + 24 * 31 * 86_400_000).toISOString();

/** By the last one the accounts of tests are sealed. */
const secrets = { new: randomBytes(32), old: randomBytes(32), test: Buffer.alloc(32, 7) };
type KeyId = keyof typeof secrets;
const ringOf = (...ids: KeyId[]) =>
  ids.map((id) => `${id}:${secrets[id].toString('base64')}`).join(',');
const keysOf = (...ids: KeyId[]) =>
  createKeys({ ring: ids.map((id) => ({ id, key: secrets[id] })), lookupKey: randomBytes(32) });

let system: System;
let connection: Connection;
let client: Client;
/** As the Temporal UI is, which has no keys. */
let stranger: Client;
let taskQueue: string;
beforeAll(async () => {
  system = await startSystem({ SECRET_KEYS: ringOf('new', 'old', 'test') }, { ownTemporal: true });
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

/** The end of the run that a trigger has begun. */
async function triggered(id: keyof typeof schedules): Promise<unknown> {
  const handle = client.schedule.getHandle(id);
  await until('the schedule', () => handle.describe().catch(() => undefined));
  await handle.trigger();
  const { workflow: type } = schedules[id];
  const run = await until('its run', async () => {
    const { info } = await handle.describe();
    return info.recentActions.at(-1)?.action.workflow.workflowId;
  });
  expect(run).toContain(type);
  return client.workflow.getHandle(run).result();
}

test('the retention says how much it has deleted', async () => {
  await sql`insert into admission (flow_id, claim, failures, expires_at)
    select 'old ' || n, ''::bytea, '{}', now() - interval '1 second'
    from generate_series(1, 1100) n`.execute(system.database.db);
  expect(await triggered('retention')).toMatchObject({ admission: 1100 });
});

test('a rotation goes on through a worker that dies, and tells which key may go', async () => {
  const { db } = system.database;
  const old = keysOf('old');
  const ids = Array.from({ length: 3_000 }, () => randomUUID());
  const values = ids.map((id) => ({ id, body: sealColumn(old, 'flow.body', id, id) }));
  await sql`insert into flow (id, reference, kind, method, status, waiting_since, expires_at,
      sequence, body)
    select id, 'r', 'k', 'm', 'refused', now(), now(), 1, decode(body, 'hex')
    from jsonb_to_recordset(${JSON.stringify(
      values.map(({ id, body }) => ({ id, body: body.toString('hex') })),
    )}::jsonb) as v (id text, body text)`.execute(db);
  const rotation = triggered('key-rotation');
  await until('some rows to be sealed anew', async () => (await sealedBy('new')) > 0);
  await system.kill('worker');
  await system.start('worker');
  expect(await rotation).toMatchObject({ inUse: ['new'], unused: ['old', 'test'] });
  expect(await sealedBy('old')).toBe(0);
  for (const { id, body } of await db.selectFrom('flow').select(['id', 'body']).execute()) {
    expect(keysOf('new').openText('column', body, `flow.body:${id}`)).toBe(id);
  }
}, 60_000);

async function sealedBy(id: KeyId): Promise<number> {
  const all = await system.database.db.selectFrom('flow').select('body').execute();
  return all.filter(({ body }) => body.subarray(2, 5).toString() === id).length;
}

test('a registration that was left is reminded of once, and its reference leads back to it', async () => {
  const { citizen, flow } = await registration(system).atPassword();
  await sql`
    update flow set waiting_since = waiting_since - interval '25 hours'
    where id = ${flow.id}`.execute(system.database.db);
  await triggered('reminders');
  const again = () =>
    client.workflow.execute(schedules.reminders.workflow, {
      ...{ taskQueue, workflowId: `reminders-${randomUUID()}` },
    });
  const nothing = { reminded: 0, limited: 0, refused: 0, broken: 0, heldUntil: null };
  expect(await Promise.all([again(), again()])).toEqual([nothing, nothing]);
  const [, reminder = '', ...others] = await system.simulators.messages(citizen.phone);
  expect(others).toEqual([]);

  const reference = /DD-\w{4}-\w{4}/.exec(reminder)?.[0] ?? '';
  const resumption = flowOf(await recoveries(system).start('resumption', { reference }));
  const code = await system.simulators.code(citizen.phone, 2);
  const done = flowOf(await system.portal.step(resumption, 'otp', { code }));
  const taken = done.result && 'flow' in done.result ? done.result.flow : undefined;
  expect(taken).toMatchObject({ id: flow.id });
  expect(await system.audit(flow.id, 'flow.reminded')).toHaveLength(1);
});

test('a start without a key that rows are sealed by names it', async () => {
  const { db } = system.database;
  await sql`insert into sealing_key (id) values ('lost')`.execute(db);
  for (const program of ['src/worker.ts', 'src/api/server.ts']) {
    const ended = await new Promise<{ code: number | null; said: string }>((resolve) => {
      const child = execFile(
        'node',
        [program],
        { env: system.environment },
        (_error, _out, said) => {
          resolve({ code: child.exitCode, said });
        },
      );
    });
    expect(ended.said).toContain('SECRET_KEYS lacks the key "lost"');
    expect(ended.code).toBe(1);
  }
});
