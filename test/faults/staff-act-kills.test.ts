import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { registration } from '../support/registration.ts';
import { type SignedInStaff, signInStaff } from '../support/staff.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
let clerk: SignedInStaff;
beforeAll(async () => {
  system = await startSystem({ OTP_RESEND_AFTER_SECONDS: '1' }, { ownTemporal: true });
  clerk = await signInStaff(system.url, 'hotro1');
}, 120_000);
afterAll(() => system.stop(), 30_000);

const offered = z.object({
  actions: z.array(z.object({ name: z.string(), allowed: z.boolean() })),
});
const resendable = async (flowId: string) => {
  const { json } = await clerk.send('GET', `/v1/staff/flows/${flowId}`);
  return offered.parse(json).actions.some(({ name, allowed }) => name === 'resend' && allowed);
};
const resend = (flowId: string, key: string) =>
  clerk.send('POST', `/v1/staff/flows/${flowId}/actions/resend`, { body: {}, key });

test('the API dies between an act and its signal: the same key does it, once', async () => {
  const { citizen, flow } = await registration(system).atOtp();
  await until('another code may be sent', () => resendable(flow.id));
  const key = randomUUID();

  system.freeze('temporal');
  const lost = resend(flow.id, key).catch(() => 'lost' as const);
  const recorded = () => system.audit(flow.id, 'staff.flow_resent');
  await until('the act to be recorded', async () => (await recorded()).length === 1);
  await system.kill('api');
  system.thaw('temporal');
  expect(await lost).toBe('lost');

  await system.start('api');
  expect((await resend(flow.id, key)).status).toBe(202);
  await system.simulators.code(citizen.phone, 2);
  expect((await resend(flow.id, key)).status).toBe(202);
  expect(await recorded()).toHaveLength(1);
  expect(await system.simulators.codes(citizen.phone)).toHaveLength(2);
}, 60_000);

test('Temporal is down: not now, and the same key does it later', async () => {
  const { flow } = await registration(system).atOtp();
  const key = randomUUID();
  const cancel = () =>
    clerk.send('POST', `/v1/staff/flows/${flow.id}/actions/cancel`, { body: {}, key });
  system.freeze('temporal');
  expect(await cancel()).toMatchObject({ status: 503, json: { code: 'ServiceUnavailable' } });
  system.thaw('temporal');
  expect((await cancel()).status).toBe(202);
  expect(await system.audit(flow.id, 'staff.flow_cancelled')).toHaveLength(1);
  await until('the end', async () => (await system.audit(flow.id, 'flow.cancelled')).length === 1);
}, 60_000);
