import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { type Database, openDatabase } from '../../src/db/database.ts';
import { listenToFlowChanges } from '../../src/db/flows/flow-changes.ts';
import { createTestDatabase } from '../support/database.ts';
import { startRelay, throughRelay } from '../support/start-relay.ts';
import { until } from '../support/until.ts';

const holder = fileURLToPath(new URL('../support/hold-transaction.ts', import.meta.url));

let url: string;
let database: Database;
const ends: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 4, statementTimeoutMs: 2_500 });
  ends.push(() => database.close());
}, 60_000);
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

const writeEvent = () =>
  sql`insert into audit_event (event, actor, details) values ('other', 'system', '{}')`.execute(
    database.db,
  );
const hit = () => sql`update throttle set hits = hits + 1 where key = 'row'`.execute(database.db);

async function relay() {
  const { hostname: host, port } = new URL(url);
  const started = await startRelay({ host, port: Number(port) });
  ends.push(() => started.close());
  return started;
}

test('a process that is frozen within a transaction stops nobody: at once for other rows, and soon for its own', async () => {
  await sql`insert into throttle values ('row', 1, now() + interval '1 hour')`.execute(database.db);
  const frozen = spawn(process.execPath, [holder, url, 'row'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  ends.push(async () => {
    frozen.kill('SIGKILL');
    await once(frozen, 'exit');
  });
  await once(frozen.stdout, 'data');
  frozen.kill('SIGSTOP');

  await Promise.all(Array.from({ length: 8 }, writeEvent));
  await expect(hit()).rejects.toMatchObject({ code: expect.stringMatching(/^55P03$|^57014$/) });
  await until(
    'the row to be free',
    () =>
      hit()
        .then(() => true)
        .catch(() => false),
    10_000,
  );
  const { rows: held } = await sql`select from audit_event where event = 'held'`.execute(
    database.db,
  );
  expect(held).toEqual([]);
}, 60_000);

test('a pool whose connections have gone silent makes new ones', async () => {
  const network = await relay();
  const through = await openDatabase(throughRelay(url, network), {
    poolSize: 1,
    statementTimeoutMs: 300,
  });
  ends.push(() => through.close());
  const answers = () =>
    through
      .ping()
      .then(() => true)
      .catch(() => false);
  await until('the first connection', answers);
  network.goSilent();
  await expect(through.ping()).rejects.toThrow('Query read timeout');
  await until('another connection', answers);
});

test('whoever waits for changes of a flow hears of them again after the network was cut silently', async () => {
  const network = await relay();
  const errors: unknown[] = [];
  const changes = listenToFlowChanges(throughRelay(url, network), {
    reconnectMs: 10,
    heartbeatMs: 100,
    answerMs: 1_000,
    onError: (error) => errors.push(error),
  });
  ends.push(() => changes.close());
  const heard: string[] = [];
  changes.watch('flow-1', () => heard.push('flow-1'));
  const notify = async () => {
    await sql`select pg_notify('flow_changed', 'flow-1')`.execute(database.db);
    return heard.length > 0;
  };
  await until('the first notice', notify);
  network.goSilent();
  await until('the loss to be noticed', () => Promise.resolve(errors.length > 0));
  heard.splice(0);
  await until('a notice by another connection', notify);
});
