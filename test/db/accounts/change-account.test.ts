import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { changePassword } from '../../../src/activities/changes/change-password.ts';
import { removeMethod } from '../../../src/activities/changes/remove-method.ts';
import { unlockMethod } from '../../../src/activities/changes/unlock-method.ts';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { readFlow, saveFlow } from '../../../src/db/flows/flows.ts';
import { endSession } from '../../../src/db/sessions/end-session.ts';
import type { OpenStep } from '../../../src/domain/steps/open-step.ts';
import { atOnce } from '../../support/at-once.ts';
import { ageProofs, methodIds, noticesOf } from '../../support/changes.ts';
import { changingBy } from '../../support/changing-by.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { insertTestSession, type TestSession } from '../../support/session-rows.ts';

let database: Database;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 10, statementTimeoutMs: 30_000 });
}, 60_000);
afterAll(() => database.close());

let session: TestSession;
let ids: Record<string, string>;
beforeEach(async () => {
  session = await insertTestSession(database.db);
  ids = await methodIds({ database }, session.accountId);
});

const byIt = (from: TestSession = session) => changingBy(from);
const remove = (kind: string, by = byIt()) =>
  removeMethod({ database, keys }, { methodId: ids[kind] ?? '', ...by });
const kindsLeft = async () => Object.keys(await methodIds({ database }, session.accountId)).sort();

describe('removal', () => {
  test('of a method: each contact is told, once, and a repeated call finds that it is done', async () => {
    const by = byIt();
    expect(await remove('vietnam_post', by)).toEqual({ outcome: 'done' });
    expect(await remove('vietnam_post', by)).toEqual({ outcome: 'done' });
    expect(await kindsLeft()).toEqual(['otp_phone', 'password']);
    expect(await noticesOf({ database }, session.accountId)).toEqual(['method_removed by sms']);
  });

  test.each([0, 1])(
    'is made where a worker that died has left another waiting point, %i further',
    async (further) => {
      const by = byIt();
      const { record } = by.next;
      const until = new Date().toISOString();
      const step: OpenStep = { name: 'usb_signature', waitingFor: 'ca', until, actions: [] };
      const left = { ...record, status: 'open', result: null, step } as const;
      const sequence = record.sequence + further;
      const event = 'waiting.CaUnavailable';
      await saveFlow(database.db, keys, { ...by.next, event, record: { ...left, sequence } });
      expect(await remove('vietnam_post', by)).toEqual({ outcome: 'done' });
      expect(await kindsLeft()).toEqual(['otp_phone', 'password']);
      expect((await readFlow(database.db, keys, record.id))?.record.status).toBe('completed');
    },
  );

  test('that a lost workflow task has made is found by the one after it', async () => {
    const by = byIt();
    await remove('vietnam_post', by);
    const record = { ...by.next.record, sequence: by.next.record.sequence + 1 };
    expect(await remove('vietnam_post', { ...by, next: { ...by.next, record } })).toEqual({
      outcome: 'done',
    });
  });

  test('of the two last ways in by two devices at once: one is refused', async () => {
    const another = await insertTestSession(database.db, session);
    const outcomes = await atOnce(database, session.accountId, [
      () => remove('vietnam_post'),
      () => remove('password', byIt(another)),
    ]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['done', 'last_way_in']);
    expect((await kindsLeft()).length).toBeGreaterThan(0);
  });

  test('of what the last way in needs, or of a method that is not there', async () => {
    await remove('vietnam_post');
    expect(await remove('otp_phone')).toEqual({ outcome: 'last_way_in' });
    expect(await remove('password')).toEqual({ outcome: 'last_way_in' });
    expect(await remove('vietnam_post')).toEqual({ outcome: 'not_found' });
    expect(await kindsLeft()).toEqual(['otp_phone', 'password']);
  });

  test("of somebody else's method finds none", async () => {
    const other = await insertTestSession(database.db);
    expect(await remove('vietnam_post', byIt(other))).toEqual({ outcome: 'not_found' });
    expect(await kindsLeft()).toContain('vietnam_post');
  });

  test('counts no way in that is locked', async () => {
    await lock('vietnam_post');
    expect(await remove('password')).toEqual({ outcome: 'last_way_in' });
  });
});

test('what a lock has left without data is no way in once it is unlocked', async () => {
  await sql`update authentication_method set subject = null, subject_lookup = null
    where id = ${ids['vietnam_post']}`.execute(database.db);
  expect(await remove('otp_phone')).toEqual({ outcome: 'last_way_in' });
  expect(await remove('password')).toEqual({ outcome: 'last_way_in' });
  expect(await remove('vietnam_post')).toEqual({ outcome: 'done' });
});

const lock = (kind: string) =>
  sql`update authentication_method set locked_at = now() where id = ${ids[kind]}`.execute(
    database.db,
  );

describe('a session changes nothing', () => {
  const expectRefused = async (outcome: string) => {
    expect(await remove('vietnam_post')).toEqual({ outcome });
    expect(await kindsLeft()).toContain('vietnam_post');
    expect(await noticesOf({ database }, session.accountId)).toEqual([]);
  };

  test('once it has ended', async () => {
    await endSession(database.db, { id: session.id, endedBy: 'signed_out' });
    await expectRefused('session_ended');
  });

  test('by a proof of long ago', async () => {
    await ageProofs({ database }, session.id);
    await expectRefused('proof_stale');
  });

  test('by a proof that is lower than the session', async () => {
    await sql`update session set level = 3 where id = ${session.id}`.execute(database.db);
    await expectRefused('proof_stale');
  });

  test('by a claim alone, at the Post without papers, of an account that was verified', async () => {
    await sql`update session set level = 1, proven_1_at = now(), proven_2_at = null
      where id = ${session.id}`.execute(database.db);
    await expectRefused('proof_stale');
    await sql`update account set level = 1 where id = ${session.accountId}`.execute(database.db);
    expect(await remove('vietnam_post')).toEqual({ outcome: 'done' });
  });

  test('of another account', async () => {
    const other = await insertTestSession(database.db);
    const by = {
      ...byIt(),
      session: { id: other.id, accountId: session.accountId, atLeast: null },
    };
    expect(await remove('vietnam_post', by)).toEqual({ outcome: 'session_ended' });
  });

  test.each(['locked_at', 'closed_at'])('of an account with %s', async (column) => {
    await sql`update account set ${sql.ref(column)} = now() where id = ${session.accountId}`.execute(
      database.db,
    );
    await expectRefused('session_ended');
  });
});

test('an unlocked method is used again; one that was not locked is told of nobody', async () => {
  const unlock = () =>
    unlockMethod({ database, keys }, { methodId: ids['password'] ?? '', ...byIt() });
  expect(await unlock()).toEqual({ outcome: 'done' });
  expect(await noticesOf({ database }, session.accountId)).toEqual([]);
  await lock('password');
  expect(await unlock()).toEqual({ outcome: 'done' });
  expect(await noticesOf({ database }, session.accountId)).toEqual(['method_unlocked by sms']);
  expect(await remove('vietnam_post')).toEqual({ outcome: 'done' });
});

test('of two passwords that two devices set at once, the second ends the session of the first', async () => {
  const another = await insertTestSession(database.db, session);
  const [salt, mac] = ['c2FsdA', 'bWFj'];
  const set = (by: TestSession) => () =>
    changePassword({ database, keys }, { salt, mac, ...byIt(by) });
  const outcomes = await atOnce(database, session.accountId, [set(session), set(another)]);
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['done', 'session_ended']);
});
