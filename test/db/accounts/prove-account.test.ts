import { randomInt, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { addDocuments } from '../../../src/activities/changes/add-documents.ts';
import { addMethod } from '../../../src/activities/changes/add-method.ts';
import type { ProvenHolder } from '../../../src/activities/changes/change-activities.ts';
import { insertAccount, isRegistered } from '../../../src/db/accounts/accounts.ts';
import { readSubject } from '../../../src/db/accounts/read-subject.ts';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { endSession } from '../../../src/db/sessions/end-session.ts';
import { anAccount } from '../../support/accounts.ts';
import { untilWaiting, whileHeld } from '../../support/at-once.ts';
import { methodIds, noticesOf } from '../../support/changes.ts';
import { changingBy } from '../../support/changing-by.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { rows } from '../../support/rows.ts';
import { insertTestSession } from '../../support/session-rows.ts';

let database: Database;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 10, statementTimeoutMs: 30_000 });
}, 60_000);
afterAll(() => database.close());

const aNumber = () => `0010${String(randomInt(10 ** 8)).padStart(8, '0')}`;
const named = (...numbers: string[]): ProvenHolder => ({
  subjectType: 'citizen',
  documents: numbers.map((number) => ({ kind: 'personal_id_number', number })),
});

/** A session of a citizen with one number. */
async function aHolder() {
  const number = aNumber();
  const account = anAccount(number);
  await insertAccount(database.db, keys, account);
  const session = await insertTestSession(database.db, { accountId: account.id });
  return { number, session, id: account.id };
}

let holder: Awaited<ReturnType<typeof aHolder>>;
beforeEach(async () => {
  holder = await aHolder();
});

const certificate = { serial: '0A', issuer: 'CA', notAfter: '2030-01-01T00:00:00.000Z' };
const usb = { kind: 'usb_signature', certificate } as const;
const proofOf = (proven: ProvenHolder) => ({ method: usb, holder: proven, level: 3 as const });
const levelOf = async (id: string) => (await readSubject(database.db, keys, id))?.level;
const numbersOf = async (id: string) =>
  (await readSubject(database.db, keys, id))?.documents.map(({ number }) => number);
const told = () => noticesOf({ database }, holder.id);
const add = (proven: ProvenHolder, by = changingBy(holder.session)) =>
  addMethod({ database, keys }, { ...proofOf(proven), ...by });

async function expectUnchanged() {
  expect(await levelOf(holder.id)).toBe(2);
  expect(await methodIds({ database }, holder.id)).not.toHaveProperty('usb_signature');
  expect(await numbersOf(holder.id)).toEqual([holder.number]);
  expect(await told()).toEqual([]);
}

describe('a method', () => {
  test('that proves more raises the level, is told once, and takes the place of the older one', async () => {
    const by = changingBy(holder.session);
    const proven = named(aNumber(), holder.number);
    for (let call = 1; call <= 2; call += 1) {
      expect(await add(proven, by)).toEqual({ outcome: 'done' });
    }
    expect(await levelOf(holder.id)).toBe(3);
    expect(await told()).toEqual(['level_raised by sms']);
    const first = await methodIds({ database }, holder.id);
    expect(await add(proven)).toEqual({ outcome: 'done' });
    const second = await methodIds({ database }, holder.id);
    expect(second['usb_signature']).not.toBe(first['usb_signature']);
    expect(await told()).toEqual(['level_raised by sms', 'method_added by sms']);
    // A method is not a document: what else the certificate names is not the account's by it.
    expect(await numbersOf(holder.id)).toEqual([holder.number]);
  });

  test.each<[string, () => ProvenHolder]>([
    ['another number', () => named(aNumber())],
    ['no number', () => named()],
    ['a number of an enterprise', () => ({ ...named(holder.number), subjectType: 'enterprise' })],
    [
      'a passport that looks like the number',
      () => ({
        subjectType: 'citizen',
        documents: [{ kind: 'passport', number: holder.number }],
      }),
    ],
  ])('of whom is known by %s is not added', async (_, proven) => {
    expect(await add(proven())).toEqual({ outcome: 'another_person' });
    await expectUnchanged();
  });

  test('of a number that the account had, and has no more, is not added', async () => {
    const own = holder.number;
    await sql`update identity_document set ended_at = now() where account_id = ${holder.id}`.execute(
      database.db,
    );
    expect(await add(named(own))).toEqual({ outcome: 'another_person' });
  });

  test('that is proven while the session is ended raises no level', async () => {
    const outcome = await whileHeld(database, holder.id, async (tx) => {
      const adding = add(named(holder.number));
      await untilWaiting(tx, 1);
      await endSession(database.db, { id: holder.session.id, endedBy: 'signed_out' });
      return { adding };
    });
    expect(await outcome.adding).toEqual({ outcome: 'session_ended' });
    await expectUnchanged();
  });
});

describe('an account at the Post', () => {
  const link = (who: typeof holder, subject: string) => () =>
    addMethod(
      { database, keys },
      {
        method: { kind: 'vietnam_post', subject },
        holder: named(who.number),
        level: 3,
        ...changingBy(who.session),
      },
    );

  test('opens one account: of two that link it at once one does', async () => {
    const other = await aHolder();
    const subject = randomUUID();
    const outcomes = await together(
      [holder.id, other.id],
      [link(holder, subject), link(other, subject)],
    );
    expect(outcomes).toEqual(['done', 'linked']);
    expect([await levelOf(holder.id), await levelOf(other.id)].sort()).toEqual([2, 3]);
  });

  test('is linked anew by its own account', async () => {
    const subject = randomUUID();
    for (let times = 1; times <= 2; times += 1) {
      expect(await link(holder, subject)()).toEqual({ outcome: 'done' });
    }
  });
});

/** What calls of two accounts come to that go on together once both wait. */
async function together(
  [one = '', other = '']: string[],
  calls: readonly (() => Promise<{ outcome: string }>)[],
): Promise<string[]> {
  const { settling } = await whileHeld(database, one, (tx) =>
    whileHeld(database, other, async () => {
      const all = Promise.all(calls.map((call) => call()));
      await untilWaiting(tx, calls.length);
      return { settling: all };
    }),
  );
  return (await settling).map(({ outcome }) => outcome).sort();
}

const source = z.object({ source: z.string() });
const sourcesOf = async (id: string) =>
  (
    await rows(
      database.db,
      source,
      sql`select source from identity_document where account_id = ${id} order by added_at`,
    )
  ).map((row) => row.source);

describe('a number', () => {
  const cmnd = (number: string): ProvenHolder => ({
    subjectType: 'citizen',
    documents: [{ kind: 'citizen_id_old9', number }],
  });
  const nine = () => String(randomInt(10 ** 9)).padStart(9, '0');
  const adding = (proven: ProvenHolder, by: 'carrier' | 'certificate', who = holder) =>
    addDocuments({ database, keys }, { holder: proven, source: by, ...changingBy(who.session) });

  test('of the carrier is held beside the first one, and told', async () => {
    const number = nine();
    expect(await adding(cmnd(number), 'carrier')).toEqual({ outcome: 'done' });
    expect(await numbersOf(holder.id)).toEqual([holder.number, number]);
    expect(await sourcesOf(holder.id)).toEqual(['carrier', 'carrier']);
    expect(await isRegistered(database.db, keys, 'citizen', cmnd(number).documents)).toBe(true);
    expect(await told()).toEqual(['document_added by sms']);
    expect(await levelOf(holder.id)).toBe(2);
  });

  test('of a certificate is held where the certificate names one of the account, too', async () => {
    const [one, other] = [aNumber(), aNumber()];
    expect(await adding(named(one, other), 'certificate')).toEqual({ outcome: 'another_person' });
    await expectUnchanged();
    const all = named(one, holder.number, other, one);
    expect(await adding(all, 'certificate')).toEqual({ outcome: 'done' });
    expect((await numbersOf(holder.id))?.sort()).toEqual([one, other, holder.number].sort());
    expect(await sourcesOf(holder.id)).toEqual(['carrier', 'certificate', 'certificate']);
    expect(await adding(all, 'certificate')).toEqual({ outcome: 'known' });
  });

  test('that another account holds, or held until a short while ago, is not added, nor are others', async () => {
    const other = await aHolder();
    const both = named(holder.number, other.number, aNumber());
    expect(await adding(both, 'certificate')).toEqual({ outcome: 'held_elsewhere' });
    await sql`
      with closed as (update account set closed_at = now() where id = ${other.id})
      update identity_document set kept_until = now() + interval '1 day'
      where account_id = ${other.id}`.execute(database.db);
    expect(await adding(both, 'certificate')).toEqual({ outcome: 'held_elsewhere' });
    await expectUnchanged();
  });

  test('is added to one of two accounts at once', async () => {
    const other = await aHolder();
    const proven = cmnd(nine());
    const outcomes = await together(
      [holder.id, other.id],
      [() => adding(proven, 'carrier'), () => adding(proven, 'carrier', other)],
    );
    expect(outcomes).toEqual(['done', 'held_elsewhere']);
  });
});
