import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { changePhone } from '../../../src/activities/changes/change-phone.ts';
import { setMethod } from '../../../src/db/accounts/live-methods.ts';
import {
  accountsOfPhone,
  accountsWithPhone,
  holdPhone,
} from '../../../src/db/accounts/phone-accounts.ts';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { aRecord } from '../../api/support/records.ts';
import { untilWaiting } from '../../support/at-once.ts';
import { aCitizen } from '../../support/citizens.ts';
import { changingBy } from '../../support/changing-by.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { insertTestAccount, insertTestSession } from '../../support/session-rows.ts';

let database: Database;
beforeAll(async () => {
  database = await openDatabase(await createTestDatabase(), {
    poolSize: 10,
    statementTimeoutMs: 30_000,
  });
}, 60_000);
afterAll(() => database.close());

/** The last step of somebody's change of phone. */
async function aChange(phone: string): Promise<() => Promise<{ outcome: string }>> {
  const { id, accountId } = await insertTestSession(database.db);
  const record = { ...aRecord(randomUUID()), sequence: 3 };
  const next = { record, personal: null, event: 'phone.changed', actor: 'citizen' } as const;
  const session = { id, accountId, atLeast: null };
  return () => changePhone({ database, keys }, { phone, current: null, session, next });
}

test('of many accounts that take one phone at once, as many as may have it get it', async () => {
  const { phone } = aCitizen();
  const changes = await Promise.all(Array.from({ length: 5 }, () => aChange(phone)));
  const settling = await database.transaction(async (tx) => {
    await holdPhone(tx, keys, phone);
    const all = Promise.all(changes.map((change) => change()));
    await untilWaiting(tx, changes.length);
    return { all };
  });
  const outcomes = (await settling.all).map(({ outcome }) => outcome);
  expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(accountsOfPhone);
  expect(outcomes.filter((outcome) => outcome === 'too_many_accounts')).toHaveLength(2);
  expect(await accountsWithPhone(database.db, keys, phone, null)).toBe(accountsOfPhone);
});

test('the account’s own phone, and one that it had before, are not counted', async () => {
  const [{ phone }, { phone: another }] = [aCitizen(), aCitizen()];
  const [one, two] = [await insertTestAccount(database.db), await insertTestAccount(database.db)];
  for (const id of [one, two]) {
    await setMethod(database.db, keys, id, { kind: 'otp_phone', phone });
  }
  expect(await accountsWithPhone(database.db, keys, phone, one)).toBe(1);
  await setMethod(database.db, keys, two, { kind: 'otp_phone', phone: another });
  expect(await accountsWithPhone(database.db, keys, phone, one)).toBe(0);
});

test('a proof of the old phone is good for as long as it is the account’s', async () => {
  const [{ phone }, { phone: another }] = [aCitizen(), aCitizen()];
  const by = await insertTestSession(database.db);
  const change = (current: string, to: string) =>
    changePhone({ database, keys }, { phone: to, current, ...changingBy(by) });
  const first = '+84981234567';
  expect(await change(first, phone)).toEqual({ outcome: 'done' });
  // As another flow of the account would, that was begun before.
  expect(await change(first, another)).toEqual({ outcome: 'current_changed' });
  expect(await change(phone, another)).toEqual({ outcome: 'done' });
});
