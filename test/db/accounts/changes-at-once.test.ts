import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { addMethod } from '../../../src/activities/changes/add-method.ts';
import { changeEmail } from '../../../src/activities/changes/change-email.ts';
import { changePassword } from '../../../src/activities/changes/change-password.ts';
import { removeMethod } from '../../../src/activities/changes/remove-method.ts';
import { insertAccount } from '../../../src/db/accounts/accounts.ts';
import { lockMethod } from '../../../src/db/accounts/lock-method.ts';
import { readSubject } from '../../../src/db/accounts/read-subject.ts';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { anAccount } from '../../support/accounts.ts';
import { atOnce } from '../../support/at-once.ts';
import { methodIds, noticesOf } from '../../support/changes.ts';
import { changingBy } from '../../support/changing-by.ts';
import { aClosing } from '../../support/closings.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { insertTestSession, type TestSession } from '../../support/session-rows.ts';

let database: Database;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 10, statementTimeoutMs: 30_000 });
}, 60_000);
afterAll(() => database.close());

const aNumber = () => `001185${String(randomInt(10 ** 6)).padStart(6, '0')}`;
const certificate = { serial: '0A', issuer: 'CA', notAfter: '2030-01-01T00:00:00.000Z' };

let own: string;
let one: TestSession;
let other: TestSession;
beforeEach(async () => {
  own = aNumber();
  const account = anAccount(own);
  await insertAccount(database.db, keys, account);
  one = await insertTestSession(database.db, { accountId: account.id });
  other = await insertTestSession(database.db, one);
});

const deps = () => ({ database, keys });
const told = () => noticesOf({ database }, one.accountId);
const kinds = async () => Object.keys(await methodIds({ database }, one.accountId)).sort();
const idOf = async (kind: string) => (await methodIds({ database }, one.accountId))[kind] ?? '';
const addUsb = (by = changingBy(one)) =>
  addMethod(deps(), {
    method: { kind: 'usb_signature', certificate },
    holder: { subjectType: 'citizen', documents: [{ kind: 'personal_id_number', number: own }] },
    level: 3,
    ...by,
  });

describe('by two devices at once', () => {
  test('an address is that of the second, which tells the first, too', async () => {
    const emails = ['an@example.vn', 'binh@example.vn'] as const;
    const by = [changingBy(one), changingBy(other)] as const;
    const outcomes = await atOnce<{ outcome: string }>(database, one.accountId, [
      () => changeEmail(deps(), { email: emails[0], ...by[0] }),
      () => changeEmail(deps(), { email: emails[1], ...by[1] }),
    ]);
    expect(outcomes).toEqual([{ outcome: 'done' }, { outcome: 'done' }]);
    expect(emails).toContain((await readSubject(database.db, keys, one.accountId))?.email);
    expect((await told()).sort()).toEqual([
      'email_changed by email',
      'email_changed by sms',
      'email_changed by sms',
    ]);
  });

  test('a method that one removes and another adds anew is there once, and both are told', async () => {
    await addUsb();
    const methodId = await idOf('usb_signature');
    const by = [changingBy(one), changingBy(other)] as const;
    const outcomes = await atOnce<{ outcome: string }>(database, one.accountId, [
      () => removeMethod(deps(), { methodId, ...by[0] }),
      () => addUsb(by[1]),
    ]);
    // The one that is removed may have been replaced before.
    expect(outcomes[1]).toEqual({ outcome: 'done' });
    expect(['done', 'not_found']).toContain(outcomes[0]?.outcome);
    expect(await kinds()).toContain('usb_signature');
    expect(await idOf('usb_signature')).not.toBe(methodId);
    const isRemoved = outcomes[0]?.outcome === 'done';
    expect((await told()).filter((line) => line.startsWith('method_removed'))).toHaveLength(
      isRemoved ? 1 : 0,
    );
  });

  test('of a lock and a removal of the two last ways in one is refused', async () => {
    await addUsb();
    const [usb, password] = [await idOf('usb_signature'), await idOf('password')];
    const by = changingBy(other);
    const outcomes = await atOnce<{ outcome: string }>(database, one.accountId, [
      () => lockMethod(database, { accountId: one.accountId, methodId: usb }),
      () => removeMethod(deps(), { methodId: password, ...by }),
    ]);
    const made = outcomes.map(({ outcome }) => outcome);
    expect([
      ['locked', 'last_way_in'],
      ['last_way_in', 'done'],
    ]).toContainEqual(made);
    expect((await told()).filter((line) => !line.startsWith('level'))).toHaveLength(1);
  });
});

test('a password that is set beside a closing is set before it, or by nobody', async () => {
  const closing = aClosing(database, one);
  const by = changingBy(other);
  const [asked, set] = await atOnce<{ outcome: string }>(database, one.accountId, [
    closing.begin,
    () => changePassword(deps(), { salt: 'c2FsdA', mac: 'bmV1', ...by }),
  ]);
  // Whichever is second finds its session ended by the first.
  const outcomes = [asked?.outcome, set?.outcome];
  expect([
    ['done', 'session_ended'],
    ['session_ended', 'done'],
  ]).toContainEqual(outcomes);
  expect(await told()).toEqual([
    asked?.outcome === 'done' ? 'closing by sms' : 'password_changed by sms',
  ]);
});
