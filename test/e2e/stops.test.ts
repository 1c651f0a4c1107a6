import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { flowOf, problemOf } from '../support/portal.ts';
import { registration } from '../support/registration.ts';
import { type PartName, type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem({ RETRY_INITIAL_MS: '100', RETRY_MAXIMUM_MS: '200' });
  // The portal reads the API's document with its first answer: not while the API ends.
  await registration(system).atOtp();
}, 120_000);
afterAll(() => system.stop());

/** Told to stop by SIGTERM, as whoever rolls out a new version does, and started again. */
async function restart(name: PartName): Promise<string> {
  const how = await system.end(name);
  await system.start(name);
  return how;
}

/** A start that waits for the carrier, which takes longer than its client waits for it. */
async function underWay() {
  await system.simulators.setFault({ system: 'carrier', fault: 'slow', seconds: 60 });
  const { citizen, body } = await registration(system).known();
  const answering = system.portal.start(body);
  await until('the carrier to be asked', async () => {
    const metrics = await (await fetch(`${system.url}/metrics`)).text();
    return /^dinhdanh_starts_in_flight 1$/m.test(metrics);
  });
  return { citizen, answering };
}
beforeEach(() => system.simulators.clearFaults());

test('the API answers what is under way, and ends in order', async () => {
  const { citizen, answering } = await underWay();
  const how = restart('api');
  const { code, flow } = problemOf(await answering);
  expect({ code, how: await how }).toEqual({ code: 'CarrierUnavailable', how: 'code 0' });
  if (!flow) throw new Error('a refused start carries its flow');
  await system.simulators.clearFaults();
  await system.simulators.code(citizen.phone);
  await until('the OTP', async () => flowOf(await system.portal.read(flow)).step?.name === 'otp');
});

test('a worker hands what is under way to the next one, and ends in order', async () => {
  const { citizen, answering } = await underWay();
  expect(await restart('worker')).toBe('code 0');
  await system.simulators.clearFaults();
  const answer = await answering;
  const flow = answer.ok ? answer.flow : answer.problem.flow;
  if (!flow) throw new Error('it was accepted');
  await until('the OTP', async () => flowOf(await system.portal.read(flow)).step?.name === 'otp');
  expect(await system.simulators.messages(citizen.phone)).toHaveLength(1);
});

test.each(['codec', 'sealer'] as const)('the %s ends in order', async (name) => {
  await system.start(name);
  expect(await system.end(name)).toBe('code 0');
});
