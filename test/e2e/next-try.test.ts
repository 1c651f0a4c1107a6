import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { flowOf, problemOf } from '../support/portal.ts';
import { registration, withToken } from '../support/registration.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem({ RETRY_INITIAL_MS: '500', RETRY_MAXIMUM_MS: '60000' });
}, 60_000);
afterAll(() => system.stop(), 30_000);

test('while a system is away the flow says when it is asked next, as the pauses grow', async () => {
  await system.simulators.setFault({ system: 'carrier', fault: 'down' });
  const { citizen, body } = await registration(system).known();
  const { flow, retryAfter } = problemOf(await system.portal.start(body));
  if (!flow) throw new Error('a refused start carries its flow');
  expect(retryAfter).toBe(1);
  const read = async () => flowOf(await system.portal.read(flow));
  await until('a pause longer than the first', async () => {
    const seconds = (await read()).problem?.retryAfter ?? 0;
    return seconds > 3;
  });
  await system.simulators.clearFaults();
  await system.simulators.code(citizen.phone);
  const at = await until('the OTP', async () => {
    const now = await read();
    return now.step?.waitingFor === 'citizen' && now;
  });
  expect(withToken(flow, at).problem).toBeNull();
});
