import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { flowOf, problemOf } from '../support/portal.ts';
import { password, registration } from '../support/registration.ts';
import { type System, startSystem } from '../support/system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem();
}, 60_000);
afterAll(() => system.stop(), 30_000);

/** Somebody who has registered, long ago: Temporal knows nothing of it any more. */
async function longAgo() {
  const idempotencyKey = randomUUID();
  const { citizen, body } = await registration(system).known();
  const flow = flowOf(await system.portal.start(body, { key: idempotencyKey }));
  await system.portal.step(flow, 'otp', { code: await system.simulators.code(citizen.phone) });
  const chosen = { password, repeated: password };
  const done = flowOf(await system.portal.step(flow, 'password', chosen));
  await system.forget(flow.id);
  return { idempotencyKey, body, flow, done, chosen };
}

test('the row of a flow decides after its workflow is gone: no start and no step begins anew', async () => {
  const { idempotencyKey: key, body, flow, done, chosen } = await longAgo();
  const somebody = await registration(system).known();
  const other = problemOf(await system.portal.start(somebody.body, { key }));
  expect(other.code).toBe('IdempotencyKeyReused');
  expect(await system.simulators.messages(somebody.citizen.phone)).toEqual([]);

  const again = problemOf(await system.portal.start(body, { key }));
  expect(again).toMatchObject({
    code: 'FlowCompleted',
    flow: { id: flow.id, result: done.result },
  });
  const step = await system.portal.step(flow, 'password', chosen, { key: randomUUID() });
  expect(flowOf(step).result).toEqual(done.result);
  expect(await system.isThere(flow.id)).toBe(false);
}, 120_000);
