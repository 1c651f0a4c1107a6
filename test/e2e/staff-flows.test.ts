import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { flowOf, problemOf } from '../support/portal.ts';
import { registration, stepOf, withToken } from '../support/registration.ts';
import { type SignedInStaff, signInStaff, type StaffAnswer } from '../support/staff.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
let clerk: SignedInStaff;
let supervisor: SignedInStaff;
let operator: SignedInStaff;
beforeAll(async () => {
  system = await startSystem({ OTP_RESEND_AFTER_SECONDS: '1' });
  clerk = await signInStaff(system.url, 'hotro1');
  supervisor = await signInStaff(system.url, 'kiemsoat1');
  operator = await signInStaff(system.url, 'vanhanh');
}, 90_000);
afterAll(() => system.stop(), 30_000);

const day = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString();

const list = z.object({ items: z.array(z.object({ id: z.string() })) });
const storyShape = z.object({
  flow: z.object({ status: z.string(), waitingFor: z.string().nullable() }),
  reviewId: z.string().nullable(),
  expiresAt: z.string(),
  events: z.array(
    z.object({
      event: z.string(),
      actor: z.string(),
      text: z.string(),
      ticket: z.string().nullable(),
    }),
  ),
  findings: z.array(z.object({ name: z.string(), text: z.string() })),
  actions: z.array(
    z.object({ name: z.string(), allowed: z.boolean(), why: z.string().nullable() }),
  ),
});
const codeOf = ({ status, json }: StaffAnswer) =>
  `${status} ${z.object({ code: z.string() }).parse(json).code}`;

const find = (query: string, by = clerk) => by.send('GET', `/v1/staff/flows?${query}`);
const idsOf = ({ json }: StaffAnswer) => list.parse(json).items.map(({ id }) => id);
const story = async (flowId: string, by = clerk) =>
  storyShape.parse((await by.send('GET', `/v1/staff/flows/${flowId}`)).json);
const act = (flowId: string, name: string, body: object = {}, key?: string, by = clerk) =>
  by.send('POST', `/v1/staff/flows/${flowId}/actions/${name}`, {
    body,
    ...(key !== undefined && { key }),
  });
const allowedIn = ({ actions }: z.output<typeof storyShape>) =>
  actions.filter(({ allowed }) => allowed).map(({ name }) => name);

/** A flow whose details the carrier denies. */
async function denied() {
  const { citizen, body } = await registration(system).known();
  const refused = await system.portal.start({ ...body, fullName: 'Nguyễn Thị Hoà Bình' });
  const { flow } = problemOf(refused);
  if (!flow) throw new Error('a refused start carries its flow');
  return { citizen, flow, refused };
}

describe('a flow is found', () => {
  test('by each key that a citizen may tell, exactly, and the look is noted without the value', async () => {
    const { citizen, flow } = await registration(system).atOtp();
    const { documentNumber, phone } = citizen;
    for (const query of [
      `reference=${flow.reference}`,
      `reference=${flow.reference.toLowerCase().replaceAll('-', '')}`,
      `id=${flow.id}`,
      `number=${documentNumber}`,
      `phone=${encodeURIComponent(phone)}`,
    ]) {
      expect(idsOf(await find(query))).toEqual([flow.id]);
    }
    const other = documentNumber.replace(/.$/, (last) => String((Number(last) + 1) % 10));
    expect(idsOf(await find(`number=${other}`))).toEqual([]);
    const noted = await system.database.db
      .selectFrom('audit_event')
      .select(['actor', 'details'])
      .where('event', '=', 'staff.flows_found')
      .execute();
    expect(noted).toHaveLength(6);
    expect(noted[0]).toMatchObject({
      actor: 'staff:hotro1',
      details: { key: 'reference', flows: [flow.id], ticket: 'HT-2026-00123' },
    });
    expect(JSON.stringify(noted)).not.toMatch(new RegExp(`${documentNumber}|${phone.slice(3)}`));
  });

  test.each(['', 'reference=DD-*', 'number=0%', 'phone=09', 'id=a&number=001090012345', 'id='])(
    'never by "%s"',
    async (query) => {
      expect(['400 SearchNotExact', '400 HeaderInvalid']).toContain(codeOf(await find(query)));
    },
  );

  test('by nobody without the role, and never without a reason', async () => {
    expect(codeOf(await find('reference=DD-7K3F-92QX', supervisor))).toBe('403 StaffRoleMissing');
    const headers = { 'x-reason': '', 'x-ticket': '' };
    const mute = await clerk.send('GET', '/v1/staff/flows?reference=DD-7K3F-92QX', { headers });
    expect(mute.status).toBe(400);
  });
});

test('why the carrier said no is told to staff alone', async () => {
  const { flow, refused } = await denied();
  const waiting = withToken(flow, flowOf(await system.portal.act(flow, 'askForReview')));
  const told = await story(flow.id);
  expect(told.findings).toEqual([{ name: 'fullName', text: 'The full name differs' }]);
  expect(told.events.map(({ text }) => text)).toContain('Staff were asked to verify');
  expect(told.flow).toMatchObject({ status: 'open', waitingFor: 'staff' });
  expect(told.reviewId).not.toBeNull();
  const shown = JSON.stringify([refused, await system.portal.read(waiting)]);
  expect(shown).not.toMatch(/fullName|full name|differs/);
});

describe('a flow goes on by a signal', () => {
  test('a code is sent again, once, however often it is asked for with the same key', async () => {
    const { citizen, flow } = await registration(system).atOtp();
    await until('another code may be sent', async () =>
      allowedIn(await story(flow.id)).includes('resend'),
    );
    const key = randomUUID();
    expect((await act(flow.id, 'resend', {}, key)).status).toBe(202);
    await system.simulators.code(citizen.phone, 2);
    expect((await act(flow.id, 'resend', {}, key)).status).toBe(202);
    expect(codeOf(await act(flow.id, 'resend', { reason: 'another one' }, key))).toBe(
      '422 IdempotencyKeyReused',
    );
    expect(await system.audit(flow.id, 'staff.flow_resent')).toHaveLength(1);
    expect(await system.simulators.codes(citizen.phone)).toHaveLength(2);
  });

  test('the deadline is put off, within bounds', async () => {
    const { flow } = await registration(system).atOtp();
    for (const until of [inDays(-1), inDays(17)]) {
      expect(codeOf(await act(flow.id, 'extend', { until }))).toBe('409 FlowActNotAllowed');
    }
    const to = inDays(3);
    const answer = await act(flow.id, 'extend', { until: to }, undefined, operator);
    expect(storyShape.parse(answer.json).expiresAt).toBe(to);
    expect(await system.audit(flow.id, 'staff.flow_extended')).toHaveLength(1);
  });

  test('a review is opened where the citizen could ask for one', async () => {
    const { flow } = await denied();
    const answer = await act(flow.id, 'openReview');
    expect(storyShape.parse(answer.json)).toMatchObject({ flow: { waitingFor: 'staff' } });
  });

  test('it is cancelled, with reason and ticket in its story; then nothing is left to do', async () => {
    const { flow } = await registration(system).atOtp();
    const answer = await act(flow.id, 'cancel', { reason: 'the citizen has begun anew' });
    expect(answer.status).toBe(202);
    await until('the end', async () => (await story(flow.id)).flow.status === 'cancelled');
    const told = await story(flow.id);
    expect(allowedIn(told)).toEqual([]);
    expect(told.events).toContainEqual(
      expect.objectContaining({
        event: 'staff.flow_cancelled',
        actor: 'staff:hotro1',
        ticket: 'HT-2026-00123',
      }),
    );
    const again = await act(flow.id, 'cancel');
    expect(codeOf(again)).toBe('409 FlowActNotAllowed');
    expect(again.json).toMatchObject({ detail: expect.stringContaining('It has ended') });
  });

  test('by nobody whose role it is not, which is noted', async () => {
    const { flow } = await registration(system).atOtp();
    expect(codeOf(await act(flow.id, 'cancel', {}, undefined, supervisor))).toBe(
      '403 StaffRoleMissing',
    );
    expect(allowedIn(await story(flow.id, supervisor))).toEqual([]);
    expect(stepOf(flowOf(await system.portal.read(flow))).name).toBe('otp');
    expect(codeOf(await act('0'.repeat(32), 'cancel'))).toBe('404 StaffFlowNotFound');
  });
});
