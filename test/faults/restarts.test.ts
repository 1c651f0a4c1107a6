import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { rows } from '../support/rows.ts';
import { registerThroughKill, steps } from '../support/kill-through.ts';
import { flowOf } from '../support/portal.ts';
import { password, registration } from '../support/registration.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem({ REQUEST_DEADLINE_MS: '4000' }, { ownTemporal: true });
}, 90_000);
afterAll(() => system.stop(), 30_000);

describe.each(['worker', 'api', 'temporal'] as const)('kill -9 of %s', (part) => {
  test.each(steps)(
    'at the step %s loses nothing',
    (step) => registerThroughKill(system, part, step),
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
