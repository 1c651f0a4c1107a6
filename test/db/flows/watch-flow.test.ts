import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import pg from 'pg';
import { z } from 'zod';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { listenToFlowChanges, type FlowChanges } from '../../../src/db/flows/flow-changes.ts';
import { type SavedFlow, readFlow, saveFlow } from '../../../src/db/flows/flows.ts';
import { watchAgainMs, watchFlow, watchMs } from '../../../src/db/flows/watch-flow.ts';
import { aRecord } from '../../api/support/records.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { rows } from '../../support/rows.ts';
import { until } from '../../support/until.ts';
import { waitingStatements } from '../../support/waiting-statements.ts';

/** Two processes of the API, and the worker that writes. */
let worker: Database;
let api: Database;
let others: FlowChanges;
/** Every notice that is told, in the order of the commits. */
const told: string[] = [];
let ear: pg.Client;
beforeAll(async () => {
  const url = await createTestDatabase();
  const options = { poolSize: 10, statementTimeoutMs: 30_000 };
  [worker, api] = await Promise.all([openDatabase(url, options), openDatabase(url, options)]);
  others = listenToFlowChanges(url, { reconnectMs: 50, onError: () => undefined });
  ear = new pg.Client({ connectionString: url });
  ear.on('notification', ({ payload }) => told.push(payload ?? ''));
  await ear.connect();
  await ear.query('listen flow_changed');
}, 60_000);
afterAll(() => Promise.all([others.close(), worker.close(), api.close(), ear.end()]));

/** A flow at its first waiting point, and the writes of those that follow. */
async function aFlow() {
  const id = randomUUID();
  const at = (sequence: number, status: 'open' | 'cancelled' = 'open'): SavedFlow => ({
    record: aRecord(id, { sequence, status }),
    personal: null,
    event: 'x',
    actor: 'citizen',
  });
  await saveFlow(worker.db, keys, at(1));
  const go = (sequence: number, status?: 'cancelled') =>
    saveFlow(worker.db, keys, at(sequence, status));
  return { id, at, go };
}

/** Whose changes were told by now: a notice of ours comes behind all that were committed before. */
async function toldSoFar(): Promise<string[]> {
  const mark = randomUUID();
  await sql`select pg_notify('flow_changed', ${mark})`.execute(worker.db);
  await until('the mark', () => Promise.resolve(told.includes(mark)));
  return told.splice(0).filter((id) => id !== mark);
}

const versionOf = async (flowId: string, db = api.db) =>
  (await readFlow(db, keys, flowId))?.version;

test('a change of a flow that nobody watches is told to nobody', async () => {
  const { id, go } = await aFlow();
  await go(2);
  await go(3, 'cancelled');
  expect(await toldSoFar()).toEqual([]);
  expect(await versionOf(id)).toBe(3);
});

test('each change of a flow that is watched is told, whichever process has it watched', async () => {
  const { id, go } = await aFlow();
  let heard = 0;
  const stop = others.watch(id, () => {
    heard += 1;
  });
  const before = heard;
  expect(await watchFlow(api.db, keys, id)).toMatchObject({ version: 1 });
  await go(2);
  await go(3);
  await until('both', () => Promise.resolve(heard === before + 2));
  stop();
  expect(await toldSoFar()).toEqual([id, id]);
});

test('what changes nothing that is shown is not told', async () => {
  const { id, go } = await aFlow();
  await watchFlow(api.db, keys, id);
  await go(1);
  await watchFlow(api.db, keys, id);
  expect(await toldSoFar()).toEqual([]);
});

test('a change that was there before the watch, and is not committed, is read', async () => {
  const { id, at } = await aFlow();
  let reading: Promise<number | undefined> = Promise.resolve(undefined);
  await worker.transaction(async (tx) => {
    await saveFlow(tx, keys, at(2));
    reading = watchFlow(api.db, keys, id).then((row) => row?.version);
    await until('the reader to wait', async () => (await waitingStatements(worker.db)) === 1);
  });
  expect(await reading).toBe(2);
  expect(await toldSoFar()).toEqual([]);
});

test('a change that comes while the watch is being set is told', async () => {
  const { id, go } = await aFlow();
  let writing: Promise<void> = Promise.resolve();
  await api.transaction(async (tx) => {
    expect(await watchFlow(tx, keys, id)).toMatchObject({ version: 1 });
    writing = go(2);
    await until('the writer to wait', async () => (await waitingStatements(worker.db)) === 1);
  });
  await writing;
  expect(await toldSoFar()).toEqual([id]);
});

test('a second reader needs no watch of its own, and misses nothing either', async () => {
  const { id, go } = await aFlow();
  await watchFlow(api.db, keys, id);
  const [end] = await watchedUntil(id);
  expect(await watchFlow(worker.db, keys, id)).toMatchObject({ version: 1 });
  expect((await watchedUntil(id))[0]).toEqual(end);
  await go(2);
  expect(await toldSoFar()).toEqual([id]);
});

test('a reader sees the last of many changes, however they fall between its reads', async () => {
  const flows = await Promise.all(Array.from({ length: 8 }, aFlow));
  const last = 40;
  await Promise.all(
    flows.map(async ({ id, go }) => {
      let wake = (): void => undefined;
      const stop = others.watch(id, () => {
        wake();
      });
      const writing = (async () => {
        for (let sequence = 2; sequence <= last; sequence += 1) await go(sequence);
      })();
      // Nothing but notices wakes it: one that is missed and it waits for ever.
      for (;;) {
        const woken = new Promise<void>((resolve) => {
          wake = resolve;
        });
        const row = await watchFlow(api.db, keys, id);
        if (row?.version === last) break;
        await woken;
      }
      stop();
      await writing;
    }),
  );
  await toldSoFar();
}, 30_000);

test('whoever watches and dies leaves a time that passes, and nothing is told after it', async () => {
  const { id, go } = await aFlow();
  await watchFlow(api.db, keys, id);
  const [, ms] = await watchedUntil(id);
  expect(ms).toBeGreaterThan(watchMs / 2);
  expect(ms).toBeLessThanOrEqual(watchMs);
  await sql`update flow set watched_until = now() where id = ${id}`.execute(worker.db);
  await go(2);
  expect(await toldSoFar()).toEqual([]);
});

test('who reads again in time is told without a gap', async () => {
  const { id, go } = await aFlow();
  await watchFlow(api.db, keys, id);
  const late = sql`now() + ${watchMs / 2 + 1} * interval '1 millisecond'`;
  // Good enough not to be set anew: it lasts until the next read, and longer.
  await sql`update flow set watched_until = ${late} where id = ${id}`.execute(worker.db);
  await watchFlow(api.db, keys, id);
  expect((await watchedUntil(id))[1]).toBeGreaterThan(watchAgainMs);
  await sql`update flow set watched_until = now() + interval '1 second' where id = ${id}`.execute(
    worker.db,
  );
  await watchFlow(api.db, keys, id);
  expect((await watchedUntil(id))[1]).toBeGreaterThan(watchMs / 2);
  await go(2);
  expect(await toldSoFar()).toEqual([id]);
});

test('a flow that has ended, or is not there, is not watched', async () => {
  const { id, go } = await aFlow();
  await go(2, 'cancelled');
  expect(await watchFlow(api.db, keys, id)).toMatchObject({ version: 2 });
  expect(await watchedUntil(id)).toEqual([null, null]);
  expect(await watchFlow(api.db, keys, randomUUID())).toBeNull();
});

/** When the watch of a flow ends, and in how many milliseconds. */
async function watchedUntil(flowId: string): Promise<[Date | null, number | null]> {
  const [row] = await rows(
    worker.db,
    z.object({ end: z.date().nullable(), ms: z.number().nullable() }),
    sql`select watched_until as end, (extract(epoch from watched_until - now()) * 1000)::float8 as ms
      from flow where id = ${flowId}`,
  );
  return [row?.end ?? null, row?.ms ?? null];
}
