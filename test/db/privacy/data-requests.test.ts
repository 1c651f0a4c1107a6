import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { accountDeps } from '../../../src/api/account/account-deps.ts';
import { lockInactive } from '../../../src/db/accounts/inactive-accounts.ts';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { dueOf, type DataRequestKind } from '../../../src/domain/privacy/data-request.ts';
import { type Edge, startEdge } from '../../api/support/edge.ts';
import { actBy, readBy, staffMembers } from '../../api/support/staff-members.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { rows } from '../../support/rows.ts';
import { insertTestSession } from '../../support/session-rows.ts';
import { someCase } from '../../support/staff.ts';
import { tracesOf } from '../../support/traces.ts';

const path = '/v1/account/data-requests';
const queuePath = '/v1/staff/data-requests';
const statement = 'Tôi muốn biết những dữ liệu nào của tôi đang được lưu.';
const answer = 'Bạn tải được toàn bộ dữ liệu tại mục “Tải dữ liệu của tôi”.';
const staff = staffMembers();
const support = staff.member('lan', 'support');
const auditor = staff.member('khai', 'auditor');

const now = new Date();
let database: Database;
let edge: Edge;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 8, statementTimeoutMs: 30_000 });
  edge = await startEdge({
    ...accountDeps(database, keys),
    staffSessions: staff.staffSessions,
    now: () => now,
  });
}, 60_000);
afterAll(async () => {
  await edge.stop();
  await database.close();
});

const seen = z.looseObject({ id: z.string(), dueAt: z.string() });
const listed = z.object({ items: z.array(z.looseObject({ id: z.string() })) });
const ask = (token: string, kind: DataRequestKind = 'access', key = randomUUID()) =>
  edge.send('POST', path, { token, key, body: { kind, statement } });
const asked = async (token: string, kind?: DataRequestKind) =>
  seen.parse((await ask(token, kind)).json);
const answerAs = (id: string, body: object = {}, key = randomUUID()) =>
  edge.send(
    'POST',
    `${queuePath}/${id}/answers`,
    actBy(support, key, { outcome: 'done', answer, ...body }),
  );
const own = async (token: string) =>
  listed.parse((await edge.send('GET', path, { token })).json).items;
const eventsOf = (accountId: string) =>
  rows(
    database.db,
    z.object({ event: z.string(), actor: z.string(), details: z.looseObject({}) }),
    sql`select event, actor, details from audit_event where account_id = ${accountId} order by id`,
  );

test('a request is made once under its key, is due in two working days, and is answered', async () => {
  const { token, accountId } = await insertTestSession(database.db);
  const key = randomUUID();
  const first = await ask(token, 'access', key);
  expect(first).toMatchObject({ status: 201, json: { state: 'open', kind: 'access', statement } });
  expect((await ask(token, 'access', key)).json).toEqual(first.json);
  const { id, dueAt } = seen.parse(first.json);
  expect(dueAt).toBe(dueOf(now).toISOString());
  expect(await own(token)).toHaveLength(1);

  const opened = await edge.send('GET', `${queuePath}/${id}`, readBy(support));
  expect(opened).toMatchObject({ status: 200, json: { accountId, statement, answer: null } });
  const actKey = randomUUID();
  expect((await answerAs(id, {}, actKey)).status).toBe(200);
  expect((await answerAs(id, {}, actKey)).status).toBe(200);
  expect(await own(token)).toMatchObject([
    {
      state: 'answered',
      answer: { outcome: 'done', text: answer },
      nextActions: [{ href: '/v1/account/export' }],
      actions: [],
    },
  ]);
  expect(await eventsOf(accountId)).toEqual([
    { event: 'data_request.asked', actor: 'citizen', details: { requestId: id, kind: 'access' } },
    {
      event: 'staff.data_request_read',
      actor: 'staff:lan',
      details: { requestId: id, ...someCase },
    },
    {
      event: 'staff.data_request_answered',
      actor: 'staff:lan',
      details: { requestId: id, kind: 'access', outcome: 'done', ...someCase },
    },
  ]);
  const told = sql`select kind from notice where account_id = ${accountId}`;
  expect(await rows(database.db, z.object({ kind: z.string() }), told)).toEqual([
    { kind: 'data_request_answered' },
  ]);
  expect(await tracesOf(database.db, keys, [statement, answer])).toEqual([
    'data_request.answer',
    'data_request.statement',
  ]);
});

test('the queue is by due date, marks what is overdue, and tells nobody’s data', async () => {
  const { token } = await insertTestSession(database.db);
  const late = await asked(token);
  const soon = new Date(now.getTime() - 7 * 86_400_000);
  await sql`update data_request set due_at = ${soon} where id = ${late.id}`.execute(database.db);
  const { json, text } = await edge.send('GET', queuePath, readBy(support));
  const { items } = listed.parse(json);
  expect(items[0]).toMatchObject({ id: late.id, isOverdue: true });
  expect(Object.keys(items[0] ?? {}).sort()).toEqual(
    ['askedAt', 'dueAt', 'id', 'isOverdue', 'kind', 'reference', 'state'].sort(),
  );
  expect(text).not.toContain(statement);
  const answered = await edge.send('GET', `${queuePath}?state=answered`, readBy(support));
  expect(listed.parse(answered.json).items.map(({ id }) => id)).not.toContain(late.id);
});

test('a restriction stands on the account until its owner lifts it, and no lock comes meanwhile', async () => {
  const { token, accountId } = await insertTestSession(database.db);
  const { id } = await asked(token, 'restriction');
  const { json } = await answerAs(id);
  expect(z.looseObject({ restrictedAt: z.string() }).safeParse(json).success).toBe(true);
  expect(await own(token)).toMatchObject([{ restricts: true, actions: ['withdraw'] }]);
  await sql`update account set last_active_at = now() - interval '23 months'
    where id = ${accountId}`.execute(database.db);
  const look = () =>
    lockInactive(database.db, { today: new Date().toISOString(), after: null, atOnce: 10 });
  const noticed = async () =>
    (await eventsOf(accountId)).filter(({ event }) => event === 'account.inactive_soon').length;
  await look();
  expect(await noticed()).toBe(0);
  for (let twice = 0; twice < 2; twice += 1) {
    expect((await edge.send('DELETE', `${path}/${id}`, { token })).status).toBe(204);
  }
  expect((await eventsOf(accountId)).map(({ event }) => event)).toContain(
    'account.restriction_lifted',
  );
  await look();
  expect(await noticed()).toBe(1);
});

describe('refused', () => {
  const code = (name: string, status: number) => ({ status, json: { code: name } });

  test.each<[string, object, string, string]>([
    ['no such kind', { kind: 'objection' }, '/kind', 'InvalidValue'],
    [
      'a statement of 19 characters',
      { statement: 'x'.repeat(19) },
      '/statement',
      'StatementTooShort',
    ],
    ['one of 2,001', { statement: 'x'.repeat(2_001) }, '/statement', 'TooLong'],
    ['another member', { phone: '1' }, '/phone', 'UnknownMember'],
  ])('%s', async (_, field, pointer, errorCode) => {
    const { token } = await insertTestSession(database.db);
    const body = { kind: 'access', statement, ...field };
    const refused = await edge.send('POST', path, { token, key: randomUUID(), body });
    expect(refused).toMatchObject(code('ValidationFailed', 400));
    expect(refused.json).toMatchObject({ errors: [{ pointer, code: errorCode }] });
  });

  test('a request without a session, without a key, and another one under the same key', async () => {
    const body = { kind: 'access', statement };
    const key = randomUUID();
    expect(await edge.send('POST', path, { key, body })).toMatchObject(code('SessionMissing', 401));
    const { token } = await insertTestSession(database.db);
    expect(await edge.send('POST', path, { token, body })).toMatchObject(
      code('IdempotencyKeyMissing', 400),
    );
    await ask(token, 'access', key);
    expect(await ask(token, 'deletion', key)).toMatchObject(code('IdempotencyKeyReused', 422));
  });

  test('the sixth that is open, also of several at once, and the eleventh of a day', async () => {
    const { token } = await insertTestSession(database.db);
    const answers = await Promise.all(Array.from({ length: 7 }, () => ask(token)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, 201, 201, 201, 201, 409, 409]);
    expect(await ask(token)).toMatchObject(code('DataRequestsStillOpen', 409));
    const open = await own(token);
    for (const { id } of open) await edge.send('DELETE', `${path}/${id}`, { token });
    for (let n = 0; n < 5; n += 1) expect((await ask(token)).status).toBe(201);
    const last = (await own(token)).find((one) => one['state'] === 'open');
    await edge.send('DELETE', `${path}/${last?.id ?? ''}`, { token });
    const refused = await ask(token);
    expect(refused).toMatchObject(code('TooManyDataRequests', 429));
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(86_000);
  });

  test('somebody else’s, one that is none, and one that is answered', async () => {
    const [one, other] = [
      await insertTestSession(database.db),
      await insertTestSession(database.db),
    ];
    const { id } = await asked(one.token);
    const withdraw = (of: string, token: string) => edge.send('DELETE', `${path}/${of}`, { token });
    const missing = code('DataRequestNotFound', 404);
    expect(await withdraw(id, other.token)).toMatchObject(missing);
    expect(await withdraw('x', one.token)).toMatchObject(missing);
    expect(await edge.send('GET', `${queuePath}/${randomUUID()}`, readBy(support))).toMatchObject(
      missing,
    );
    await answerAs(id, { outcome: 'refused' });
    expect(await withdraw(id, one.token)).toMatchObject(code('DataRequestNotOpen', 409));
    expect(await answerAs(id)).toMatchObject(code('DataRequestNotOpen', 409));
  });

  test('staff without the role, without a reason, or with a key that was used for another answer', async () => {
    const { token, accountId } = await insertTestSession(database.db);
    const { id } = await asked(token);
    const at = `${queuePath}/${id}`;
    expect(await edge.send('GET', queuePath, readBy(auditor))).toMatchObject(
      code('StaffRoleMissing', 403),
    );
    for (const why of [
      { ...someCase, reason: 'no' },
      { ...someCase, reason: 'of 001 185 000 321' },
      { ...someCase, ticket: '*' },
    ]) {
      expect(await edge.send('GET', at, readBy(support, why))).toMatchObject(
        code('HeaderInvalid', 400),
      );
    }
    const key = randomUUID();
    await answerAs(id, {}, key);
    expect(await answerAs(id, { outcome: 'refused' }, key)).toMatchObject(
      code('IdempotencyKeyReused', 422),
    );
    const noted = (await eventsOf(accountId)).map(({ event }) => event);
    expect(noted).not.toContain('staff.data_request_read');
  });

  test('an answer that is too short', async () => {
    const refused = await answerAs(randomUUID(), { answer: 'Đã xong' });
    expect(refused).toMatchObject(code('ValidationFailed', 400));
    expect(refused.json).toMatchObject({
      errors: [{ pointer: '/answer', code: 'StatementTooShort' }],
    });
  });
});
