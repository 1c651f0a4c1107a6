import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { insertAccount, isRegistered, clashOf } from '../../../src/db/accounts/accounts.ts';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { anAccount } from '../../support/accounts.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { until } from '../../support/until.ts';
import { waitingStatements } from '../../support/waiting-statements.ts';

let database: Database;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 20, statementTimeoutMs: 30_000 });
}, 60_000);
afterAll(() => database.close());

const numbers = (...all: string[]) =>
  all.map((number) => ({ kind: 'personal_id_number' as const, number }));

test('one number has one live account of a kind of subject, however many come at once', async () => {
  const tries = await Promise.allSettled(
    Array.from({ length: 20 }, () => insertAccount(database.db, keys, anAccount('001090000001'))),
  );
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const one of tries) {
    if (one.status === 'rejected') expect(clashOf(one.reason)).toBe('number_taken');
  }
  expect(
    await isRegistered(database.db, keys, 'citizen', numbers('001090000009', '001090000001')),
  ).toBe(true);
  expect(await isRegistered(database.db, keys, 'enterprise', numbers('001090000001'))).toBe(false);
  await insertAccount(database.db, keys, anAccount('001090000001', 'enterprise'));
});

test('a number that its source names twice is held once', async () => {
  const number = '001090000010';
  const account = { ...anAccount(number), documents: numbers(number, '001090000011', number) };
  await insertAccount(database.db, keys, account);
  expect(await isRegistered(database.db, keys, 'citizen', numbers('001090000011'))).toBe(true);
});

test('accounts with the same numbers in another order never wait for each other', async () => {
  const [one, held, other] = ['001090000012', '001090000013', '001090000014'];
  const insert = (...documents: string[]) =>
    insertAccount(database.db, keys, { ...anAccount(one), documents: numbers(...documents) });
  const rolledBack = new Error('rolled back');
  let tries: Promise<PromiseSettledResult<void>[]> = Promise.resolve([]);
  const holding = database.transaction(async (tx) => {
    await insertAccount(tx, keys, anAccount(held));
    tries = Promise.allSettled([insert(one, held, other), insert(other, held, one)]);
    await until('both wait', async () => (await waitingStatements(database.db)) === 2);
    throw rolledBack;
  });
  await expect(holding).rejects.toBe(rolledBack);
  const clashes = (await tries).flatMap((tried) =>
    tried.status === 'rejected' ? [clashOf(tried.reason)] : [],
  );
  expect(clashes).toEqual(['number_taken']);
});

test('an account that is refused leaves nothing behind', async () => {
  const first = anAccount('001090000002');
  await insertAccount(database.db, keys, first);
  const second = { ...anAccount('001090000003'), flowId: first.flowId };
  await expect(insertAccount(database.db, keys, second)).rejects.toThrow();
  expect(await isRegistered(database.db, keys, 'citizen', numbers('001090000003'))).toBe(false);
});

test('the same account once more, also with a row beside it, is refused by an index that is known', async () => {
  const account = anAccount('001090000099');
  const beside = sql`beside as (select 1)`;
  await insertAccount(database.db, keys, account, beside);
  for (const row of [undefined, beside]) {
    const again = await insertAccount(database.db, keys, account, row).catch(clashOf);
    expect(['flow_done', 'number_taken']).toContain(again);
  }
});
