import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { insertAccount, usernameLookup } from '../../../src/db/accounts/accounts.ts';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { openSession } from '../../../src/activities/sign-in/open-session.ts';
import {
  type PasswordTry,
  readPasswordAccount,
  tryPassword,
} from '../../../src/db/sessions/password-attempts.ts';
import { loadConfig } from '../../../src/platform/config.ts';
import { passwordLimits } from '../../../src/platform/quotas.ts';
import { anAccount } from '../../support/accounts.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { rows } from '../../support/rows.ts';
import { aSignIn, endOf, historyOf } from '../../support/sign-ins.ts';

const limits = passwordLimits(loadConfig({}).limits);
const right = Buffer.from('bWFj', 'base64url');
const wrong = Buffer.from('wrong');

let database: Database;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 20, statementTimeoutMs: 30_000 });
}, 60_000);
afterAll(() => database.close());

/** An account with its user name; and a name that nobody has. */
async function aName() {
  const number = randomUUID();
  const account = anAccount(number);
  await insertAccount(database.db, keys, account);
  return { accountId: account.id, name: keys.lookup('document', number) };
}
const nobody = () => ({ accountId: null, name: keys.lookup('document', randomUUID()) });

const somewhere = () => ({ network: randomBytes(32), device: randomBytes(32) });
type Where = Omit<PasswordTry, 'name'>;

/** What one attempt comes to. */
async function tried(
  name: Buffer,
  mac: Buffer,
  {
    attemptId = randomUUID(),
    onlyOf = null,
    ...where
  }: Where & { attemptId?: string; onlyOf?: string | null } = somewhere(),
  counted = limits,
) {
  const attempt = { flowId: randomUUID(), attemptId, onlyOf, deviceName: 'Chrome, Android' };
  const found = await tryPassword(database.db, { ...attempt, name, mac, ...where }, counted);
  if (!found.lockedUntil) return found.owner ? 'right' : 'wrong';
  expect(found.owner).toBeNull();
  return 'locked';
}

/** So many attempts, one after the other. */
async function inTurn(count: number, attempt: () => Promise<string>): Promise<string[]> {
  const answers: string[] = [];
  while (answers.length < count) answers.push(await attempt());
  return answers;
}

/** Until when a name is locked, for whoever comes from there; as the API reads it before it hashes. */
const lockOf = async (name: Buffer, where: Where = somewhere()) =>
  (await readPasswordAccount(database.db, { name, ...where }, limits)).lockedUntil;
/** A lock that was tripped just now is so long: less what the test itself has taken. */
function expectLock(until: Date | null, seconds: number): void {
  const left = ((until?.getTime() ?? 0) - Date.now()) / 1000;
  expect(left).toBeLessThanOrEqual(seconds);
  expect(left).toBeGreaterThan(seconds - 30);
}
/** As if so much time had gone by. */
const letPass = (seconds: number) =>
  sql`update sign_in_failure
    set locked_until = locked_until - make_interval(secs => ${seconds}::int)`.execute(database.db);

const howMany = (answers: readonly string[], answer: string) =>
  answers.filter((one) => one === answer).length;

test('a password of another account than the one that is asked for is a wrong one, and counted', async () => {
  const { name, accountId } = await aName();
  const [there, other] = [somewhere(), randomUUID()];
  expect(await tried(name, right, { ...there, onlyOf: accountId })).toBe('right');
  const answers = await inTurn(6, () => tried(name, right, { ...there, onlyOf: other }));
  expect(answers).toEqual([...Array<string>(5).fill('wrong'), 'locked']);
});

test('a passport is a user name, too', async () => {
  const number = `C${randomUUID().replaceAll(/\D/g, '').padEnd(7, '0').slice(0, 7)}`;
  const account = { ...anAccount(number), documents: [{ kind: 'passport' as const, number }] };
  await insertAccount(database.db, keys, account);
  expect(await tried(usernameLookup(keys, number), right)).toBe('right');
});

describe.each([
  ['an account', aName],
  ['a name that nobody has', () => Promise.resolve(nobody())],
])('wrong passwords of %s', (_, aSubject) => {
  test('lock it for a network, each time twice as long, up to a quarter of an hour', async () => {
    const { name } = await aSubject();
    const there = somewhere();
    expect(await inTurn(5, () => tried(name, wrong, there))).toEqual(Array(5).fill('wrong'));
    for (const seconds of [60, 120, 240, 480, 900, 900, 900]) {
      expectLock(await lockOf(name, there), seconds);
      expect(await lockOf(name)).toBeNull(); // from elsewhere
      expect(await tried(name, right, there)).toBe('locked');
      await letPass(seconds);
      expect(await tried(name, wrong, there)).toBe('wrong');
    }
  });

  test('from many networks lock it for all, each time twice as long', async () => {
    const { name } = await aSubject();
    expect(await inTurn(20, () => tried(name, wrong))).toEqual(Array(20).fill('wrong'));
    for (const seconds of [60, 120, 240, 480, 900, 900]) {
      expectLock(await lockOf(name), seconds);
      expect(await tried(name, right)).toBe('locked');
      await letPass(seconds);
      expect(await inTurn(5, () => tried(name, wrong))).toEqual(Array(5).fill('wrong'));
    }
  });

  test('are not counted while a lock holds, nor make it longer, nor the count of all', async () => {
    const { name } = await aSubject();
    const there = somewhere();
    await inTurn(5, () => tried(name, wrong, there));
    const until = await lockOf(name, there);
    const all = await Promise.all([
      ...Array.from({ length: 50 }, () => tried(name, wrong, there)),
      tried(name, right, there),
    ]);
    expect(all).toEqual(Array(51).fill('locked'));
    expect(await lockOf(name, there)).toEqual(until);
    // 5 of the 20 that lock for all.
    expect(await inTurn(14, () => tried(name, wrong))).not.toContain('locked');
    expect(await lockOf(name)).toBeNull();
    expect(await tried(name, wrong)).toBe('wrong');
    expectLock(await lockOf(name), 60);
  });

  test('of many at once from one network, no more than its limit are compared', async () => {
    const { name } = await aSubject();
    const there = somewhere();
    const at = Array.from({ length: 100 }, () => tried(name, wrong, there));
    const answers = await Promise.all(at);
    expect([howMany(answers, 'wrong'), howMany(answers, 'locked')]).toEqual([5, 95]);
    expect(await lockOf(name)).toBeNull();
  });

  test('of many at once from many networks, no more than the limit of all', async () => {
    const { name } = await aSubject();
    const answers = await Promise.all(Array.from({ length: 200 }, () => tried(name, wrong)));
    expect([howMany(answers, 'wrong'), howMany(answers, 'locked')]).toEqual([20, 180]);
  });

  test('that are repeated under one attempt are counted once, and noted once', async () => {
    const { accountId, name } = await aSubject();
    const there = { ...somewhere(), attemptId: randomUUID() };
    expect(await inTurn(10, () => tried(name, wrong, there))).toEqual(Array(10).fill('wrong'));
    const others = { network: there.network, device: there.device };
    expect(await inTurn(4, () => tried(name, wrong, others))).toEqual(Array(4).fill('wrong'));
    expectLock(await lockOf(name, others), 60);
    if (accountId) expect(await historyOf(database.db, accountId)).toHaveLength(5);
  });
});

describe('the owner', () => {
  /** A device on which they have signed in. */
  async function known(accountId: string): Promise<Where> {
    const signIn = aSignIn(accountId);
    await openSession({ database, keys }, { signIn, next: endOf(signIn) });
    return { ...somewhere(), device: Buffer.from(signIn.device.tokenHash, 'base64url') };
  }

  test('gets in on a known device while 10,000 wrong passwords come from everywhere', async () => {
    const { accountId, name } = await aName();
    const theirs = await known(accountId);
    const answers: string[] = [];
    // One lock, longer than the test: else the strangers have some more tries.
    const long = { ...limits, lock: { ...limits.lock, first: limits.lock.longest } };
    for (let round = 0; round < 100; round++) {
      const strangers = Array.from({ length: 100 }, () => tried(name, wrong, somewhere(), long));
      expect(await tried(name, right, theirs)).toBe('right');
      answers.push(...(await Promise.all(strangers)));
    }
    expect([howMany(answers, 'wrong'), howMany(answers, 'locked')]).toEqual([20, 9_980]);
    // On a new device: not now, and not longer than the longest lock.
    expect(await tried(name, right)).toBe('locked');
    const left = ((await lockOf(name))?.getTime() ?? Infinity) - Date.now();
    expect(left).toBeLessThanOrEqual(limits.lock.longest * 1000);
    await letPass(limits.lock.longest);
    expect(await tried(name, right)).toBe('right');
  }, 120_000);

  test('is locked out of a known device by their own failures alone', async () => {
    const { accountId, name } = await aName();
    const [one, other] = [await known(accountId), await known(accountId)];
    await inTurn(5, () => tried(name, wrong, { ...somewhere(), device: one.device }));
    expect(await tried(name, right, one)).toBe('locked');
    expect(await tried(name, right, other)).toBe('right');
    expect(await tried(name, right)).toBe('right');
  });

  test('begins anew from a network with a right password, and the count of all stays', async () => {
    const { name } = await aName();
    const there = somewhere();
    await inTurn(4, () => tried(name, wrong, there));
    expect(await tried(name, right, there)).toBe('right');
    expect(await inTurn(4, () => tried(name, wrong, there))).not.toContain('locked');
    expect(await tried(name, right, there)).toBe('right');
    await inTurn(12, () => tried(name, wrong));
    expect(await tried(name, right)).toBe('locked');
  });

  test('sees each wrong password in the history, and none that was not compared', async () => {
    const { accountId, name } = await aName();
    const there = somewhere();
    await inTurn(9, () => tried(name, wrong, there));
    const line = { outcome: 'refused', problem: 'CredentialsWrong', flowId: expect.any(String) };
    expect(await historyOf(database.db, accountId)).toEqual(Array(5).fill(line));
  });
});

test('what is kept of failures names nobody', async () => {
  const kept = z.object({ key: z.instanceof(Buffer), lastAttempt: z.string() });
  const all = await rows(
    database.db,
    kept,
    sql`select key, last_attempt as "lastAttempt" from sign_in_failure`,
  );
  expect(all.length).toBeGreaterThan(0);
  expect(new Set(all.map(({ key }) => key.length))).toEqual(new Set([32]));
});
