import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { flowOf, problemOf } from '../support/portal.ts';
import { registration } from '../support/registration.ts';
import { type SignedInStaff, signInStaff, type StaffAnswer } from '../support/staff.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';

/** Long enough for a slow machine to declare an outage meanwhile. */
const deadlineMs = 8_000;

let system: System;
let operator: SignedInStaff;
let supervisor: SignedInStaff;
let clerk: SignedInStaff;
beforeAll(async () => {
  system = await startSystem({
    FLOW_DEADLINE_SECONDS: String(deadlineMs / 1_000),
    CARRIER_TIMEOUT_MS: '300',
    RETRY_INITIAL_MS: '200',
    RETRY_MAXIMUM_MS: '400',
  });
  operator = await signInStaff(system.url, 'vanhanh');
  supervisor = await signInStaff(system.url, 'kiemsoat1');
  clerk = await signInStaff(system.url, 'hotro1');
}, 90_000);
afterEach(() => system.simulators.clearFaults());
afterAll(() => system.stop(), 30_000);

const outageShape = z.object({
  id: z.string(),
  system: z.string(),
  since: z.string(),
  until: z.string().nullable(),
  declaredBy: z.string(),
  flowsWaiting: z.number(),
});
const path = '/v1/staff/outages';
const declare = (body: object, key = randomUUID(), by = operator) =>
  by.send('POST', path, { body, key });
const end = (id: string, body: object = {}, key = randomUUID(), by = supervisor) =>
  by.send('POST', `${path}/${id}/end`, { body, key });
const codeOf = ({ status, json }: StaffAnswer) =>
  `${status} ${z.object({ code: z.string() }).parse(json).code}`;
const outageOf = ({ json }: StaffAnswer) => outageShape.parse(json);
const list = async () =>
  z.object({ items: z.array(outageShape) }).parse((await operator.send('GET', path)).json).items;

/** A flow that the carrier keeps waiting. */
async function waiting() {
  await system.simulators.setFault({ system: 'carrier', fault: 'down' });
  const { body } = await registration(system).known();
  const { flow } = problemOf(await system.portal.start(body));
  if (!flow) throw new Error('the flow waits');
  return flow;
}

test('no flow expires because the carrier was down, and each goes on when it is back', async () => {
  const flow = await waiting();
  const since = new Date(Date.parse(flow.expiresAt) - deadlineMs).toISOString();
  const declared = outageOf(await declare({ system: 'carrier', since }));
  expect(await list()).toMatchObject([{ ...declared, until: null, flowsWaiting: 1 }]);
  const frozen = await until('the deadline to be put off', async () => {
    const now = flowOf(await system.portal.read(flow));
    return now.expiresAt > flow.expiresAt && now;
  });
  expect(frozen).toMatchObject({
    status: 'open',
    step: { name: 'details', waitingFor: 'carrier' },
  });
  expect(await system.audit(flow.id, 'flow.deadline_frozen')).not.toEqual([]);
  await system.simulators.clearFaults();
  await until('the code sent', async () => {
    const { step } = flowOf(await system.portal.read(flow));
    return step?.name === 'otp';
  });
  const ended = outageOf(await end(declared.id));
  expect(ended.until).not.toBeNull();
  // What the outage took is given back, and then it expires as any flow does.
  const gone = await until('the flow to end', async () => {
    const now = flowOf(await system.portal.read(flow));
    return now.status !== 'open' && now;
  });
  expect(gone.status).toBe('expired');
  const lost = Date.parse(ended.until ?? '') - Date.parse(ended.since);
  expect(Date.parse(gone.expiresAt)).toBeGreaterThanOrEqual(Date.parse(flow.expiresAt) + lost);
});

test('an outage is declared once and ended once, whoever repeats it', async () => {
  const key = randomUUID();
  const declared = outageOf(await declare({ system: 'sms' }, key));
  expect(outageOf(await declare({ system: 'sms' }, key))).toEqual(declared);
  expect(codeOf(await declare({ system: 'email' }, key))).toBe('422 IdempotencyKeyReused');
  expect(codeOf(await declare({ system: 'sms' }))).toBe('409 OutageAlreadyOpen');
  const before = new Date(Date.parse(declared.since) - 1_000).toISOString();
  expect(codeOf(await end(declared.id, { until: before }))).toBe('422 OutageTimesWrong');
  const endKey = randomUUID();
  const ended = outageOf(await end(declared.id, {}, endKey));
  expect(outageOf(await end(declared.id, {}, endKey))).toEqual(ended);
  expect(codeOf(await end(declared.id))).toBe('409 OutageEnded');
  expect(codeOf(await end(randomUUID()))).toBe('404 OutageNotFound');
  const { rows } = await auditOf(declared.id);
  expect(rows).toEqual([
    'staff:vanhanh staff.outage_declared',
    'staff:kiemsoat1 staff.outage_ended',
  ]);
});

test('of two who declare the same at once one is told that it is declared already', async () => {
  const answers = await Promise.all([declare({ system: 'ca' }), declare({ system: 'ca' })]);
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses).toEqual([201, 409]);
  const [open] = (await list()).filter((one) => one.system === 'ca');
  expect((await end(open?.id ?? '')).status).toBe(200);
});

test.each([
  ['an unknown system', { system: 'weather' }, '400 ValidationFailed'],
  ['no ticket', { system: 'post', ticket: '' }, '400 ValidationFailed'],
  [
    'a beginning to come',
    { system: 'post', since: '2130-01-01T00:00:00Z' },
    '422 OutageTimesWrong',
  ],
  [
    'a beginning long ago',
    { system: 'post', since: '2020-01-01T00:00:00Z' },
    '422 OutageTimesWrong',
  ],
])('%s is refused', async (_, body, refusal) => {
  expect(codeOf(await declare(body))).toBe(refusal);
});

test('nobody without the role sees, declares or ends one', async () => {
  expect(codeOf(await clerk.send('GET', path))).toBe('403 StaffRoleMissing');
  expect(codeOf(await declare({ system: 'post' }, randomUUID(), clerk))).toBe(
    '403 StaffRoleMissing',
  );
  expect(codeOf(await end(randomUUID(), {}, randomUUID(), clerk))).toBe('403 StaffRoleMissing');
});

async function auditOf(outage: string) {
  const found = await system.database.db
    .selectFrom('audit_event')
    .select(['event', 'actor', 'details'])
    .where('event', 'like', 'staff.outage_%')
    .orderBy('id')
    .execute();
  const own = found.filter(({ details }) => JSON.stringify(details).includes(outage));
  return { rows: own.map(({ actor, event }) => `${actor} ${event}`) };
}
