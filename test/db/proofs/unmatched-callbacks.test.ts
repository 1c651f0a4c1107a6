import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { matchCallbacks } from '../../../src/activities/schedules/match-callbacks.ts';
import type { FlowsAtTemporal } from '../../../src/activities/schedules/flows-at-temporal.ts';
import { callbackDeps } from '../../../src/api/callbacks/callback-deps.ts';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { tidy } from '../../support/tidy.ts';

let database: Database;
let told: unknown[];
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 2, statementTimeoutMs: 30_000 });
}, 60_000);
beforeEach(async () => {
  told = [];
  await sql`delete from unmatched_callback`.execute(database.db);
});
afterAll(() => database.close());

const nothing = () => Promise.reject(new Error('not asked for here'));
const flowsAtTemporal: FlowsAtTemporal = {
  ...{ stateOf: nothing, running: nothing, recordOf: nothing, writeAgain: nothing },
  cancel: nothing,
  tell: (...said) => {
    told.push(said);
    return Promise.resolve();
  },
};
const match = () => matchCallbacks({ database, flowsAtTemporal }, { after: null });
const callbacks = () =>
  callbackDeps(
    {
      readPostNotice: () => Promise.resolve({ outcome: 'unavailable' }),
      readSimNotification: () => ({ ok: false, code: 'SoapMalformed' }),
    },
    database.db,
    keys,
  );

test('a callback that came before its flow is told to it once, and never names the account', async () => {
  const { db } = database;
  const [subject, flowId, apTransId] = [randomUUID(), randomUUID(), randomUUID()];
  const { postNotices, simNotifications } = callbacks();
  for (let times = 0; times < 2; times += 1) {
    await postNotices.keep({ eventId: 'e1', subject });
    await simNotifications.keep({ apTransId, transactionId: 't1' });
  }
  const kept = await db.selectFrom('unmatched_callback').selectAll().execute();
  expect(JSON.stringify(kept)).not.toContain(subject);
  expect(await match()).toEqual({ after: null, matched: 0, waiting: 2 });

  await sql`insert into flow (id, reference, kind, method, status, step, waiting_since, expires_at,
    sequence, body) values (${flowId}, 'r', 'k', 'm', 'open', 's', now(), now(), 1, '')`.execute(
    db,
  );
  await sql`insert into post_sign_in (flow_id, step, number, subject, subject_lookup, purpose)
    values (${flowId}, 's', 1, '', ${keys.lookup('post-subject', subject)}, 'p')`.execute(db);
  await sql`insert into sim_prompt (ap_trans_id, flow_id, phone_lookup, until, step, purpose)
    values (${apTransId}, ${flowId}, '', now() + interval '1 minute', 's', 'p')`.execute(db);
  expect(await match()).toEqual({ after: null, matched: 2, waiting: 0 });
  expect(told).toEqual([
    [flowId, 'postVerified', { eventId: 'e1' }],
    [flowId, 'simSigned', { eventId: 't1', transactionId: 't1' }],
  ]);
  expect(await match()).toEqual({ after: null, matched: 0, waiting: 0 });
});

test('one that finds no flow for a week is dropped', async () => {
  const { db } = database;
  for (const eventId of ['old', 'young']) {
    await callbacks().simNotifications.keep({ apTransId: eventId, transactionId: eventId });
  }
  await sql`update unmatched_callback set received_at = now() - interval '8 days'
    where event_id = 'old'`.execute(db);
  await tidy(database);
  const left = await db.selectFrom('unmatched_callback').select('event_id').execute();
  expect(left).toEqual([{ event_id: 'young' }]);
});
