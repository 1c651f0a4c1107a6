import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { saveFlow } from '../../../src/db/flows/flows.ts';
import { readReview } from '../../../src/db/staff/find-reviews.ts';
import { openReview } from '../../../src/db/staff/reviews.ts';
import { aRecord } from '../../api/support/records.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';

let database: Database;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 2, statementTimeoutMs: 30_000 });
}, 60_000);
afterAll(() => database.close());

/** A flow in review, whose row says so with each number. */
async function inReview() {
  const [flowId, id] = [randomUUID(), randomUUID()];
  const write = (sequence: number, event: string, reviewId?: string) =>
    saveFlow(database.db, keys, {
      ...{ record: aRecord(flowId, { sequence, reviewId }), personal: null },
      ...{ event, actor: 'system' },
    });
  await write(1, 'review.requested', id);
  const documents = [{ kind: 'personal_id_number', number: '001090012345' } as const];
  const subject = { subjectType: 'citizen' as const, documents };
  const claim = { shown: { fullName: 'Nguyễn Văn An', documentNumber: '001090012345' }, subject };
  const dueAt = new Date(Date.now() + 60_000).toISOString();
  const { reference } = aRecord(flowId);
  const open = () =>
    openReview(database.db, keys, { id, flowId, reference, claim, findings: [], dueAt });
  await open();
  return { id, write, open };
}

const stateOf = async (id: string) => (await readReview(database.db, keys, id))?.state;

test('a review that its flow has gone past is closed as the row is written again', async () => {
  const { id, write } = await inReview();
  await write(2, 'flow.written_again');
  expect(await stateOf(id)).toBe('flow_went_on');
});

test('it is opened once more where a flow that was put back comes to it again', async () => {
  const { id, write, open } = await inReview();
  await write(2, 'flow.written_again');
  await open();
  expect(await stateOf(id)).toBe('open');
});

test('that the flow waits for stays open, as does one that another event goes past', async () => {
  const [waits, passed] = [await inReview(), await inReview()];
  await waits.write(2, 'flow.written_again', waits.id);
  await passed.write(2, 'otp.sent');
  expect([await stateOf(waits.id), await stateOf(passed.id)]).toEqual(['open', 'open']);
});
