import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { OutsideSystemError } from '../../../src/adapters/outside-system-error.ts';
import { smsFailure } from '../../../src/adapters/sms/failure.ts';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { countReminder } from '../../../src/db/flows/left-registrations.ts';
import { sealColumn } from '../../../src/db/sealed.ts';
import { createKeys } from '../../../src/platform/keys.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { aLeftFlow, eventsOf, reminding, rule } from './left-flow.ts';

let database: Database;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 10, statementTimeoutMs: 30_000 });
}, 60_000);
afterAll(() => database.close());
beforeEach(() =>
  sql`update flow set status = 'expired' where status = 'open'`.execute(database.db),
);

const nothing = { after: null, heldUntil: null, reminded: 0, limited: 0, refused: 0, broken: [] };
const refusing = (reason: 'down' | 'timeout' | 'refused', retryable = true) =>
  smsFailure(reason, 'in a test', { retryable });

test('somebody is told the reference and the deadline, in the language of the flow, once', async () => {
  const { run, to } = reminding(database);
  const one = await aLeftFlow(database);
  const other = await aLeftFlow(database, { language: 'en' });
  const runs = await Promise.all([run(), run(), run()]);
  expect(runs.reduce((sum, { reminded }) => sum + reminded, 0)).toBe(2);
  expect(await run()).toEqual(nothing);
  expect(to(one.phone)).toEqual([
    expect.stringMatching(new RegExp(`^Định Danh ${one.reference}: .* đến \\d\\d:\\d\\d \\d`)),
  ]);
  expect(to(other.phone)).toEqual([expect.stringContaining(`Dinh Danh ${other.reference}: your`)]);
  expect(await eventsOf(database, one.id)).toEqual(['flow.reminded']);
});

test('one whose worker dies between the count and the message is not sent', async () => {
  const { run, sent } = reminding(database);
  const { id, phone } = await aLeftFlow(database);
  const left = { id, phoneLookup: keys.lookup('phone', phone) };
  const throttles = [{ key: keys.lookup('throttle', id), limit: 1, windowSeconds: 60 }];
  expect(await countReminder(database.db, left, rule, throttles)).toHaveProperty('until');
  expect(await run()).toEqual(nothing);
  expect(sent).toEqual([]);
});

test('at night nobody is, and in the morning everybody', async () => {
  const { run, centre, sent } = reminding(database);
  await aLeftFlow(database);
  centre.now = new Date('2026-11-27T16:30:00Z');
  const heldUntil = '2026-11-27T23:00:00.000Z';
  expect(await run()).toEqual({ ...nothing, heldUntil });
  expect(sent).toEqual([]);
  centre.now = new Date(heldUntil);
  expect(await run()).toEqual({ ...nothing, reminded: 1 });
});

describe('within the messages that a number gets', () => {
  test('what does not fit waits for another run', async () => {
    const { run, centre, sent } = reminding(database);
    const { phone } = await aLeftFlow(database);
    centre.messages = { perHour: 1, perDay: 10 };
    const key = keys.lookup('throttle', `messages-hour:${phone}`);
    await sql`insert into throttle (key, hits, window_ends)
      values (${key}, 1, now() + interval '1 hour')`.execute(database.db);
    expect(await run()).toEqual({ ...nothing, limited: 1 });
    await sql`update throttle set window_ends = now() where key = ${key}`.execute(database.db);
    expect(await run()).toEqual({ ...nothing, reminded: 1 });
    expect(sent).toHaveLength(1);
  });

  test('a number is reminded of one flow in a day', async () => {
    const { run, to } = reminding(database);
    const { phone } = await aLeftFlow(database, { left: 2 });
    await aLeftFlow(database, { left: 3, personal: { phone } });
    expect(await run()).toEqual({ ...nothing, reminded: 1, limited: 1 });
    expect(to(phone)).toHaveLength(1);
  });
});

describe('what the SMS centre does not take', () => {
  test('is sent once it takes messages, and counted once for the number', async () => {
    const { run, centre, to } = reminding(database);
    const { id, phone } = await aLeftFlow(database);
    centre.fails = () => refusing('down');
    for (let tries = 0; tries < 7; tries += 1) await expect(run()).rejects.toThrow('sms down');
    centre.fails = () => null;
    expect(await run()).toEqual({ ...nothing, reminded: 1 });
    expect(to(phone)).toHaveLength(1);
    expect(await eventsOf(database, id)).toEqual(['flow.reminded']);
    const key = keys.lookup('throttle', `messages-hour:${phone}`);
    const counted = database.db.selectFrom('throttle').select('hits').where('key', '=', key);
    expect(await counted.execute()).toEqual([{ hits: 1 }]);
  });

  test('stops a run where it is, and what was done before counts', async () => {
    const { run, centre } = reminding(database);
    for (const left of [2, 3, 4]) await aLeftFlow(database, { left });
    centre.fails = (tries) => (tries > 1 ? refusing('down') : null);
    const first = await run();
    expect(first).toMatchObject({ reminded: 1, after: { id: expect.any(String) } });
    await expect(run(first.after)).rejects.toThrow(OutsideSystemError);
    centre.fails = () => null;
    expect(await run(first.after)).toEqual({ ...nothing, reminded: 2 });
  });

  test('may be on its way, where it does not say so: it is not sent again', async () => {
    const { run, centre, sent } = reminding(database);
    const { id } = await aLeftFlow(database);
    centre.fails = () => refusing('timeout');
    expect(await run()).toEqual({ ...nothing, reminded: 1 });
    centre.fails = () => null;
    expect(await run()).toEqual(nothing);
    expect(sent).toEqual([]);
    expect(await eventsOf(database, id)).toEqual(['flow.reminded']);
  });

  test('for good is given up, and noted, and holds nobody up', async () => {
    const { run, centre, sent } = reminding(database);
    const { id } = await aLeftFlow(database, { left: 2 });
    await aLeftFlow(database, { left: 3 });
    centre.fails = (tries) => (tries === 1 ? refusing('refused', false) : null);
    expect(await run()).toEqual({ ...nothing, reminded: 1, refused: 1 });
    expect(await run()).toEqual(nothing);
    expect(sent).toHaveLength(1);
    expect(await eventsOf(database, id)).toEqual(['flow.reminder_refused']);
  });
});

test('rows of which no message can be made are named, and hold nobody up', async () => {
  const { run, centre, sent } = reminding(database);
  const other = createKeys({
    ring: [{ id: 'lost', key: randomBytes(32) }],
    lookupKey: randomBytes(32),
  });
  const write = async (left: number, body: (id: string) => Buffer) => {
    const { id } = await aLeftFlow(database, { left });
    await sql`update flow set body = ${body(id)} where id = ${id}`.execute(database.db);
    return id;
  };
  const sealed = (text: string) => (id: string) => sealColumn(keys, 'flow.body', id, text);
  const broken = [
    await write(2, (id) => sealColumn(other, 'flow.body', id, '{}')),
    await write(2.1, () => randomBytes(40)),
    await write(2.2, sealed('no JSON')),
    await write(2.3, sealed('{}')),
    await write(2.4, sealed('null')),
    (await aLeftFlow(database, { left: 2.45, personal: null })).id,
  ];
  // Its phone is not the one that the row is found by: it is not due, whoever has written it.
  await write(2.5, sealed(JSON.stringify({ record: {}, personal: { phone: '+84900000000' } })));
  // A fault of ours in one message: it may be on its way.
  const { id: faulty } = await aLeftFlow(database, { left: 2.6 });
  const good = await aLeftFlow(database, { left: 3 });
  centre.fails = (tries) => (tries === 1 ? new TypeError('in a test') : null);
  expect(await run()).toEqual({ ...nothing, reminded: 1, broken: [...broken, faulty] });
  expect(sent.map(({ to }) => to)).toEqual([good.phone]);
});
