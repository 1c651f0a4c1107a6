import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { flowOf, problemOf } from '../support/portal.ts';
import { password, registration, stepOf, withToken } from '../support/registration.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
let citizens: ReturnType<typeof registration>;
beforeAll(async () => {
  system = await startSystem({
    CARRIER_TIMEOUT_MS: '300',
    SMS_TIMEOUT_MS: '300',
    RETRY_INITIAL_MS: '200',
    RETRY_MAXIMUM_MS: '400',
  });
  citizens = registration(system);
}, 60_000);
afterEach(() => system.simulators.clearFaults());
afterAll(() => system.stop(), 30_000);

describe('a system outside that fails', () => {
  test.each([
    ['carrier', 'down', 'CarrierUnavailable', 'details'],
    ['carrier', 'slow', 'CarrierUnavailable', 'details'],
    ['carrier', 'malformed answer', 'CarrierUnavailable', 'details'],
    ['sms', 'down', 'SmsUnavailable', 'otp'],
  ])('%s %s: the flow waits with %s, and goes on by itself', async (name, fault, code, step) => {
    const { citizen, body } = await citizens.known();
    await system.simulators.setFault({ system: name, fault });
    const answer = await system.portal.start(body);
    expect(answer.status).toBe(503);
    const problem = problemOf(answer);
    expect(problem.code).toBe(code);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    const { flow } = problem;
    if (!flow) throw new Error('the flow stays');
    expect(stepOf(flow)).toMatchObject({ name: step, waitingFor: 'carrier', actions: ['cancel'] });

    await system.simulators.clearFaults();
    const open = await until('the otp step', async () => {
      const now = flowOf(await system.portal.read(flow));
      return now.step?.name === 'otp' && now.step.waitingFor === 'citizen' && now;
    });
    expect(open.problem).toBeNull();
    const typed = { code: await system.simulators.code(citizen.phone) };
    const verified = flowOf(await system.portal.step(withToken(flow, open), 'otp', typed));
    expect(verified.step?.name).toBe('password');
    const chosen = { password, repeated: password };
    const done = flowOf(await system.portal.step(flow, 'password', chosen));
    expect(done.status).toBe('completed');
  });

  test('sms slow: the message may be on its way, so it is not sent a second time', async () => {
    const { citizen, body } = await citizens.known();
    await system.simulators.setFault({ system: 'sms', fault: 'slow', seconds: 1 });
    const flow = flowOf(await system.portal.start(body));
    expect(flow.step).toMatchObject({ name: 'otp', waitingFor: 'citizen' });
    const typed = { code: await system.simulators.code(citizen.phone) };
    expect(flowOf(await system.portal.step(flow, 'otp', typed)).step?.name).toBe('password');
    expect(await system.simulators.messages(citizen.phone)).toHaveLength(1);
  });

  test('a flow that waits for the carrier can be cancelled', async () => {
    const { body } = await citizens.known();
    await system.simulators.setFault({ system: 'carrier', fault: 'down' });
    const { flow } = problemOf(await system.portal.start(body));
    if (!flow) throw new Error('the flow stays');
    expect((await system.portal.cancel(flow)).status).toBe(204);
    expect(flowOf(await system.portal.read(flow)).status).toBe('cancelled');
  });
});
