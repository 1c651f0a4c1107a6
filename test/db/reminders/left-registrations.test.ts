import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';
import { insertAccount } from '../../../src/db/accounts/accounts.ts';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { saveFlow } from '../../../src/db/flows/flows.ts';
import { countReminder, readLeft } from '../../../src/db/flows/left-registrations.ts';
import type { OpenStep } from '../../../src/domain/steps/open-step.ts';
import { aRecord, passwordStep } from '../../api/support/records.ts';
import { untilWaiting } from '../../support/at-once.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { aLeftFlow, type Left, rule } from './left-flow.ts';

let database: Database;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 10, statementTimeoutMs: 30_000 });
}, 60_000);
afterAll(() => database.close());
beforeEach(async () => {
  await sql`update flow set status = 'expired' where status = 'open'`.execute(database.db);
  await sql`delete from outage`.execute(database.db);
});

const look = (atOnce = 100) => readLeft(database.db, { after: null, atOnce }, rule);
const isFound = async (id: string) => (await look()).some((found) => found.id === id);
const count = ({ id, phone }: { id: string; phone: string }, db = database.db) =>
  countReminder(db, { id, phoneLookup: keys.lookup('phone', phone) }, rule, [
    { key: keys.lookup('throttle', id), limit: 1, windowSeconds: 60 },
  ]);

const at = (name: OpenStep['name'], changed: Partial<OpenStep> = {}) => ({
  step: { ...passwordStep, name, ...changed },
});

describe('of a registration that was left', () => {
  test.each<[string, Left, boolean]>([
    ['half of its time over', { since: 12, left: 11.9 }, true],
    ['less than half of it', { since: 12, left: 12.1 }, false],
    ['an hour left', { since: 23, left: 1.01 }, true],
    ['less than an hour', { since: 23, left: 0.99 }, false],
    ['a deadline that is over', { since: 23, left: -1 }, false],
    ['at its code: the phone was typed', at('otp'), false],
    ['at its details', at('details'), false],
    ['by the insurer', { method: 'social_insurance' }, true],
    ['by SIM, signed', { method: 'sim_signature', ...at('confirm') }, true],
    ['by SIM, not signed', { method: 'sim_signature', ...at('sim_signature') }, false],
    ['by USB: nobody proves a phone', { method: 'usb_signature', ...at('confirm') }, false],
    ['by the Post: no reference leads back', { method: 'vietnam_post', ...at('confirm') }, false],
    ['a recovery', { kind: 'recovery', method: 'counter' }, false],
    ['that waits for staff', at('password', { waitingFor: 'staff' }), false],
    ['that waits for us', at('password', { waitingFor: 'system' }), false],
    ['that has ended', { status: 'cancelled', step: null }, false],
  ])('%s', async (_, left, isReminded) => {
    const flow = await aLeftFlow(database, left);
    expect(await isFound(flow.id)).toBe(isReminded);
    const counted = await count(flow);
    expect('until' in counted).toBe(isReminded);
    expect(await count(flow)).toEqual({ not: 'due' });
    expect(await isFound(flow.id)).toBe(false);
  });

  test('its time alone decides, whatever it is', async () => {
    const times = fc.record({
      since: fc.double({ min: 0, max: 400, noNaN: true }),
      left: fc.double({ min: -10, max: 400, noNaN: true }),
    });
    const all = fc.sample(times, 40).filter(
      // What a moment decides is left out.
      ({ since, left }) => Math.abs(since - left) > 0.1 && Math.abs(left - 1) > 0.1,
    );
    const expected: string[] = [];
    for (const time of all) {
      const { id } = await aLeftFlow(database, time);
      if (time.since > time.left && time.left > 1) expected.push(id);
    }
    expect((await look()).map(({ id }) => id).sort()).toEqual(expected.sort());
  });
});

describe('nobody is reminded', () => {
  const outage = (system: string, until: 'now()' | 'null') =>
    sql`insert into outage (id, system, since, until, declared_by, ended_by, reason, ticket)
      values (${randomUUID()}, ${system}, now() - interval '2 hours',
        ${sql.raw(until)}, 'lan', ${until === 'null' ? null : 'lan'}, 'down', 'T-1')`.execute(
      database.db,
    );

  test.each<[string, 'now()' | 'null', Left, boolean]>([
    ['carrier', 'null', {}, false],
    ['carrier', 'now()', {}, true],
    ['insurer', 'null', {}, true],
    ['insurer', 'null', { method: 'social_insurance' }, false],
    ['sms', 'null', { method: 'sim_signature', ...at('confirm') }, false],
    ['ca', 'null', { method: 'sim_signature', ...at('confirm') }, false],
  ])('while %s is out, until %s (%j)', async (system, end, left, isReminded) => {
    const { id } = await aLeftFlow(database, left);
    await outage(system, end);
    expect(await isFound(id)).toBe(isReminded);
  });

  test('who looks at it, or has just taken it up', async () => {
    const watched = await aLeftFlow(database);
    const taken = await aLeftFlow(database);
    const takenLongAgo = await aLeftFlow(database);
    const by = await aLeftFlow(database, { since: 0, status: 'completed' });
    const byLongAgo = await aLeftFlow(database, { since: 11, status: 'completed' });
    const { db } = database;
    await sql`update flow set watched_until = now() + interval '1 minute'
      where id = ${watched.id}`.execute(db);
    for (const [flow, resumption] of [
      [taken, by],
      [takenLongAgo, byLongAgo],
    ] as const) {
      await sql`update flow set taken_up_by = ${resumption.id} where id = ${flow.id}`.execute(db);
    }
    expect((await look()).map(({ id }) => id)).toEqual([takenLongAgo.id]);
  });

  test('whose number has an account by now, or who has restricted the processing', async () => {
    const register = async (documentNumber: string, phone: string) => {
      const id = randomUUID();
      await insertAccount(database.db, keys, {
        ...{ id, flowId: randomUUID(), subjectType: 'citizen', level: 2, fullName: 'x' },
        ...{ method: 'mobile_subscriber', source: 'carrier' },
        documents: [{ kind: 'personal_id_number', number: documentNumber }],
        methods: [{ kind: 'otp_phone', phone }],
        consent: { version: '1', purposes: ['account'], givenAt: new Date().toISOString() },
      });
      return id;
    };
    const [one, other, third] = [randomUUID(), randomUUID(), randomUUID()];
    const registered = await aLeftFlow(database, {
      personal: { phone: one, documentNumber: one },
    });
    await register(one, randomUUID());
    const restricted = await aLeftFlow(database, { personal: { phone: other } });
    const account = await register(randomUUID(), other);
    await sql`update account set restricted_at = now() where id = ${account}`.execute(database.db);
    const fresh = await aLeftFlow(database, { personal: { phone: third } });
    await register(randomUUID(), third);
    const found = (await look()).map(({ id }) => id);
    expect(found).toEqual([fresh.id]);
    expect(found).not.toContain(registered.id);
    expect(found).not.toContain(restricted.id);
  });
});

test('a look goes on where the one before has ended, by deadlines', async () => {
  const flows = [];
  for (const left of [3, 2, 4, 2]) flows.push(await aLeftFlow(database, { left }));
  const first = await readLeft(database.db, { after: null, atOnce: 3 }, rule);
  const second = await readLeft(database.db, { after: first.at(-1) ?? null, atOnce: 3 }, rule);
  expect([first.length, second.length]).toEqual([3, 1]);
  const found = [...first, ...second];
  expect(new Set(found.map(({ id }) => id)).size).toBe(4);
  expect(found.map(({ expiresAt }) => Date.parse(expiresAt))).toEqual(
    found.map(({ expiresAt }) => Date.parse(expiresAt)).sort((a, b) => a - b),
  );
});

describe('between the look and the count', () => {
  test.each<[string, ReturnType<typeof sql>]>([
    ['went on', sql`sequence = sequence + 1, waiting_since = now()`],
    ['ended', sql`status = 'completed', step = null, waiting_for = null`],
    ['got another phone', sql`phone_lookup = ${keys.lookup('phone', 'x')}`],
    ['was reminded by another run', sql`reminded_at = now()`],
  ])('it %s: it is not reminded, and nothing counted', async (_, change) => {
    const flow = await aLeftFlow(database);
    let counting: ReturnType<typeof count> | undefined;
    await database.transaction(async (tx) => {
      await sql`update flow set ${change} where id = ${flow.id}`.execute(tx);
      counting = count(flow);
      await untilWaiting(tx, 1);
    });
    expect(await counting).toEqual({ not: 'due' });
    const hits = await database.db
      .selectFrom('throttle')
      .selectAll()
      .where('key', '=', keys.lookup('throttle', flow.id))
      .execute();
    expect(hits).toEqual([]);
  });
});

test('of many counts at once one is told to send it', async () => {
  const flow = await aLeftFlow(database);
  const all = await Promise.all(Array.from({ length: 8 }, () => count(flow)));
  expect(all.filter((counted) => 'until' in counted)).toHaveLength(1);
});

test('a flow that is written again keeps that it was reminded', async () => {
  const flow = await aLeftFlow(database);
  await count(flow);
  const record = aRecord(flow.id, { step: passwordStep, sequence: 7 });
  const personal = { phone: flow.phone };
  await saveFlow(database.db, keys, { record, personal, event: 'flow.extended', actor: 'staff' });
  await sql`update flow set waiting_since = now() - interval '1 day',
    expires_at = now() + interval '6 hours' where id = ${flow.id}`.execute(database.db);
  expect(await isFound(flow.id)).toBe(false);
});
