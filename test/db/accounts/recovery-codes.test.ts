import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import {
  addRecoveryCodes,
  countRecoveryCodes,
  usingRecoveryCode,
} from '../../../src/db/accounts/recovery-codes.ts';
import { recoveryCodeMac, typedRecoveryCodeMac } from '../../../src/platform/look-ups.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { rows } from '../../support/rows.ts';
import {
  countPart,
  insertedAccount,
  lockMethods,
  methodsOfKind,
  newRecoveryCodes,
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

describe('a recovery code', () => {
  async function withCodes(): Promise<{ accountId: string; codes: string[] }> {
    const accountId = await insertedAccount(database.db);
    const codes = newRecoveryCodes();
    await addRecoveryCodes(database.db, keys, { accountId, codes });
    return { accountId, codes };
  }
  const using = (accountId: string, code = '', when = yes) => {
    const codeMac = recoveryCodeMac(keys, accountId, typedRecoveryCodeMac(keys, code));
    const parts = usingRecoveryCode({ accountId: sql`${accountId}::uuid`, codeMac, when });
    return countPart(database.db, parts, 'redeemed');
  };
  const left = (accountId: string) => countRecoveryCodes(database.db, accountId);

  test('is used once, however many ask at once, and the others are left', async () => {
    const { accountId, codes } = await withCodes();
    expect(await left(accountId)).toBe(10);
    expect(await sumOf(Array.from({ length: 200 }, () => using(accountId, codes[3])))).toBe(1);
    expect(await left(accountId)).toBe(9);
    expect(await methodsOfKind(database.db, accountId, 'recovery_codes')).toMatchObject([
      { was_used: true },
    ]);
    let used = 0;
    for (const code of codes) used += await using(accountId, code);
    expect([used, await left(accountId)]).toEqual([9, 0]);
  });

  test('each of a set is used once when all are asked for at once', async () => {
    const { accountId, codes } = await withCodes();
    const tries = codes.flatMap((code) => Array.from({ length: 20 }, () => code));
    expect(await sumOf(tries.map((code) => using(accountId, code)))).toBe(10);
  });

  test('is used only where the condition holds, and of its own account', async () => {
    const [{ accountId, codes }, other] = [await withCodes(), await withCodes()];
    expect(await using(accountId, codes[0], no)).toBe(0);
    expect(await using(other.accountId, codes[0])).toBe(0);
    expect(await using(await insertedAccount(database.db), codes[0])).toBe(0);
    expect(await using(accountId, newRecoveryCodes()[0])).toBe(0);
    expect(await left(accountId)).toBe(10);
    expect(await using(accountId, codes[0])).toBe(1);
  });

  test('of an older set is none', async () => {
    const { accountId, codes } = await withCodes();
    await using(accountId, codes[0]);
    const newest = newRecoveryCodes();
    await addRecoveryCodes(database.db, keys, { accountId, codes: newest });
    expect(await using(accountId, codes[1], sql`false or true`)).toBe(0);
    expect(await left(accountId)).toBe(10);
    expect(await using(accountId, newest[1], sql`false or true`)).toBe(1);
  });

  test('of a set that is replaced at this moment is none', async () => {
    const { accountId, codes } = await withCodes();
    let used: Promise<number> = Promise.resolve(0);
    await database.transaction(async (tx) => {
      await addRecoveryCodes(tx, keys, { accountId, codes: newRecoveryCodes() });
      used = using(accountId, codes[0]);
      await until('it waits', async () => (await waitingStatements(tx)) === 1);
    });
    expect(await used).toBe(0);
  });

  test('of a set that is locked is none', async () => {
    const { accountId, codes } = await withCodes();
    await lockMethods(database.db, accountId);
    expect([await using(accountId, codes[0]), await left(accountId)]).toEqual([0, 0]);
  });

  test('is kept as a hash that its account belongs to', async () => {
    const { accountId, codes } = await withCodes();
    const other = await insertedAccount(database.db);
    await addRecoveryCodes(database.db, keys, { accountId: other, codes });
    const found = await rows(
      database.db,
      z.object({ code_mac: z.instanceof(Buffer) }),
      sql`select code_mac from recovery_code join authentication_method on id = method_id
        where account_id in (${accountId}, ${other})`,
    );
    const hashes = found.map(({ code_mac }) => code_mac.toString('hex'));
    expect(new Set(hashes).size).toBe(20);
  });
});
