import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { flowTraceOf } from '../../src/platform/telemetry/flow-trace.ts';
import { startCollector } from '../support/otlp.ts';
import { flowOf, problemOf } from '../support/portal.ts';
import { registration } from '../support/registration.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';

let collector: Awaited<ReturnType<typeof startCollector>>;
let system: System;
beforeAll(async () => {
  collector = await startCollector();
  system = await startSystem({
    CLOSED_FLOWS_EVERY_MS: '200',
    CLOSED_FLOWS_AFTER_MS: '0',
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
  });
}, 60_000);
afterAll(async () => {
  await system.stop();
  await collector.stop();
}, 30_000);

test('a flow that an operator terminates is told as ended, by its row and by its steps', async () => {
  const { flow, code } = await registration(system).atOtp();
  await system.terminate(flow.id);
  const at = problemOf(await system.portal.step(flow, 'otp', { code }));
  expect([at.code, at.flow?.status]).toEqual(['FlowCancelled', 'cancelled']);

  const ended = await until('the row to say so', async () => {
    const now = flowOf(await system.portal.read(flow));
    return now.status !== 'open' && now;
  });
  expect(ended).toMatchObject({ status: 'cancelled', step: null });
  expect(problemOf(await system.portal.step(flow, 'otp', { code })).code).toBe('FlowCancelled');
  expect((await system.portal.cancel(flow)).ok).toBe(true);
  expect(await system.audit(flow.id, 'flow.terminated')).toEqual([
    expect.objectContaining({ actor: 'staff' }),
  ]);
  const figures = await (await fetch(system.metricsUrls.worker)).text();
  const labels = 'kind="registration",method="mobile_subscriber",outcome="cancelled"';
  expect(figures).toContain(`dinhdanh_flow_ends_total{${labels},code="terminated"} 1\n`);
  const { rootId } = flowTraceOf(flow.id);
  const root = await until('its root', () =>
    Promise.resolve(collector.spans.find(({ spanId }) => spanId === rootId)),
  );
  expect(root).toMatchObject({
    name: 'registration mobile_subscriber',
    attributes: { 'dinhdanh.outcome': 'cancelled' },
  });
});
