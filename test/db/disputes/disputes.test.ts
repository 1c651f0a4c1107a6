import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { insertAccount, isRegistered } from '../../../src/db/accounts/accounts.ts';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { readOwnData } from '../../../src/db/accounts/own-data/read-own-data.ts';
import { addEvidence } from '../../../src/db/disputes/evidence.ts';
import { isOwnNumber } from '../../../src/db/disputes/holder.ts';
import { concludeHearing, openHearing } from '../../../src/db/disputes/hearings.ts';
import { object } from '../../../src/db/disputes/object.ts';
import { settle, type Settlement } from '../../../src/db/disputes/settle.ts';
import { findRecoverable } from '../../../src/db/recovery/recoverable.ts';
import { type SavedFlow, saveFlow } from '../../../src/db/flows/flows.ts';
import { startedRecord } from '../../../src/domain/flows/started-record.ts';
import { objectionCode, objectionLookup } from '../../../src/platform/look-ups.ts';
import { anAccount } from '../../support/accounts.ts';
import { aCitizen } from '../../support/citizens.ts';
import { createTestDatabase } from '../../support/database.ts';
import { aPng } from '../../support/files.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { insertTestSession } from '../../support/session-rows.ts';

let database: Database;
beforeAll(async () => {
  database = await openDatabase(await createTestDatabase(), {
    poolSize: 4,
    statementTimeoutMs: 30_000,
  });
}, 60_000);
afterAll(() => database.close());

const throttle = { key: Buffer.from('evidence'), limit: 1_000, windowSeconds: 60 };
const statement = 'Số này là của tôi, tôi có giấy tờ.';
const soon = () => new Date(Date.now() + 60_000);

let held: ReturnType<typeof anAccount>;
let flowId: string;
let number: string;
beforeEach(async () => {
  flowId = randomUUID();
  number = aCitizen().documentNumber;
  held = anAccount(number);
  await insertAccount(database.db, keys, held);
  await saveFlow(database.db, keys, at('evidence', 1));
});

/** The complaint of a test at one of its steps, or at its end. */
function at(step: 'evidence' | 'hearing' | null, sequence: number): SavedFlow {
  const name = { kind: 'dispute', method: 'identity' } as const;
  const started = { flowId, reference: 'DD-7K3F-92QX', deadlineMs: 600_000 };
  const opening = { waitingFor: 'citizen', actions: ['submit'] } as const;
  const record = startedRecord(name, started, Date.now(), { ...opening, actions: ['submit'] });
  const open = step && {
    ...opening,
    actions: ['submit' as const],
    name: step,
    until: record.expiresAt,
  };
  const status = step ? 'open' : 'completed';
  return {
    record: { ...record, step: open, status, sequence },
    personal: null,
    event: 'test',
    actor: 'system',
  };
}

const document = () => ({ kind: 'personal_id_number' as const, number });
const addFile = () =>
  addEvidence(
    database,
    keys,
    { id: randomUUID(), flowId, type: 'image/png', digest: Buffer.alloc(32), content: aPng() },
    throttle,
  );
const open = (until = soon()) =>
  openHearing(database, keys, { flowId, document: document(), until, next: at('hearing', 2) });
const objecting = async () => {
  const lookup = objectionLookup(keys, objectionCode(keys, flowId));
  return (await object(database, keys, { lookup, statement }, [throttle])).outcome;
};
const settling = async (changed: Partial<Settlement> = {}) => {
  const who = { accountId: held.id, document: document(), fullName: 'Trần Văn Thật' };
  const wish = { wish: 'hand_over', phone: aCitizen().phone } as const;
  const settlement = { flowId, ...who, ...wish, next: at(null, 3), ...changed };
  return (await settle(database, keys, settlement)).outcome;
};

test('a hearing needs evidence, is opened once, and takes no file any more', async () => {
  expect(await open()).toBeNull();
  await addFile();
  expect(await open()).toHaveLength(1);
  expect(await open()).toHaveLength(1);
  expect(await addFile()).toEqual({ outcome: 'not_open' });
  // Its flow writes it once more, above the row of another time.
  const next = at('hearing', 9);
  const again = await openHearing(database, keys, {
    ...{ flowId, document: document(), until: soon(), next },
  });
  expect(again).toHaveLength(1);
});

test('of files that are sent at once no more are taken than there may be', async () => {
  const added = await Promise.all(Array.from({ length: 8 }, addFile));
  expect(added.filter(({ outcome }) => outcome === 'added')).toHaveLength(5);
});

test('an objection is taken once, and is what staff read', async () => {
  await addFile();
  await open();
  expect([await objecting(), await objecting()]).toEqual(['done', 'unknown']);
  const heard = await concludeHearing(database.db, keys, { flowId, fullName: 'nguyễn văn an' });
  expect(heard).toMatchObject({
    accountId: held.id,
    objection: { statement },
    findings: ['objected'],
  });
});

test.each([
  ['its time is over', () => open(new Date(Date.now() - 1_000))],
  [
    'the hearing is concluded, whatever the clocks say',
    async () => {
      await open();
      await concludeHearing(database.db, keys, { flowId, fullName: 'An' });
    },
  ],
  [
    'the complaint has ended',
    async () => {
      await open();
      await saveFlow(database.db, keys, at(null, 3));
    },
  ],
  [
    'nobody holds the number',
    async () => {
      number = aCitizen().documentNumber;
      await open();
    },
  ],
])('no objection is taken once %s', async (_when, happen) => {
  await addFile();
  await happen();
  expect(await objecting()).toBe('unknown');
});

test('the phone of the account, and no other, makes a complaint one about an own account', async () => {
  const own = (phone: string) => isOwnNumber(database.db, keys, { document: document(), phone });
  expect([await own('+84981234567'), await own('+84981234568')]).toEqual([true, false]);
});

test('only the account that was heard is touched, and only while it holds the number', async () => {
  const other = anAccount(aCitizen().documentNumber);
  await insertAccount(database.db, keys, other);
  expect(await settling({ accountId: other.id })).toBe('outdated');
  await sql`update identity_document set ended_at = now() where account_id = ${held.id}`.execute(
    database.db,
  );
  expect(await settling()).toBe('outdated');
});

test('no account is handed over to a phone that three others have; once done, it is done', async () => {
  const { phone } = aCitizen();
  for (let count = 0; count < 3; count += 1) {
    const methods = [{ kind: 'otp_phone' as const, phone }];
    await insertAccount(database.db, keys, { ...anAccount(aCitizen().documentNumber), methods });
  }
  expect(await settling({ phone })).toBe('phone_full');
  expect([await settling(), await settling({ wish: 'free' })]).toEqual(['done', 'done']);
});

const ofOtherParty = () => [held.fullName, '+84981234567', statement];
/** What is held of the account, as its export would show it. */
const exported = async () => JSON.stringify(await readOwnData(database, keys, held.id));

test.each(['free', 'hand_over'] as const)(
  'nothing of the other party is left: %s',
  async (wish) => {
    await addFile();
    await open();
    await objecting();
    await insertTestSession(database.db, { accountId: held.id });
    const { phone } = aCitizen();
    const before = await exported();
    for (const text of ofOtherParty()) expect(before).toContain(text);
    expect(await settling({ wish, phone })).toBe('done');
    const left = await exported();
    for (const text of ofOtherParty()) expect(left).not.toContain(text);
    expect(JSON.parse(left)).toMatchObject({ sessions: [], devices: [], signIns: [], flows: [] });
  },
);

test('who was handed an account over sets its password by a code to the new phone', async () => {
  const { phone } = aCitizen();
  expect(await settling({ phone })).toBe('done');
  const found = await findRecoverable(database.db, keys, keys.lookup('document', number));
  expect(found).toEqual({ target: { accountId: held.id, phone }, elsewhere: null });
});

test('a number that a closed account keeps is freed; the account is not handed over', async () => {
  await sql`update account set closed_at = now(), full_name = null where id = ${held.id}`.execute(
    database.db,
  );
  await addFile();
  await open();
  const heard = await concludeHearing(database.db, keys, { flowId, fullName: 'An' });
  expect(heard).toMatchObject({ accountId: held.id });
  expect(heard.findings).toContain('accountClosed');
  expect(await settling()).toBe('outdated');
  const isHeld = () => isRegistered(database.db, keys, 'citizen', [document()]);
  expect(await isHeld()).toBe(true);
  expect([await settling({ wish: 'free' }), await isHeld()]).toEqual(['done', false]);
});
