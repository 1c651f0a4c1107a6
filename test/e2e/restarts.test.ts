import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { rows } from '../support/rows.ts';
import { type Answer, type FlowView, flowOf } from '../support/portal.ts';
import { password, registration } from '../support/registration.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem({ REQUEST_DEADLINE_MS: '4000' }, { ownTemporal: true });
}, 90_000);
afterAll(() => system.stop(), 30_000);

const parts = ['worker', 'api', 'temporal'] as const;
type Part = (typeof parts)[number];
type Step = 'details' | 'otp' | 'password';

/**
 * Sends a step, kills the part while it is under way, starts it again, and sends the very same
 * request (key and body) until it is answered: nobody types anything twice.
 */
async function sendThrough(part: Part, send: () => Promise<Answer>): Promise<FlowView> {
  const first = send().catch(() => null);
  await system.kill(part);
  await system.start(part);
  await first;
  return until(`an answer after the kill of ${part}`, async () => {
    const answer = await send().catch(() => null);
    return (answer?.status === 200 || answer?.status === 201) && flowOf(answer);
  });
}

describe.each(parts)('kill -9 of %s', (part) => {
  test.each<Step>(['details', 'otp', 'password'])(
    'at the step %s loses nothing',
    async (step) => {
      const { citizen, body } = await registration(system).known();
      const through = (at: Step, send: () => Promise<Answer>): Promise<FlowView> =>
        at === step ? sendThrough(part, send) : send().then(flowOf);

      const key = randomUUID();
      const flow = await through('details', () => system.portal.start(body, { key }));
      const typed = { code: await system.simulators.code(citizen.phone) };
      const otpKey = randomUUID();
      await through('otp', () => system.portal.step(flow, 'otp', typed, { key: otpKey }));
      const chosen = { password, repeated: password };
      const passwordKey = randomUUID();
      const done = await through('password', () =>
        system.portal.step(flow, 'password', chosen, { key: passwordKey }),
      );

      expect(done.status).toBe('completed');
      const texts = await system.simulators.messages(citizen.phone);
      const codes = new Set(texts.map((text) => text.match(/\d{6}/)?.[0]));
      expect(codes.size).toBe(1);
      expect(texts.length).toBeLessThanOrEqual(2);
      expect(await system.audit(flow.id, 'account.created')).toHaveLength(1);
      expect(await system.audit(flow.id, 'otp.verified')).toHaveLength(1);
    },
    90_000,
  );
});

test('status is read, and the flow cancelled later, while no worker runs', async () => {
  const { flow } = await registration(system).atOtp();
  await system.kill('worker');
  expect(flowOf(await system.portal.read(flow)).step?.name).toBe('otp');
  const { body } = await registration(system).known();
  const accepted = await system.portal.start(body);
  expect(accepted.status).toBe(202);
  expect(flowOf(await system.portal.read(flowOf(accepted))).status).toBe('open');
  await system.start('worker');
  await until('the step of the accepted flow', async () => {
    return flowOf(await system.portal.read(flowOf(accepted))).step?.name === 'otp';
  });
}, 90_000);

test('a signal in the middle of the last step changes nothing of its answer', async () => {
  const { flow } = await registration(system).atPassword();
  const chosen = { password, repeated: password };
  const answer = await system.database.transaction(async (tx) => {
    await sql`lock table identity_document in access exclusive mode`.execute(tx);
    const sent = system.portal.step(flow, 'password', chosen);
    await until('the account to wait for the lock', async () => {
      const waiting = sql`select from pg_stat_activity where wait_event_type = 'Lock'`;
      return (await rows(tx, z.unknown(), waiting)).length > 0;
    });
    await system.signal(flow.id, 'resendOtp');
    return { sent };
  });
  expect(flowOf(await answer.sent)).toMatchObject({ status: 'completed' });
  expect(await system.audit(flow.id, 'account.created')).toHaveLength(1);
}, 90_000);
