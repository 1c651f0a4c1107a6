import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { openSession } from '../../../src/activities/sign-in/open-session.ts';
import { isRegistered } from '../../../src/db/accounts/accounts.ts';
import { isClosing, takeClosingBack } from '../../../src/db/accounts/closing.ts';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { tidy } from '../../support/tidy.ts';
import { atOnce } from '../../support/at-once.ts';
import { noticesOf } from '../../support/changes.ts';
import { aClosing } from '../../support/closings.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { rows } from '../../support/rows.ts';
import { insertTestSession, type TestSession } from '../../support/session-rows.ts';
import { aSignIn, endOf, sessionsOf } from '../../support/sign-ins.ts';

let database: Database;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 10, statementTimeoutMs: 30_000 });
}, 60_000);
afterAll(() => database.close());

let session: TestSession;
let closing: ReturnType<typeof aClosing>;
beforeEach(async () => {
  session = await insertTestSession(database.db);
  closing = aClosing(database, session);
});

const signIn = () => {
  const asked = aSignIn(session.accountId, { method: 'vietnam_post', uses: ['vietnam_post'] });
  return openSession({ database, keys }, { signIn: asked, next: endOf(asked) });
};
const noticed = () => noticesOf({ database }, session.accountId);
const liveSessions = async () =>
  (await sessionsOf(database.db, session.accountId)).filter(({ endedBy }) => endedBy === null);
const accountRow = z.object({ closing: z.string().nullable(), closed: z.boolean() });
const account = async () => {
  const [found] = await rows(
    database.db,
    accountRow,
    sql`select closing_flow_id as closing, closed_at is not null as closed from account
      where id = ${session.accountId}`,
  );
  return found;
};

describe('a wish to close', () => {
  test('ends all sessions and is told, once', async () => {
    await insertTestSession(database.db, session);
    expect([await closing.begin(), await closing.begin()]).toEqual(
      Array(2).fill({ outcome: 'done' }),
    );
    expect(await account()).toEqual({ closing: closing.flowId, closed: false });
    expect(await noticed()).toEqual(['closing by sms']);
    expect(await liveSessions()).toEqual([]);
    expect(await isClosing(database.db, closing)).toBe(true);
  });

  test('is refused where another one runs, and changes nothing', async () => {
    await closing.begin();
    const another = await insertTestSession(database.db, session);
    expect(await aClosing(database, another).begin()).toEqual({ outcome: 'closing_already' });
    expect(await account()).toEqual({ closing: closing.flowId, closed: false });
    expect(await liveSessions()).toHaveLength(1);
  });

  test('of two at once is one', async () => {
    const other = aClosing(database, await insertTestSession(database.db, session));
    const outcomes = await atOnce(database, session.accountId, [closing.begin, other.begin]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['done', 'session_ended']);
    expect(await noticed()).toEqual(['closing by sms']);
  });

  test('beside a sign-in at the same time never leaves a session and a closing', async () => {
    const outcomes = await atOnce<object>(database, session.accountId, [closing.begin, signIn]);
    expect(outcomes).toEqual([{ outcome: 'done' }, { outcome: 'signed_in' }]);
    const isToBeClosed = (await account())?.closing === closing.flowId;
    expect([isToBeClosed, (await liveSessions()).length]).toEqual(
      isToBeClosed ? [true, 0] : [false, 1],
    );
  });
});

describe('what is taken back', () => {
  const taken: [string, () => Promise<unknown>][] = [
    ['by a sign-in', signIn],
    ['by the flow', () => takeClosingBack(database, closing)],
    [
      'by the code',
      () =>
        sql`update cancellation set used_at = now() where flow_id = ${closing.flowId}`.execute(
          database.db,
        ),
    ],
  ];
  test.each(taken)('%s is not closed', async (_, takeBack) => {
    await closing.begin();
    await takeBack();
    expect(await isClosing(database.db, closing)).toBe(false);
    expect(await closing.close()).toEqual({ outcome: 'taken_back' });
    await takeClosingBack(database, closing);
    await takeClosingBack(database, closing);
    expect(await account()).toEqual({ closing: null, closed: false });
    expect(await noticed()).toEqual(['closing by sms', 'closing_taken_back by sms']);
  });

  test('while another flow is about to close the account leaves that one alone, and is not told', async () => {
    await closing.begin();
    await signIn();
    const other = aClosing(database, await insertTestSession(database.db, session));
    await other.begin();
    await takeClosingBack(database, closing);
    expect(await account()).toEqual({ closing: other.flowId, closed: false });
    expect(await noticed()).toEqual(['closing by sms', 'closing by sms']);
  });
});

describe('the end', () => {
  beforeEach(async () => {
    await closing.begin();
  });

  test('is one with what is erased, told before, and made once', async () => {
    expect([await closing.close(), await closing.close()]).toEqual(
      Array(2).fill({ outcome: 'done' }),
    );
    expect(await account()).toEqual({ closing: null, closed: true });
    expect(await noticed()).toEqual(['closed by sms']);
    await takeClosingBack(database, closing);
    expect(await noticed()).toEqual(['closed by sms']);
  });

  test('of a sign-in at the same time one wins, and the other knows', async () => {
    const outcomes = await atOnce<object>(database, session.accountId, [closing.close, signIn]);
    const isClosed = (await account())?.closed === true;
    expect(outcomes).toEqual(
      isClosed
        ? [{ outcome: 'done' }, { outcome: 'locked' }]
        : [{ outcome: 'taken_back' }, { outcome: 'signed_in' }],
    );
    expect(await liveSessions()).toHaveLength(isClosed ? 0 : 1);
  });

  test('beside its being taken back by the flow is one of the two', async () => {
    const outcomes = await atOnce<unknown>(database, session.accountId, [
      closing.close,
      () => takeClosingBack(database, closing),
    ]);
    const isClosed = (await account())?.closed === true;
    expect(outcomes[0]).toEqual({ outcome: isClosed ? 'done' : 'taken_back' });
    expect(await noticed()).toContain(isClosed ? 'closed by sms' : 'closing_taken_back by sms');
  });

  test('keeps the number until its day, and frees it then', async () => {
    const number = { kind: 'personal_id_number', number: 'stub' } as const;
    const lookup = keys.lookup('document', number.number);
    await sql`
      update identity_document set number_lookup = ${lookup} where account_id = ${session.accountId}`.execute(
      database.db,
    );
    const isTaken = () => isRegistered(database.db, keys, 'citizen', [number]);
    await closing.close();
    await tidy(database);
    expect(await isTaken()).toBe(true);
    await sql`
      update identity_document set kept_until = now() - interval '1 day'
      where account_id = ${session.accountId}`.execute(database.db);
    await tidy(database);
    expect(await isTaken()).toBe(false);
  });
});
