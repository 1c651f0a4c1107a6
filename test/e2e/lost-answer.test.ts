import { otpCodeMac } from '../../src/activities/otp/otp-code.ts';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { loadConfig } from '../../src/platform/config.ts';
import { readFlow, saveFlow } from '../../src/db/flows/flows.ts';
import { tryCode } from '../../src/db/proofs/otp-challenges.ts';
import { createKeys } from '../../src/platform/keys.ts';
import { flowOf, problemOf } from '../support/portal.ts';
import { registration } from '../support/registration.ts';
import { type System, startSystem } from '../support/system.ts';

const keys = createKeys(loadConfig({}).keys);

let system: System;
beforeAll(async () => {
  system = await startSystem();
}, 60_000);
afterAll(() => system.stop(), 30_000);

/**
 * A flow at its OTP whose activity has accepted the code and written the next step, while its
 * workflow never heard of it: what is left when API, worker and Temporal die before the task is done.
 */
async function aheadOfItsWorkflow() {
  const { flow, code } = await registration(system).atOtp();
  const { db } = system.database;
  const proof = { flowId: flow.id, step: 'otp', purpose: 'registration' } as const;
  await tryCode(db, {
    proof,
    number: 1,
    codeMac: otpCodeMac(keys, proof, code),
    attemptId: randomUUID(),
    triesPerCode: 5,
    daily: { key: Buffer.from(flow.id), limit: 10, windowSeconds: 3600 },
  });
  const row = await readFlow(db, keys, flow.id);
  const step = row?.record.step;
  if (!step) throw new Error('the flow is at its OTP');
  const { record, personal } = row;
  const sequence = record.sequence + 1;
  const next = { ...record, sequence, step: { ...step, name: 'password' as const } };
  await saveFlow(db, keys, { record: next, personal, event: 'otp.verified', actor: 'citizen' });
  expect(flowOf(await system.portal.read(flow)).step?.name).toBe('password');
  return { flow, code };
}

test('the code that was accepted is accepted again, by its own flow', async () => {
  const { flow, code } = await aheadOfItsWorkflow();
  expect(flowOf(await system.portal.step(flow, 'otp', { code })).step?.name).toBe('password');
  expect(flowOf(await system.portal.read(flow)).step?.name).toBe('password');
});

test('the flow is told as its workflow knows it, and so it is from then on', async () => {
  const { flow, code } = await aheadOfItsWorkflow();
  const chosen = { password: 'Mật-khẩu-2026!', repeated: 'Mật-khẩu-2026!' };
  const refused = problemOf(await system.portal.step(flow, 'password', chosen));
  expect([refused.code, refused.flow?.step?.name]).toEqual(['StepNotOpen', 'otp']);
  const wrong = code === '000000' ? '111111' : '000000';
  await system.portal.step(flow, 'otp', { code: wrong });
  expect(flowOf(await system.portal.read(flow)).step?.name).toBe('otp');
});
