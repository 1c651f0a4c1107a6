import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { type Database, openDatabase, rows } from '../../../src/db/database.ts';
import { readFlow, saveFlow } from '../../../src/db/flows/flows.ts';
import { openReview } from '../../../src/db/staff/reviews.ts';
import { tidy } from '../../support/tidy.ts';
import type { FlowStatus } from '../../../src/domain/flows/flow-record.ts';
import { startedRecord } from '../../../src/domain/flows/started-record.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';

const day = 86_400_000;
const retentionDays = 90;
const claim = { shown: {}, subject: { subjectType: 'citizen' as const, documents: [] } };

let database: Database;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 4, statementTimeoutMs: 30_000 });
}, 60_000);
afterAll(() => database.close());

/** A flow with a review, that came to where it is so many days ago. */
async function aFlow(status: FlowStatus, daysAgo: number): Promise<string> {
  const flowId = randomUUID();
  const name = { kind: 'registration', method: 'mobile_subscriber' } as const;
  const since = Date.now() - daysAgo * day;
  const input = { flowId, reference: `DD-${flowId}`, deadlineMs: 365 * day };
  const started = startedRecord(name, input, since, { waitingFor: 'staff', actions: [] });
  const record = status === 'open' ? started : { ...started, status, step: null };
  const saved = {
    record,
    personal: { phone: '+84912345678' },
    event: 'e',
    actor: 'citizen',
  } as const;
  await saveFlow(database.db, keys, saved);
  const id = randomUUID();
  const dueAt = new Date(since).toISOString();
  const review = { id, flowId, reference: input.reference, claim, findings: [], dueAt };
  await openReview(database.db, keys, review);
  await sql`
    insert into review_decision (review_id, decision, decided_by, reason, ticket, claim_digest)
    values (${id}, 'rejected', 'lan', 'r', 't', 'd')`.execute(database.db);
  return flowId;
}

async function keptOf(flowId: string) {
  const flow = await readFlow(database.db, keys, flowId);
  const [counts] = await rows(
    database.db,
    sql<{ reviews: number; decisions: number; events: number }>`
      select count(distinct r.id)::int as reviews, count(d.id)::int as decisions,
        (select count(*)::int from audit_event where flow_id = ${flowId}) as events
      from review r left join review_decision d on d.review_id = r.id
      where r.flow_id = ${flowId}`,
  );
  return { flow: flow !== null, ...counts };
}

test('what was entered for a flow that ended goes with its row, its claims and decisions; that it was stays', async () => {
  const gone = await Promise.all([aFlow('refused', 91), aFlow('completed', 91)]);
  const kept = await Promise.all([aFlow('expired', 89), aFlow('open', 91)]);
  await tidy(database, retentionDays);
  for (const flowId of gone) {
    expect(await keptOf(flowId)).toEqual({ flow: false, reviews: 0, decisions: 0, events: 1 });
  }
  for (const flowId of kept) {
    expect(await keptOf(flowId)).toEqual({ flow: true, reviews: 1, decisions: 1, events: 1 });
  }
});
