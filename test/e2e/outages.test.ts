import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { aCitizen, detailsOf } from '../support/citizens.ts';
import { startSystem, type System } from '../support/system.ts';
import { until } from '../support/until.ts';

const readiness = z.object({
  status: z.string(),
  required: z.record(z.string(), z.string()),
  informational: z.record(z.string(), z.string()),
});

let system: System;
beforeAll(async () => {
  system = await startSystem({ RETRY_INITIAL_MS: '100', RETRY_MAXIMUM_MS: '200' });
}, 120_000);
afterAll(() => system.stop());

async function ready() {
  const response = await fetch(`${system.url}/readyz`);
  return { http: response.status, ...readiness.parse(await response.json()) };
}
const figures = async (url: string) => (await fetch(url)).text();

/** The value of a figure with these labels, in the order in which they are written. */
async function figure(url: string, name: string): Promise<number> {
  const line = (await figures(url)).split('\n').find((one) => one.startsWith(`${name} `));
  return Number(line?.split(' ').at(-1) ?? Number.NaN);
}

test('a carrier that takes connections and fails every call is down, and up when it answers', async () => {
  expect((await ready()).informational).toMatchObject({ carrier: 'up' });
  await system.simulators.setFault({ system: 'carrier', fault: 'down' });
  const citizen = aCitizen();
  await system.simulators.addPerson(citizen);
  const details = detailsOf(citizen, system.consentVersion);
  await system.portal.start(details);
  await until('the outage to be seen', async () => {
    return (await ready()).informational['carrier'] === 'down';
  });
  const { worker } = system.metricsUrls;
  const labels =
    'kind="registration",method="mobile_subscriber",step="details",waiting_for="carrier"';
  await until('the flow that waits', async () => {
    return (await figure(worker, `dinhdanh_flows_waiting{${labels}}`)) === 1;
  });
  expect(await figure(`${system.url}/metrics`, `dinhdanh_flows_waiting{${labels}}`)).toBe(1);
  const calls = 'dinhdanh_outside_calls_total{system="carrier",outcome="down"}';
  expect(await figure(worker, calls)).toBeGreaterThan(1);
  expect(
    await figure(worker, 'dinhdanh_outside_call_seconds_count{system="carrier"}'),
  ).toBeGreaterThan(1);
  const retries = 'dinhdanh_activity_retries_total{activity="matchSubscriber"}';
  await until('a retry', async () => (await figure(worker, retries)) > 0);

  await system.simulators.clearFaults();
  await until(
    'the carrier to be up',
    async () => (await ready()).informational['carrier'] === 'up',
  );
  expect((await ready()).http).toBe(200);
}, 90_000);

test('a worker that is frozen is down, and up when it goes on', async () => {
  expect(await ready()).toMatchObject({ http: 200, required: { worker: 'up' } });
  system.freeze('worker');
  await until('the frozen worker to be seen', async () => {
    const { http, required } = await ready();
    return http === 503 && required['worker'] === 'down' && required['database'] === 'up';
  });
  system.thaw('worker');
  await until('it to be up again', async () => (await ready()).http === 200);
}, 90_000);

test('the sealer publishes the head, and the worker what waits for it', async () => {
  const { worker, sealer } = system.metricsUrls;
  expect(await figure(worker, 'dinhdanh_audit_unsealed_events')).toBeGreaterThan(0);
  await system.start('sealer');
  await until('the trail to be sealed', async () => {
    return (await figure(worker, 'dinhdanh_audit_unsealed_events')) === 0;
  });
  expect(await figure(sealer, 'dinhdanh_audit_head_sequence')).toBeGreaterThan(0);
  expect(await figure(sealer, 'dinhdanh_audit_head_hash')).toBeGreaterThan(0);
}, 60_000);
