import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { privacyStore } from '../../../src/api/privacy/privacy-store.ts';
import { createSealKey } from '../../../src/db/audit/seal-key.ts';
import { sealEvents } from '../../../src/db/audit/seal-events.ts';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { noteStaff } from '../../../src/db/staff/acts.ts';
import { type Edge, startEdge } from '../../api/support/edge.ts';
import { readBy, staffMembers } from '../../api/support/staff-members.ts';
import { asUser, createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { rows } from '../../support/rows.ts';
import { someCase } from '../../support/staff.ts';

const staff = staffMembers();
const auditor = staff.member('khai', 'auditor');
const support = staff.member('lan', 'support');

let database: Database;
let sealer: Database;
let edge: Edge;
beforeAll(async () => {
  const url = await createTestDatabase();
  const options = { poolSize: 4, statementTimeoutMs: 30_000 };
  database = await openDatabase(url, options);
  sealer = await openDatabase(asUser(url, 'sealer'), options);
  edge = await startEdge({
    privacy: privacyStore(database, keys),
    staffSessions: staff.staffSessions,
    now: () => new Date(Date.now() + 1_000),
  });
}, 60_000);
afterAll(async () => {
  await edge.stop();
  await Promise.all([database.close(), sealer.close()]);
});

const trail = z.object({
  items: z.array(z.looseObject({ event: z.string(), sequence: z.number().nullable() })),
  next: z.string().nullable(),
  seal: z.looseObject({ head: z.string().nullable(), fits: z.boolean() }),
});
const queryOf = (query: object) => new URLSearchParams({ ...query }).toString();
const get = (query: object, by = auditor) =>
  edge.send('GET', `/v1/staff/audit?${queryOf(query)}`, readBy(by));
const read = async (query: object) => trail.parse((await get(query)).json);
const report = (query: object, by = auditor) =>
  edge.send('GET', `/v1/staff/breach-report?${queryOf(query)}`, readBy(by));
const events = async (query: object) => (await read(query)).items.map(({ event }) => event);
const note = (act: string, by: string, subject: { flowId?: string; accountId?: string }) =>
  noteStaff(database.db, { act, by, why: someCase, ...subject });
const today = () => ({
  from: new Date(Date.now() - 3_600_000).toISOString(),
  to: new Date(Date.now() + 60_000).toISOString(),
});

test('the trail is read by flow, account, member, event and time, the newest first', async () => {
  const [flowId, accountId] = [randomUUID(), randomUUID()];
  const [by, other] = [`ha-${flowId}`, `bao-${flowId}`];
  await note('flow_read', by, { flowId });
  await note('flow_cancelled', other, { flowId });
  await note('account_locked', by, { accountId });
  expect(await events({ flowId })).toEqual(['staff.flow_cancelled', 'staff.flow_read']);
  expect(await events({ accountId })).toEqual(['staff.account_locked']);
  expect(await events({ by })).toEqual(['staff.account_locked', 'staff.flow_read']);
  expect(await events({ flowId, event: 'staff.flow_read' })).toEqual(['staff.flow_read']);
  expect(await events({ by, from: new Date(Date.now() + 500).toISOString() })).toEqual([]);
  expect(await events({ flowId, to: '2026-01-01T00:00:00Z' })).toEqual([]);
});

test('parts follow each other without a gap, and a cursor is of use for its own question alone', async () => {
  const flowId = randomUUID();
  for (let n = 0; n < 51; n += 1) await note(`n${n}`, 'lan', { flowId });
  const first = await read({ flowId });
  const after = first.next ?? '';
  const second = await read({ flowId, after });
  expect([first.items.length, second.items.map(({ event }) => event), second.next]).toEqual([
    50,
    ['staff.n0'],
    null,
  ]);
  expect(await get({ flowId: randomUUID(), after })).toMatchObject({
    status: 400,
    json: { code: 'HeaderInvalid' },
  });
});

test('the newest seal is told, and whether its event has the hash that was sealed', async () => {
  const flowId = randomUUID();
  await note('flow_read', 'lan', { flowId });
  const key = createSealKey(Buffer.alloc(32, 1));
  while (await sealEvents(sealer, key, () => new Date()));
  const { items, seal } = await read({ flowId });
  expect(items[0]?.sequence).toBeGreaterThan(0);
  expect(seal.head).toMatch(/^n\d+:[0-9a-f]{64}$/);
  expect(seal.fits).toBe(true);
});

test('a look at the trail is in the trail, with what was asked and why', async () => {
  const flowId = randomUUID();
  await get({ flowId });
  await report({ account: flowId, ...today() });
  const own = await rows(
    database.db,
    z.object({ event: z.string(), details: z.looseObject({}) }),
    sql`select event, details from audit_event
      where actor = 'staff:khai' and details::text like ${`%${flowId}%`} order by id`,
  );
  expect(own).toEqual([
    { event: 'staff.audit_read', details: { asked: { flowId }, ...someCase } },
    {
      event: 'staff.breach_report_read',
      details: expect.objectContaining({ ...someCase }),
    },
  ]);
});

test('a report says which accounts and flows a member has touched, how often, from when to when', async () => {
  const [one, two, flowId] = [randomUUID(), randomUUID(), randomUUID()];
  const by = `ha-${flowId}`;
  await note('account_read', by, { accountId: one });
  await note('account_read', by, { accountId: one });
  await note('account_locked', by, { accountId: one });
  await note('account_read', by, { accountId: two });
  await note('flow_read', by, { flowId });
  await note('account_read', 'somebody-else', { accountId: one });
  await note('looked_at_a_list', by, {});
  const { json, status } = await report({ by, ...today() });
  expect(status).toBe(200);
  expect(json).toMatchObject({ by, accounts: 2, flows: 1, isWhole: true });
  const { items } = z.object({ items: z.array(z.looseObject({})) }).parse(json);
  expect(items).toHaveLength(3);
  expect(items).toContainEqual(
    expect.objectContaining({
      accountId: one,
      times: 3,
      events: [
        { event: 'staff.account_locked', times: 1 },
        { event: 'staff.account_read', times: 2 },
      ],
    }),
  );
  const ofAccount = await report({ account: one, ...today() });
  expect(ofAccount.json).toMatchObject({ items: [{ by }, { by: 'somebody-else', times: 1 }] });
  const before = { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00+07:00' };
  expect((await report({ by, ...before })).json).toMatchObject({ items: [] });
});

describe('refused', () => {
  const span = { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' };

  test.each<[string, object]>([
    ['a sign that stands for others', { by: '%' }],
    ['a star', { by: 'l*' }],
    ['an account that is no id', { accountId: 'x' }],
    ['a time without a zone', { from: '2026-01-01T00:00:00' }],
    ['a day that is none', { from: '2026-02-30T00:00:00Z' }],
    [
      'more than 92 days without a subject',
      { from: '2026-01-01T00:00:00Z', to: '2026-06-01T00:00:00Z' },
    ],
    ['an end before the beginning', { from: span.to, to: span.from }],
    ['a cursor that is none', { after: 'x' }],
  ])('a look by %s', async (_, query) => {
    expect(await get(query)).toMatchObject({ status: 400, json: { code: 'HeaderInvalid' } });
  });

  test.each<[string, object]>([
    ['about nobody', span],
    ['by a pattern', { by: 'lan%', ...span }],
    ['without an end', { by: 'lan', from: span.from }],
    ['over 93 days', { by: 'lan', from: span.from, to: '2026-04-04T00:00:00Z' }],
    ['of an account that is no id', { account: '1 or 1=1', ...span }],
  ])('a report %s', async (_, query) => {
    expect(await report(query)).toMatchObject({ status: 400, json: { code: 'HeaderInvalid' } });
  });

  test('whoever is no auditor', async () => {
    const refused = { status: 403, json: { code: 'StaffRoleMissing' } };
    expect(await get({}, support)).toMatchObject(refused);
    expect(await report({ by: 'lan', ...span }, support)).toMatchObject(refused);
  });
});
