import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { isClosing, takeClosingBack } from '../../../src/db/accounts/closing.ts';
import {
  closeAgain,
  isNotTakenBack,
  noteClosingAgain,
} from '../../../src/db/accounts/lost-closing.ts';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { endFlow } from '../../../src/db/flows/end-flow.ts';
import { readFlow } from '../../../src/db/flows/flows.ts';
import { endLost, workflowMissing } from '../../../src/domain/flows/outside-end.ts';
import { noticesOf } from '../../support/changes.ts';
import { aClosing } from '../../support/closings.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { rows } from '../../support/rows.ts';
import { insertTestSession, type TestSession } from '../../support/session-rows.ts';

let database: Database;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 4, statementTimeoutMs: 30_000 });
}, 60_000);
afterAll(() => database.close());

let session: TestSession;
let closing: ReturnType<typeof aClosing>;
beforeEach(async () => {
  session = await insertTestSession(database.db);
  closing = aClosing(database, session);
});

const account = async () => {
  const [found] = await rows(
    database.db,
    z.object({ closing: z.string().nullable(), closed: z.boolean() }),
    sql`select closing_flow_id as closing, closed_at is not null as closed from account
      where id = ${session.accountId}`,
  );
  return found;
};
const statusOf = async () => (await readFlow(database.db, keys, closing.flowId))?.record.status;
const again = () => closeAgain(database, keys, { flowId: closing.flowId, numberKeptDays: 1_825 });

/** What a database from before the wish has of it. */
async function forget(): Promise<void> {
  const { db } = database;
  await sql`delete from cancellation where flow_id = ${closing.flowId}`.execute(db);
  await sql`delete from flow where id = ${closing.flowId}`.execute(db);
  await sql`update account set closing_flow_id = null, closing_at = null
    where id = ${session.accountId}`.execute(db);
}

describe('a wish to close that a restore has lost', () => {
  const until = new Date(Date.now() + 3_600_000);
  const noteAgain = () =>
    noteClosingAgain(database, keys, {
      ...{ accountId: session.accountId, until },
      next: closing.saved('flow.written_again', { sequence: 3 }),
    });

  test('is not taken for one that was taken back, and is noted again, once', async () => {
    await closing.begin();
    await forget();
    expect(await isClosing(database.db, closing)).toBe(false);
    expect(await isNotTakenBack(database.db, closing)).toBe(true);
    await noteAgain();
    await noteAgain();
    expect(await isClosing(database.db, closing)).toBe(true);
    expect(await account()).toEqual({ closing: closing.flowId, closed: false });
  });

  test('that was taken back stays so', async () => {
    await closing.begin();
    await takeClosingBack(database, closing);
    expect(await isNotTakenBack(database.db, closing)).toBe(false);
    await noteAgain();
    expect(await isNotTakenBack(database.db, closing)).toBe(false);
    expect(await account()).toEqual({ closing: null, closed: false });
  });
});

describe('a closing whose row a restore has put back', () => {
  test('is done once more, as its workflow says that it was', async () => {
    await closing.begin();
    await again();
    await again();
    expect(await account()).toMatchObject({ closed: true });
    expect(await statusOf()).toBe('completed');
    await endFlow(database, keys, closing.flowId, endLost('completed'));
    expect(await statusOf()).toBe('completed');
  });

  test('that was taken back leaves the account open', async () => {
    await closing.begin();
    await takeClosingBack(database, closing);
    await again();
    expect(await account()).toEqual({ closing: null, closed: false });
  });

  test.each([
    ['without a workflow', workflowMissing, 'expired'],
    ['that its workflow says was taken back', endLost('cancelled'), 'cancelled'],
  ])('%s leaves it open, and its owner is told', async (_, end, status) => {
    await closing.begin();
    await endFlow(database, keys, closing.flowId, end);
    expect(await statusOf()).toBe(status);
    expect(await account()).toEqual({ closing: null, closed: false });
    expect(await noticesOf({ database }, session.accountId)).toEqual([
      'closing by sms',
      'closing_taken_back by sms',
    ]);
  });
});
