import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { accountDeps } from '../../../src/api/account/account-deps.ts';
import {
  isNotCancelled,
  openCancellation,
  useCancellation,
} from '../../../src/db/accounts/cancellations.ts';
import { type Database, openDatabase, type Queryable } from '../../../src/db/database.ts';
import { acceptFlow } from '../../../src/db/flows/flows.ts';
import { tidy } from '../../support/tidy.ts';
import { startedRecord } from '../../../src/domain/flows/started-record.ts';
import { cancellationCode, cancellationLookup } from '../../../src/platform/look-ups.ts';
import { type Edge, startEdge } from '../../api/support/edge.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys } from '../../support/keys.ts';
import { rows } from '../../support/rows.ts';
import { insertTestAccount } from '../../support/session-rows.ts';
import { until } from '../../support/until.ts';

type Told = { flowId: string; event: object };
const told: Told[] = [];
let answer: 'told' | 'ended' | 'unavailable';
let database: Database;
let edge: Edge;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 6, statementTimeoutMs: 30_000 });
  const unasked = () => Promise.reject(new Error('nothing is to be started here'));
  edge = await startEdge({
    ...accountDeps(database, testKeys),
    flows: {
      ...{ start: unasked, submit: unasked, recall: () => Promise.resolve(null) },
      tell: (flowId, event) => {
        told.push({ flowId, event });
        return Promise.resolve(answer);
      },
    },
  });
}, 60_000);
afterAll(async () => {
  await edge.stop();
  await database.close();
});

let flowId: string;
let accountId: string;
let code: string;
beforeEach(async () => {
  const { db } = database;
  await sql`delete from throttle`.execute(db);
  told.length = 0;
  answer = 'told';
  flowId = randomUUID();
  accountId = await insertTestAccount(db);
  const started = { flowId, reference: 'DD-1', deadlineMs: 60_000 };
  const opening = { waitingFor: 'staff', actions: [] } as const;
  const name = { kind: 'change', method: 'removal' } as const;
  const record = startedRecord(name, started, Date.now(), { ...opening, actions: [] });
  await acceptFlow(db, edge.deps.keys, record, 'mac');
  await open(db);
  code = cancellationCode(edge.deps.keys, flowId);
});

const open = (db: Queryable) =>
  openCancellation(db, edge.deps.keys, {
    flowId,
    accountId,
    until: new Date(Date.now() + 3_600_000),
  });
const use = async (text = code) => {
  const { status, json } = await edge.send('POST', '/v1/cancellations', { body: { code: text } });
  return { status, ...z.looseObject({}).parse(json) };
};
const setFlow = (values: ReturnType<typeof sql>, db: Queryable = database.db) =>
  sql`update flow set ${values} where id = ${flowId}`.execute(db);
const audited = () =>
  rows(
    database.db,
    z.object({ event: z.string(), actor: z.string(), details: z.unknown() }),
    sql`select event, actor, details from audit_event where account_id = ${accountId}`,
  );
/** Whether a write would take effect that is guarded. */
const takesEffect = async (db: Queryable = database.db) => {
  const [row] = await rows(
    db,
    z.object({ is: z.boolean() }),
    sql`select ${isNotCancelled(flowId)} as is`,
  );
  return row?.is;
};

const taken = {
  status: 200,
  cancelled: 'closing',
  nextActions: [expect.objectContaining({ action: 'signIn' })],
};
const invalid = expect.objectContaining({ status: 422, code: 'CancelCodeInvalid' });

test('a code takes a flow back: nothing takes effect any more, and the flow hears of it', async () => {
  expect(await takesEffect()).toBe(true);
  expect(await use()).toEqual(taken);
  expect(await takesEffect()).toBe(false);
  expect(told).toEqual([{ flowId, event: { signal: 'cancel', reason: expect.any(String) } }]);
  expect(await audited()).toEqual([{ event: 'cancellation.used', actor: 'citizen', details: {} }]);
});

test('what was taken back is told in words', async () => {
  await setFlow(sql`kind = 'recovery', method = 'counter'`);
  expect(await use()).toMatchObject({
    cancelled: 'recovery',
    nextActions: [{ action: 'signIn' }, { action: 'recoverAtCounter' }],
  });
});

test('a code works again, however it is typed, until its flow has ended; it acts once', async () => {
  await use();
  expect(await use(code.toLowerCase().replaceAll('-', ' '))).toEqual(taken);
  expect(told).toHaveLength(2);
  expect(await audited()).toHaveLength(1);
  await setFlow(sql`status = 'cancelled'`);
  expect(await use()).toEqual(invalid);
  expect(told).toHaveLength(2);
});

test('a flow that cannot be reached has not heard: the code is used, and is to be sent again', async () => {
  answer = 'unavailable';
  expect(await use()).toMatchObject({ status: 503, code: 'ServiceUnavailable' });
  expect(await takesEffect()).toBe(false);
  answer = 'ended';
  expect(await use()).toEqual(taken);
});

describe('one answer, and nothing done, for a code', () => {
  test.each([
    ['of nobody', '7K3F-92QX-00DD', sql`until = until`],
    ['that can be none', 'x', sql`until = until`],
    ['that is too late', null, sql`until = now()`],
  ])('%s', async (_, text, values) => {
    await sql`update cancellation set ${values} where flow_id = ${flowId}`.execute(database.db);
    expect(await use(text ?? code)).toEqual(invalid);
    expect(await takesEffect()).toBe(true);
    expect([told, await audited()]).toEqual([[], []]);
  });

  test('of a flow that has taken effect', async () => {
    await setFlow(sql`status = 'completed'`);
    expect(await use()).toEqual(invalid);
    expect(told).toEqual([]);
  });
});

test('nothing is done by GET', async () => {
  expect((await edge.send('GET', '/v1/cancellations')).status).toBe(405);
  expect(await takesEffect()).toBe(true);
});

test('opened twice, it is one, and stays used', async () => {
  await use();
  await open(database.db);
  expect(await takesEffect()).toBe(false);
});

test('of many at once one acts, and all are told that it is done', async () => {
  const answers = await Promise.all(Array.from({ length: 6 }, () => use()));
  expect(answers).toEqual(answers.map(() => taken));
  expect(await audited()).toHaveLength(1);
});

test('a flow that no code was opened for is not guarded by one: its write is refused', async () => {
  await sql`delete from cancellation where flow_id = ${flowId}`.execute(database.db);
  expect(await takesEffect()).toBe(false);
});

describe('against a write that takes effect at the same moment', () => {
  const isAnyWaiting = async (): Promise<boolean> => {
    const waiting = sql`select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    return (await waiting.execute(database.db)).rows.length > 0;
  };

  test('a code comes too late that the write was before', async () => {
    let using: ReturnType<typeof use> | undefined;
    await database.transaction(async (tx) => {
      expect(await takesEffect(tx)).toBe(true);
      using = use();
      await until('the code to wait for the write', isAnyWaiting);
      await setFlow(sql`status = 'completed'`, tx);
    });
    expect(await using).toEqual(invalid);
    expect(told).toEqual([]);
  });

  test('a write sees the code that was before it', async () => {
    const lookup = cancellationLookup(edge.deps.keys, code);
    let writing: ReturnType<typeof takesEffect> | undefined;
    const done = await database.transaction(async (tx) => {
      const used = await useCancellation({ transaction: (work) => work(tx) }, lookup, few());
      writing = takesEffect();
      await until('the write to wait for the code', isAnyWaiting);
      return used;
    });
    expect(done.outcome).toBe('used');
    expect(await writing).toBe(false);
  });
});

const few = () => [{ key: Buffer.from(randomUUID()), limit: 1, windowSeconds: 3600 }];

test('a network that tries too many codes waits, with a right one too', async () => {
  await use('7K3F-92QX-00DE');
  await sql`update throttle set hits = 60`.execute(database.db);
  expect(await use()).toMatchObject({ status: 429, code: 'TooManyRequests' });
  expect(await takesEffect()).toBe(true);
});

test('it is kept as long as its flow', async () => {
  const left = () => sql`select from cancellation where flow_id = ${flowId}`.execute(database.db);
  await sql`update cancellation set until = now() where flow_id = ${flowId}`.execute(database.db);
  await tidy(database);
  expect((await left()).rows).toHaveLength(1);
  await sql`delete from flow where id = ${flowId}`.execute(database.db);
  await tidy(database);
  expect((await left()).rows).toEqual([]);
});
