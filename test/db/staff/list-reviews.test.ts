import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { saveFlow } from '../../../src/db/flows/flows.ts';
import { listDisputes, readDispute } from '../../../src/db/staff/disputes.ts';
import { listOpenReviews } from '../../../src/db/staff/list-reviews.ts';
import { closeReviews, openReview } from '../../../src/db/staff/reviews.ts';
import { startedRecord } from '../../../src/domain/flows/started-record.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';

let database: Database;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 2, statementTimeoutMs: 30_000 });
}, 60_000);
afterAll(() => database.close());

const reference = 'DD-7K3F-92QX';
const documents = [{ kind: 'personal_id_number', number: '001090012345' } as const];
const claim = { shown: {}, subject: { subjectType: 'citizen' as const, documents } };

/** A complaint that waits for staff; its flow's id. */
async function aComplaint(): Promise<string> {
  const id = randomUUID();
  const started = startedRecord(
    { kind: 'dispute', method: 'identity' },
    { flowId: id, reference, deadlineMs: 60_000 },
    Date.now(),
    { waitingFor: 'staff', actions: ['cancel'] },
  );
  const step = started.step && { ...started.step, name: 'decision' as const };
  const record = { ...started, sequence: 1, step };
  await saveFlow(database.db, keys, { record, personal: null, event: 'x', actor: 'citizen' });
  return id;
}

async function aReview(dueInMs: number): Promise<{ id: string; flowId: string }> {
  const [id, flowId] = [randomUUID(), await aComplaint()];
  const dueAt = new Date(Date.now() + dueInMs).toISOString();
  const review = { id, flowId, reference, claim, findings: ['x'], level: 3 as const, dueAt };
  await openReview(database.db, keys, review);
  return { id, flowId };
}

test('the list has what is open, the first due first, page by page, and nothing that is closed', async () => {
  const later = await aReview(120_000);
  const overdue = await aReview(-1);
  const soon = await aReview(60_000);
  await closeReviews(database.db, (await aReview(1_000)).flowId, 'flow_ended');
  const first = await listOpenReviews(database.db, { after: null, limit: 2 });
  expect(first.items).toMatchObject([{ id: overdue.id, state: 'overdue' }, { id: soon.id }]);
  expect(JSON.stringify(first)).not.toContain('001090012345');
  const rest = await listOpenReviews(database.db, { after: first.next, limit: 2 });
  expect(rest).toMatchObject({ items: [{ id: later.id }], next: null });
});

test('complaints are listed by how long they wait, page by page, and read by their flow', async () => {
  const { items, next } = await listDisputes(database.db, { after: null, limit: 1 });
  const rest = await listDisputes(database.db, { after: next, limit: 100 });
  const ids = [...items, ...rest.items].map(({ id }) => id);
  expect(new Set(ids).size).toBe(4);
  expect(items[0]).toMatchObject({ reference, step: 'decision', hasObjection: false });
  const [id = ''] = ids;
  expect(await readDispute(database.db, keys, id)).toMatchObject({ id, hearing: null });
  expect(await readDispute(database.db, keys, randomUUID())).toBeNull();
});
