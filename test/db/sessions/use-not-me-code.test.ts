import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { readSession } from '../../../src/db/sessions/read-session.ts';
import { tokenHash } from '../../../src/db/sessions/token-hash.ts';
import { useNotMeCode } from '../../../src/db/sessions/use-not-me-code.ts';
import { accountDeps } from '../../../src/api/account/account-deps.ts';
import { type Edge, startEdge } from '../../api/support/edge.ts';
import { noticesOf } from '../../support/changes.ts';
import { createTestDatabase } from '../../support/database.ts';
import { rows } from '../../support/rows.ts';
import { until } from '../../support/until.ts';
import { testKeys } from '../../support/keys.ts';
import {
  insertTestSession,
  insertTestSignIn,
  type TestSession,
} from '../../support/session-rows.ts';

let database: Database;
let edge: Edge;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 4, statementTimeoutMs: 30_000 });
  edge = await startEdge(accountDeps(database, testKeys));
}, 60_000);
afterAll(async () => {
  await edge.stop();
  await database.close();
});

const code = '7K3F-92QX-00DD';
let one: TestSession;
let signIn: string;
beforeEach(async () => {
  // The codes of others are used up, so that each test may have the same.
  await sql`update sign_in set not_me_lookup = null`.execute(database.db);
  await sql`delete from throttle`.execute(database.db);
  one = await insertTestSession(database.db);
  const lookup = edge.deps.keys.lookup('not-me', '7K3F92QX00DD');
  signIn = await insertTestSignIn(database.db, { ...one, lookup });
});

const report = (text = code) => edge.send('POST', '/v1/sign-ins/not-me', { body: { code: text } });
const stateOf = async ({ token }: TestSession) => {
  const found = await readSession(database.db, tokenHash(token));
  return [found?.state, found?.session.endedBy];
};
const locked = () =>
  rows(
    database.db,
    z.object({ kind: z.string() }),
    sql`select kind from authentication_method
      where account_id = ${one.accountId} and locked_at is not null`,
  );
const knownDevices = () =>
  rows(
    database.db,
    z.object({ id: z.string() }),
    sql`select id from device where account_id = ${one.accountId} and forgotten_at is null`,
  );

test('a signature by which nobody has signed in before is locked, too: it needs no row to be one', async () => {
  await sql`update sign_in set method = 'usb_signature' where id = ${signIn}`.execute(database.db);
  expect((await report()).json).toMatchObject({ methodLocked: 'usb_signature' });
  expect(await locked()).toEqual([{ kind: 'usb_signature' }]);
});

test('sessions end, devices are forgotten, the method is locked: of this account alone', async () => {
  const second = await insertTestSession(database.db, { accountId: one.accountId });
  const stranger = await insertTestSession(database.db);
  const { status, json } = await report('7k3f92qx oodd');
  expect([status, json]).toEqual([
    200,
    {
      sessionsEnded: 2,
      methodLocked: 'vietnam_post',
      nextActions: [expect.objectContaining({ action: 'recoverAtCounter' })],
    },
  ]);
  for (const session of [one, second]) expect(await stateOf(session)).toEqual(['over', 'not_me']);
  expect(await stateOf(stranger)).toEqual(['live', null]);
  expect(await locked()).toEqual([{ kind: 'vietnam_post' }]);
  expect(await knownDevices()).toEqual([]);
  // Whoever reports it may have but one of the contacts.
  expect(await noticesOf({ database }, one.accountId)).toEqual(['method_locked by sms']);
});

test('it is audited, without the code', async () => {
  await report();
  const audited = await rows(
    database.db,
    z.object({ event: z.string(), actor: z.string(), details: z.unknown() }),
    sql`select event, actor, details from audit_event where account_id = ${one.accountId}`,
  );
  expect(audited).toEqual([
    {
      event: 'sign_in.not_me',
      actor: 'citizen',
      details: { signIn, locked: 'vietnam_post', sessions: [one.id] },
    },
  ]);
});

test('of many at once one acts', async () => {
  const answers = await Promise.all(Array.from({ length: 6 }, () => report()));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422, 422, 422, 422]);
});

test('a session that is just being opened ends, too', async () => {
  const [opened, commit] = [
    Promise.withResolvers<TestSession>(),
    Promise.withResolvers<undefined>(),
  ];
  const opening = database.transaction(async (tx) => {
    await sql`select from account where id = ${one.accountId} for share`.execute(tx);
    opened.resolve(await insertTestSession(tx, { accountId: one.accountId }));
    await commit.promise;
  });
  const second = await opened.promise;
  const reported = report();
  await until('the report to wait for the account', isAnyWaiting);
  commit.resolve(undefined);
  await opening;
  expect((await reported).json).toMatchObject({ sessionsEnded: 2 });
  expect(await stateOf(second)).toEqual(['over', 'not_me']);
});

/** Whether a statement waits for another's lock. */
async function isAnyWaiting(): Promise<boolean> {
  const waiting = sql`select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  return (await waiting.execute(database.db)).rows.length > 0;
}

describe('one answer, and nothing done, for a code', () => {
  const setSignIn = (values: ReturnType<typeof sql>) =>
    sql`update sign_in set ${values} where id = ${signIn}`.execute(database.db);
  test.each([
    ['of nobody', () => Promise.resolve(), '7K3F-92QX-00DE'],
    ['that can be none', () => Promise.resolve(), 'x'],
    ['that was used', () => setSignIn(sql`not_me_at = now()`), code],
    ['that is too old', () => setSignIn(sql`not_me_until = now()`), code],
  ])('%s', async (_, happen, text) => {
    await happen();
    const { status, json } = await report(text);
    expect([status, json]).toEqual([422, expect.objectContaining({ code: 'NotMeCodeInvalid' })]);
    expect(await stateOf(one)).toEqual(['live', null]);
    expect(await locked()).toEqual([]);
  });
});

test('a network that tries too many codes waits, with a right one too', async () => {
  const few = [{ key: Buffer.from(randomUUID()), limit: 1, windowSeconds: 3600 }];
  const { db } = database;
  const { keys } = edge.deps;
  expect(await useNotMeCode(database, keys.lookup('not-me', 'wrong'), few)).toEqual({
    outcome: 'unknown',
  });
  const right = keys.lookup('not-me', '7K3F92QX00DD');
  const until = expect.any(Date);
  expect(await useNotMeCode(database, right, few)).toEqual({ outcome: 'refused', until });
  expect(await stateOf(one)).toEqual(['live', null]);
  await sql`update throttle set hits = 60`.execute(db);
  await report('7K3F-92QX-00DE');
  await sql`update throttle set hits = 60`.execute(db);
  const { status, json, headers } = await report();
  expect([status, json]).toEqual([429, expect.objectContaining({ code: 'TooManyRequests' })]);
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(3_500);
});
