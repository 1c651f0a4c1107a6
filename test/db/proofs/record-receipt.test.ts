import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { recordingReceipts } from '../../../src/activities/otp/record-receipt.ts';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { readFlow, saveFlow } from '../../../src/db/flows/flows.ts';
import { aRecord } from '../../api/support/records.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { rows } from '../../support/rows.ts';

let database: Database;
let url: string;
beforeAll(async () => {
  url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 5, statementTimeoutMs: 30_000 });
}, 60_000);
afterAll(() => database.close());

/** A flow that waits for what becomes of its message. */
async function waiting(messageId: string = randomUUID()) {
  const flowId = randomUUID();
  await saveFlow(
    database.db,
    keys,
    { record: aRecord(flowId), personal: null, event: 'otp.sent', actor: 'citizen' },
    { id: messageId },
  );
  return { flowId, messageId };
}

const deliveryOf = async ({ flowId }: { flowId: string }) =>
  (await readFlow(database.db, keys, flowId))?.delivery;

test('receipts that come together are noted by one statement, each for its message', async () => {
  const record = recordingReceipts(database.db);
  const flows = await Promise.all(Array.from({ length: 4 }, () => waiting()));
  const states = ['delivered', 'undelivered', 'delivered', 'unknown'] as const;
  await Promise.all(
    flows.map(({ messageId }, at) => record({ messageId, state: states[at] ?? 'unknown' })),
  );
  expect(await Promise.all(flows.map(deliveryOf))).toEqual([
    'delivered',
    'failed',
    'delivered',
    'pending',
  ]);
  const writers = await rows(
    database.db,
    z.object({ writer: z.string() }),
    sql`select distinct xmin::text as writer from flow where delivery <> 'pending'`,
  );
  expect(writers).toHaveLength(1);
});

test('a receipt that is repeated counts once, and one that overtakes its message is noted in the end', async () => {
  const record = recordingReceipts(database.db);
  const messageId = randomUUID();
  const early = record({ messageId, state: 'delivered' });
  const known = await waiting();
  const receipt = { messageId: known.messageId, state: 'delivered' } as const;
  await Promise.all([record(receipt), record(receipt)]);
  expect((await readFlow(database.db, keys, known.flowId))?.version).toBe(2);
  const late = await waiting(messageId);
  await early;
  expect(await deliveryOf(late)).toBe('delivered');
});

test('the centre keeps what could not be noted: each of those that came together is refused', async () => {
  const elsewhere = url.replace(/[^/]*$/, 'nowhere');
  const gone = await openDatabase(elsewhere, { poolSize: 1, statementTimeoutMs: 30_000 });
  const record = recordingReceipts(gone.db);
  const receipt = () => record({ messageId: randomUUID(), state: 'delivered' });
  const both = await Promise.allSettled([receipt(), receipt()]);
  await gone.close();
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
