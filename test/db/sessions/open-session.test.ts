import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { openSession } from '../../../src/activities/sign-in/open-session.ts';
import type { SignIn } from '../../../src/activities/sign-in/sign-in-activities.ts';
import { setMethod } from '../../../src/db/accounts/live-methods.ts';
import { type Database, openDatabase, type Queryable } from '../../../src/db/database.ts';
import { endSession } from '../../../src/db/sessions/end-session.ts';
import { readSession } from '../../../src/db/sessions/read-session.ts';
import { tokenHash } from '../../../src/db/sessions/token-hash.ts';
import { useNotMeCode } from '../../../src/db/sessions/use-not-me-code.ts';
import { notMeCode, notMeLookup } from '../../../src/platform/look-ups.ts';
import { sessionTokenOf } from '../../../src/platform/session-tokens.ts';
import { atOnce, untilWaiting, whileHeld } from '../../support/at-once.ts';
import { methodIds } from '../../support/changes.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { insertedAccount } from '../../support/second-factors.ts';
import {
  aDevice,
  aSignIn,
  auditedEnds,
  endOf,
  historyOf,
  sessionsOf,
} from '../../support/sign-ins.ts';

let database: Database;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 10, statementTimeoutMs: 30_000 });
}, 60_000);
afterAll(() => database.close());

let accountId: string;
beforeEach(async () => {
  accountId = await insertedAccount(database.db);
});

const open = (signIn: SignIn) => openSession({ database, keys }, { signIn, next: endOf(signIn) });
const opened = async (details: Partial<SignIn> = {}): Promise<SignIn> => {
  const signIn = aSignIn(accountId, details);
  expect(await open(signIn)).toEqual({ outcome: 'signed_in' });
  return signIn;
};
/** A stronger proof in the session of another login. */
const raising = ({ sessionId, expiresAt, device }: SignIn) =>
  aSignIn(accountId, {
    ...{ sessionId, expiresAt, device, isStepUp: true },
    ...{ method: 'sim_signature', uses: ['sim_signature'], level: 3 },
  });
const ends = async (of = accountId) =>
  (await sessionsOf(database.db, of)).map(({ endedBy }) => endedBy);
const stateOf = async ({ sessionId, flowId }: SignIn) => {
  const token = sessionTokenOf(keys, sessionId, flowId);
  return (await readSession(database.db, tokenHash(token)))?.state ?? null;
};
const signedIn = expect.objectContaining({ outcome: 'signed_in' });

describe('a device keeps one session', () => {
  test('a login replaces the one before, and the other devices keep theirs', async () => {
    const device = aDevice();
    const [first, elsewhere] = [await opened({ device }), await opened()];
    const second = await opened({ device });
    expect(await stateOf(first)).toBe('over');
    expect([await stateOf(second), await stateOf(elsewhere)]).toEqual(['live', 'live']);
    expect((await ends()).sort()).toEqual([null, null, 'replaced'].sort());
    expect(await auditedEnds(database.db, accountId)).toEqual([
      { actor: 'citizen', session: first.sessionId, by: 'replaced' },
    ]);
  });

  test('also the one of another account', async () => {
    const device = aDevice();
    const theirs = accountId;
    const first = await opened({ device });
    accountId = await insertedAccount(database.db);
    const second = await opened({ device });
    expect([await stateOf(first), await stateOf(second)]).toEqual(['over', 'live']);
    expect([await ends(theirs), await ends()]).toEqual([['replaced'], [null]]);
  });

  test('of several logins at once the last one stays', async () => {
    const device = aDevice();
    await opened({ device });
    const logins = Array.from({ length: 5 }, () => aSignIn(accountId, { device }));
    const calls = logins.map((signIn) => () => open(signIn));
    const answers = await atOnce(database, accountId, calls);
    expect(answers).toEqual(Array(5).fill({ outcome: 'signed_in' }));
    expect((await ends()).filter((end) => end === null)).toHaveLength(1);
    expect(await historyOf(database.db, accountId)).toEqual(Array(6).fill(signedIn));
  });
});

describe('a session is raised', () => {
  test('by two proofs at once: it is one, at the higher level, under one token', async () => {
    const first = await opened();
    const [one, other] = [raising(first), raising(first)];
    const answers = await atOnce(database, accountId, [() => open(one), () => open(other)]);
    expect(answers).toEqual(Array(2).fill({ outcome: 'signed_in' }));
    expect(await sessionsOf(database.db, accountId)).toEqual([
      { id: first.sessionId, level: 3, endedBy: null },
    ]);
    expect(await stateOf(first)).toBeNull();
    expect([await stateOf(one), await stateOf(other)].sort()).toEqual(['live', null]);
  });

  test.each(['by signing out', 'by the account’s end'])(
    'but not once it has ended %s',
    async (how) => {
      const first = await opened();
      if (how === 'by signing out') {
        await endSession(database.db, { id: first.sessionId, endedBy: 'signed_out' });
        expect(await open(raising(first))).toEqual({ outcome: 'session_ended' });
      } else {
        await sql`update account set closed_at = now() where id = ${accountId}`.execute(
          database.db,
        );
        expect(await open(raising(first))).toEqual({ outcome: 'locked' });
      }
      expect(await historyOf(database.db, accountId)).toEqual([signedIn]);
    },
  );

  test('a sign-out at the same moment ends it for good', async () => {
    const first = await opened();
    const raised = raising(first);
    const { answer } = await database.transaction(async (tx) => {
      await endSession(tx, { id: first.sessionId, endedBy: 'signed_out' });
      const begun = { answer: open(raised) };
      await untilWaiting(tx, 1);
      return begun;
    });
    expect(await answer).toEqual({ outcome: 'session_ended' });
    expect([await stateOf(first), await stateOf(raised)]).toEqual(['over', null]);
  });
});

describe('nobody is signed in', () => {
  const methods = (kind: string) =>
    sql`update authentication_method set locked_at = now()
      where account_id = ${accountId} and kind = ${kind}`;
  const account = (column: string) =>
    sql`update account set ${sql.ref(column)} = now() where id = ${accountId}`;
  const locks = [
    ['the account is locked', () => account('locked_at')],
    ['the account is closed', () => account('closed_at')],
    ['the password is locked', () => methods('password')],
    ['the phone is locked', () => methods('otp_phone')],
  ] as const;
  const uses = ['password', 'otp_phone'] as const;

  test.each(locks)('when %s', async (_, lock) => {
    await lock().execute(database.db);
    expect(await open(aSignIn(accountId, { uses }))).toEqual({ outcome: 'locked' });
    expect(await sessionsOf(database.db, accountId)).toEqual([]);
    expect(await historyOf(database.db, accountId)).toEqual([]);
  });

  test.each(locks)('when %s while the login is being written', async (_, lock) => {
    const { answer } = await whileHeld(database, accountId, async (tx) => {
      const begun = { answer: open(aSignIn(accountId, { uses })) };
      await untilWaiting(tx, 1);
      await lock().execute(tx);
      return begun;
    });
    expect(await answer).toEqual({ outcome: 'locked' });
    expect(await sessionsOf(database.db, accountId)).toEqual([]);
  });

  test.each(['before', 'while'] as const)(
    'by a password that another one has taken the place of %s the login is written',
    async (when) => {
      const { password: passwordId = '' } = await methodIds({ database }, accountId);
      const change = (tx: Queryable) =>
        setMethod(tx, keys, accountId, { kind: 'password', salt: 'c2FsdA', mac: 'bWFj' });
      const login = () => open(aSignIn(accountId, { uses, passwordId }));
      if (when === 'before') await change(database.db);
      const { answer } = await whileHeld(database, accountId, async (tx) => {
        const begun = { answer: login() };
        await untilWaiting(tx, 1);
        if (when === 'while') await change(tx);
        return begun;
      });
      expect(await answer).toEqual({ outcome: 'locked' });
      const { password: another = '' } = await methodIds({ database }, accountId);
      await opened({ uses, passwordId: another });
    },
  );

  test('a method that the login does not use may be locked', async () => {
    await methods('otp_phone').execute(database.db);
    await opened({ uses: ['password'] });
  });
});

describe('“this was not me” at the moment of a login leaves no session', () => {
  test.each([
    ['that is opened just before it', 'signed_in'],
    ['that is about to be opened', 'locked'],
  ] as const)('%s', async (_, outcome) => {
    const before = await opened();
    const lookup = notMeLookup(keys, notMeCode(keys, before.signInId));
    const throttle = { key: Buffer.from(randomUUID()), limit: 5, windowSeconds: 3600 };
    const login = aSignIn(accountId, { uses: ['password', 'otp_phone'] });
    const { answer, report } = await whileHeld(database, accountId, async (tx) => {
      const calls = {
        answer: () => open(login),
        report: () => useNotMeCode(database, lookup, [throttle]),
      };
      if (outcome === 'signed_in') {
        const answer = calls.answer();
        await untilWaiting(tx, 1);
        const report = calls.report();
        await untilWaiting(tx, 2);
        return { answer, report };
      }
      const report = calls.report();
      await untilWaiting(tx, 1);
      const answer = calls.answer();
      await untilWaiting(tx, 2);
      return { answer, report };
    });
    expect(await answer).toEqual({ outcome });
    expect(await report).toMatchObject({ outcome: 'done' });
    expect((await ends()).filter((end) => end === null)).toEqual([]);
    expect(await stateOf(login)).not.toBe('live');
  });
});
