import { randomUUID } from 'node:crypto';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from '@jest/globals';
import { sql } from 'kysely';
import { type Database, openDatabase, rows } from '../../../src/db/database.ts';
import { type EndedFlow, endFlow } from '../../../src/db/flows/end-flow.ts';
import { readFlow, saveFlow } from '../../../src/db/flows/flows.ts';
import { readReview } from '../../../src/db/staff/find-reviews.ts';
import { openReview } from '../../../src/db/staff/reviews.ts';
import type { FlowStatus } from '../../../src/domain/flows/flow-record.ts';
import { startedRecord } from '../../../src/domain/flows/started-record.ts';
import { type ClosedFlowsDeps, endClosedFlows } from '../../../src/platform/closed-flows.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';

type Closed = { workflowId: string; status: { name: string }; closeTime: Date };

const reference = 'DD-7K3F-92QX';
const everyMs = 60_000;

let database: Database;
let found: Closed[];
let queries: string[];
let told: EndedFlow[];
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 2, statementTimeoutMs: 30_000 });
}, 60_000);
beforeEach(async () => {
  [found, queries, told] = [[], [], []];
  await sql`delete from throttle`.execute(database.db);
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(() => database.close());

/** A worker's look, at a Temporal that finds what a test says. */
const aWorker = (afterMs = 20_000) => endClosedFlows(depsWith(afterMs));

function depsWith(afterMs: number): ClosedFlowsDeps;
function depsWith(afterMs: number): unknown {
  const list = ({ query }: { query: string }) => (queries.push(query), found);
  const settings = { everyMs, afterMs };
  const tellEnd = (ended: EndedFlow) => told.push(ended);
  return { client: { workflow: { list } }, database, keys, taskQueue: 'flows', settings, tellEnd };
}

async function aFlow(status: FlowStatus = 'open', reviewId?: string): Promise<string> {
  const id = randomUUID();
  const started = startedRecord(
    { kind: 'registration', method: 'mobile_subscriber' },
    { flowId: id, reference, deadlineMs: 60_000 },
    Date.now(),
    { waitingFor: 'citizen', actions: ['submit', 'cancel'] },
  );
  const step = status === 'open' ? started.step : null;
  const record = { ...started, sequence: 1, status, step, reviewId };
  await saveFlow(database.db, keys, { record, personal: null, event: 'x', actor: 'citizen' });
  return id;
}

const closed = (workflowId: string, name: string, agoMs = 30_000) => {
  found.push({ workflowId, status: { name }, closeTime: new Date(Date.now() - agoMs) });
};
const recordOf = async (id: string) => (await readFlow(database.db, keys, id))?.record;
const auditOf = (id: string) =>
  rows(
    database.db,
    sql<{
      event: string;
      actor: string;
    }>`select event, actor from audit_event where flow_id = ${id} and event <> 'x'`,
  );

describe('a flow that Temporal has closed', () => {
  test.each([
    ['TERMINATED', 'cancelled', 'flow.terminated', 'staff'],
    ['CANCELLED', 'cancelled', 'flow.terminated', 'staff'],
    ['FAILED', 'cancelled', 'flow.failed', 'system'],
    ['TIMED_OUT', 'expired', 'flow.timed_out', 'system'],
  ] as const)('as %s is told as %s', async (name, status, event, actor) => {
    const id = await aFlow();
    closed(id, name);
    expect(await aWorker()()).toEqual([id]);
    expect(await recordOf(id)).toMatchObject({ status, step: null, sequence: 2 });
    expect(await auditOf(id)).toEqual([{ event, actor }]);
    expect(told).toMatchObject([{ before: { id, status: 'open' }, end: { status, event } }]);
  });

  test('is told by one alone of all who write its end', async () => {
    const id = await aFlow();
    const end = { status: 'cancelled', event: 'flow.failed', actor: 'system' } as const;
    const ends = Array.from({ length: 4 }, () => endFlow(database, keys, id, end));
    const ended = (await Promise.all(ends)).filter((one) => one !== null);
    expect(ended).toMatchObject([{ before: { id }, openedAt: expect.any(Date), end }]);
  });

  test('ends its review', async () => {
    const reviewId = randomUUID();
    const id = await aFlow('open', reviewId);
    const dueAt = new Date(Date.now() + 60_000).toISOString();
    const subject = { subjectType: 'citizen', documents: [] } as const;
    const claim = { shown: {}, subject };
    const review = { id: reviewId, flowId: id, reference, claim, findings: [], dueAt };
    await openReview(database.db, keys, review);
    closed(id, 'TERMINATED');
    await aWorker()();
    expect((await readReview(database.db, keys, reviewId))?.state).toBe('flow_ended');
  });

  test('is left alone for as long as an activity of it may still be writing', async () => {
    const id = await aFlow();
    closed(id, 'TERMINATED', 10_000);
    expect(await aWorker()()).toEqual([]);
    expect((await recordOf(id))?.status).toBe('open');
  });

  test('is left alone for as long by a worker whose clock is ahead, too', async () => {
    const id = await aFlow();
    closed(id, 'TERMINATED', 10_000);
    const ahead = Date.now() + 90_000;
    jest.spyOn(Date, 'now').mockReturnValue(ahead);
    expect(await aWorker()()).toEqual([]);
    expect((await recordOf(id))?.status).toBe('open');
  });

  test('and has written its end itself keeps it', async () => {
    const id = await aFlow('completed');
    closed(id, 'TERMINATED');
    expect(await aWorker()()).toEqual([]);
    expect((await recordOf(id))?.status).toBe('completed');
    expect(told).toEqual([]);
  });
});

test('all workers together search once in the time, for what closed since they looked last', async () => {
  const [one, other] = [aWorker(), aWorker()];
  await one();
  await Promise.all([other(), one()]);
  expect(queries).toEqual([expect.stringContaining('TaskQueue = "flows" AND CloseTime >= ')]);
  await sql`delete from throttle`.execute(database.db);
  await one();
  const from = queries.map((query) => Date.parse(/"(\d{4}-[^"]+)"/.exec(query)?.[1] ?? ''));
  const hoursAgo = from.map((at) => (Date.now() - at) / 3_600_000);
  expect(hoursAgo).toEqual([expect.closeTo(24, 1), expect.closeTo(0, 1)]);
});
