import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { flowOf, problemOf } from '../support/portal.ts';
import { registration } from '../support/registration.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem({ RETRY_INITIAL_MS: '200', RETRY_MAXIMUM_MS: '400' });
}, 60_000);
afterAll(() => system.stop(), 30_000);

test('a flow is found by its reference and its method', async () => {
  const { flow } = await registration(system).atOtp();
  const query = `FlowReference = "${flow.reference}" AND FlowMethod = "mobile_subscriber"
    AND ExecutionStatus = "Running" AND FlowWaitingFor IS NULL`;
  await until('the search to find it', async () => (await system.search(query)).includes(flow.id));
});

test('a flow that is stuck at the carrier is found by that, until it goes on', async () => {
  await system.simulators.setFault({ system: 'carrier', fault: 'down' });
  const { body } = await registration(system).known();
  const { flow } = problemOf(await system.portal.start(body));
  const finds = async (query: string) => (await system.search(query)).includes(flow?.id ?? '');
  const soon = new Date(Date.now() + 60_000).toISOString();
  await until('the search to find it', () =>
    finds(`FlowWaitingFor = "carrier" AND FlowStep = "details" AND FlowWaitingSince < "${soon}"`),
  );
  await system.simulators.clearFaults();
  await until('the search to find it no more', () =>
    finds(`FlowReference = "${flow?.reference ?? ''}" AND FlowWaitingFor IS NULL`),
  );
});

test('the query tells where a flow stands, without secrets', async () => {
  const { flow, citizen } = await registration(system).atOtp();
  const seen = await system.query(flow.id);
  expect(seen).toMatchObject({ reference: flow.reference, step: { name: 'otp' } });
  const text = JSON.stringify(seen);
  for (const secret of [citizen.documentNumber, citizen.phone.slice(3), citizen.fullName]) {
    expect(text).not.toContain(secret);
  }
});

test('the signal cancel ends a flow', async () => {
  const { flow } = await registration(system).atOtp();
  await system.signal(flow.id, 'cancel', { reason: 'asked for on the phone' });
  await until('the end', async () => {
    return flowOf(await system.portal.read(flow)).status === 'cancelled';
  });
});
