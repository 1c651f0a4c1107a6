import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import {
  addAuthenticatorApp,
  readAppSecret,
  usingTimeStep,
} from '../../../src/db/accounts/authenticator-apps.ts';
import { type Database, openDatabase, type Queryable } from '../../../src/db/database.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';
import {
  countPart,
  insertedAccount,
  lockMethods,
  methodsOfKind,
  sumOf,
} from '../../support/second-factors.ts';
import { until } from '../../support/until.ts';
import { waitingStatements } from '../../support/waiting-statements.ts';

let database: Database;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 20, statementTimeoutMs: 30_000 });
}, 60_000);
afterAll(() => database.close());

const yes = sql`true`;
const no = sql`false`;

describe('a time step of an authenticator app', () => {
  const using = (accountId: string, step: number, when = yes) =>
    countPart(
      database.db,
      usingTimeStep({ accountId: sql`${accountId}::uuid`, step, when }),
      'stepped',
    );

  async function withApp(step = 100): Promise<string> {
    const accountId = await insertedAccount(database.db);
    await addAuthenticatorApp(database.db, keys, { accountId, secret: randomBytes(20), step });
    return accountId;
  }

  test('is used once, however many ask at once', async () => {
    const accountId = await withApp();
    expect(await sumOf(Array.from({ length: 200 }, () => using(accountId, 101)))).toBe(1);
    expect(await methodsOfKind(database.db, accountId, 'authenticator_app')).toMatchObject([
      { was_used: true },
    ]);
  });

  test('uses up those before it, and the one of the enrolment is used', async () => {
    const accountId = await withApp(100);
    expect(await using(accountId, 100)).toBe(0);
    expect(await using(accountId, 102)).toBe(1);
    expect(await using(accountId, 101)).toBe(0);
    expect(await using(accountId, 103)).toBe(1);
  });

  test('is used only where the condition holds, of one account alone', async () => {
    const [accountId, other] = [await withApp(), await withApp()];
    expect(await using(accountId, 101, no)).toBe(0);
    expect(await using(accountId, 101, sql`false or true`)).toBe(1);
    expect(await using(other, 101)).toBe(1);
    expect(await using(await insertedAccount(database.db), 101)).toBe(0);
  });

  test('of an app that is locked, or was ended, is none', async () => {
    const accountId = await withApp();
    await lockMethods(database.db, accountId);
    expect(await using(accountId, 101)).toBe(0);
    expect(await readAppSecret(database.db, keys, accountId)).toBeNull();
  });
});

describe('an authenticator app', () => {
  test('ends the older one, and begins with the step that has shown it to work', async () => {
    const accountId = await insertedAccount(database.db);
    const [first, second] = [randomBytes(20), randomBytes(20)];
    expect(await readAppSecret(database.db, keys, accountId)).toBeNull();
    await addAuthenticatorApp(database.db, keys, { accountId, secret: first, step: 200 });
    expect(await readAppSecret(database.db, keys, accountId)).toEqual(first);
    await addAuthenticatorApp(database.db, keys, { accountId, secret: second, step: 100 });
    expect(await readAppSecret(database.db, keys, accountId)).toEqual(second);
    const [old, live] = await methodsOfKind(database.db, accountId, 'authenticator_app');
    expect([old?.is_live, live?.is_live]).toEqual([false, true]);
    const parts = usingTimeStep({ accountId: sql`${accountId}::uuid`, step: 101, when: yes });
    expect(await countPart(database.db, parts, 'stepped')).toBe(1);
  });

  test('is one, also of two that come at once', async () => {
    const accountId = await insertedAccount(database.db);
    const add = (db: Queryable, secret: Buffer) =>
      addAuthenticatorApp(db, keys, { accountId, secret, step: 1 });
    const later = randomBytes(20);
    let adding: Promise<void> = Promise.resolve();
    await database.transaction(async (tx) => {
      await add(tx, randomBytes(20));
      adding = add(database.db, later);
      await until('it waits', async () => (await waitingStatements(tx)) === 1);
    });
    await adding;
    expect(await readAppSecret(database.db, keys, accountId)).toEqual(later);
    const found = await methodsOfKind(database.db, accountId, 'authenticator_app');
    expect(found.map(({ is_live }) => is_live).sort()).toEqual([false, true]);
  });

  test('has its secret sealed, for its account alone', async () => {
    const accountId = await insertedAccount(database.db);
    const secret = randomBytes(20);
    await addAuthenticatorApp(database.db, keys, { accountId, secret, step: 1 });
    const [app] = await methodsOfKind(database.db, accountId, 'authenticator_app');
    expect(app?.secret?.includes(secret)).toBe(false);
    const other = await insertedAccount(database.db);
    await addAuthenticatorApp(database.db, keys, { accountId: other, secret, step: 1 });
    await sql`update authentication_method set secret = ${app?.secret}
      where account_id = ${other}`.execute(database.db);
    await expect(readAppSecret(database.db, keys, other)).rejects.toThrow();
  });
});
