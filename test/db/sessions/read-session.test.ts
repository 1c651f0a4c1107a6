import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { endSession } from '../../../src/db/sessions/end-session.ts';
import { readSession } from '../../../src/db/sessions/read-session.ts';
import { tokenHash } from '../../../src/db/sessions/token-hash.ts';
import { createTestDatabase } from '../../support/database.ts';
import { rows } from '../../support/rows.ts';
import { aToken, insertTestSession, type TestSession } from '../../support/session-rows.ts';

let database: Database;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 2, statementTimeoutMs: 30_000 });
}, 60_000);
afterAll(() => database.close());

let one: TestSession;
beforeEach(async () => {
  one = await insertTestSession(database.db);
});

const read = () => readSession(database.db, tokenHash(one.token));
const setSession = (values: ReturnType<typeof sql>) =>
  sql`update session set ${values} where id = ${one.id}`.execute(database.db);
const setAccount = (values: ReturnType<typeof sql>) =>
  sql`update account set ${values} where id = ${one.accountId}`.execute(database.db);

const minutesFromNow = (time: Date | undefined) =>
  Math.round(Math.abs((time?.getTime() ?? 0) - Date.now()) / 60_000);

test('a token finds its session, and any other token nothing', async () => {
  expect(await read()).toEqual({
    state: 'live',
    session: expect.objectContaining({
      id: one.id,
      accountId: one.accountId,
      device: { id: one.deviceId, name: 'Chrome, Android' },
      method: 'vietnam_post',
      level: 2,
      accountLevel: 2,
      provenAt: { 2: expect.any(Date) },
      endedAt: null,
    }),
  });
  expect(await readSession(database.db, tokenHash(aToken()))).toBeNull();
});

describe('a session is over', () => {
  test.each([
    ['when it was not used for too long', () => setSession(sql`idle_until = now()`)],
    ['when it has expired, however much it is used', () => setSession(sql`expires_at = now()`)],
    ['when its account is closed', () => setAccount(sql`closed_at = now()`)],
    ['when its account is locked', () => setAccount(sql`locked_at = now()`)],
    ['when it was ended', () => endSession(database.db, { id: one.id, endedBy: 'staff' })],
  ])('%s', async (_, happen) => {
    await setSession(sql`last_seen_at = now() - interval '2 minutes'`);
    await happen();
    const before = await read();
    expect(before?.state).toBe('over');
    expect(await read()).toEqual(before); // nor is it noted as seen
  });
});

describe('a live session is noted as seen', () => {
  test('not within a minute', async () => {
    const first = await read();
    expect(await read()).toEqual(first);
    await setSession(sql`last_seen_at = now() - interval '50 seconds'`);
    const second = await read();
    expect(second).toEqual(await read());
    expect(second?.session.idleUntil).toEqual(first?.session.idleUntil);
  });

  test('after a minute, once, which puts off its end', async () => {
    await setSession(sql`last_seen_at = now() - interval '61 seconds',
      idle_until = now() + interval '1 minute'`);
    const [seen, again] = await Promise.all([read(), read()]);
    const last = await read();
    expect(minutesFromNow(last?.session.idleUntil)).toBe(15);
    expect(minutesFromNow(last?.session.lastSeenAt)).toBe(0);
    expect([seen?.session.idleUntil, again?.session.idleUntil]).toContainEqual(
      last?.session.idleUntil,
    );
  });

  test('but never beyond the end that is enforced', async () => {
    await setSession(sql`last_seen_at = now() - interval '61 seconds',
      idle_until = now() + interval '1 minute', expires_at = now() + interval '5 minutes'`);
    const session = (await read())?.session;
    expect(session?.idleUntil).toEqual(session?.expiresAt);
  });
});

test('a check is one statement, and one more once a minute', async () => {
  const statements: string[] = [];
  const db = database.db.withPlugin({
    transformQuery: ({ node }) => {
      statements.push(node.kind);
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  });
  await readSession(db, tokenHash(one.token));
  expect(statements).toHaveLength(1);
  await setSession(sql`last_seen_at = now() - interval '61 seconds'`);
  await readSession(db, tokenHash(one.token));
  expect(statements).toHaveLength(3);
});

test('a session is ended once, and that is audited once, with nothing of the token', async () => {
  await endSession(database.db, { id: one.id, endedBy: 'signed_out' });
  await endSession(database.db, { id: one.id, endedBy: 'staff' });
  expect((await read())?.session.endedBy).toBe('signed_out');
  const audited = await rows(
    database.db,
    z.object({ event: z.string(), actor: z.string(), details: z.unknown() }),
    sql`select event, actor, details from audit_event where account_id = ${one.accountId}`,
  );
  const details = { session: one.id, by: 'signed_out' };
  expect(audited).toEqual([{ event: 'session.ended', actor: 'citizen', details }]);
});
