import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { sql } from 'kysely';
import { z } from 'zod';
import { flowTraceOf } from '../../src/platform/telemetry/flow-trace.ts';
import { namedFigures, runbookQueries } from '../support/alarms.ts';
import { type ReceivedSpan, startCollector } from '../support/otlp.ts';
import { flowOf, problemOf } from '../support/portal.ts';
import { password, registration } from '../support/registration.ts';
import { rows } from '../support/rows.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';

const metricsToken = 'token-of-this-test-alone';
let collector: Awaited<ReturnType<typeof startCollector>>;
let system: System;
let citizens: ReturnType<typeof registration>;
beforeAll(async () => {
  collector = await startCollector();
  system = await startSystem({
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    METRICS_TOKEN: metricsToken,
  });
  citizens = registration(system);
}, 60_000);
afterAll(async () => {
  await system.stop();
  await collector.stop();
}, 30_000);

const caller = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' };

async function register() {
  const at = await citizens.atPassword();
  const { portal } = system;
  const traceparent = `00-${caller.traceId}-${caller.spanId}-01`;
  const wrong = await portal.step(at.flow, 'password', { password: 'short', repeated: 'short' });
  const last = portal.from({ traceparent });
  const done = flowOf(await last.step(at.flow, 'password', { password, repeated: password }));
  return { ...at, done, wrong: problemOf(wrong) };
}

/** The spans of a flow, once its root has come and whatever was under way with it. */
async function traceOf(flowId: string): Promise<ReceivedSpan[]> {
  const { traceId, rootId } = flowTraceOf(flowId);
  const found = (): ReceivedSpan[] => collector.spans.filter((span) => span.traceId === traceId);
  await until('the root and the last request', () => {
    const spans = found();
    const isWhole =
      spans.some(({ spanId }) => spanId === rootId) &&
      spans.some(
        ({ name, attributes }) =>
          name.endsWith('/password') && attributes['http.response.status_code'] === '200',
      );
    return Promise.resolve(isWhole);
  });
  return found();
}

test('a registration is one trace: requests, calls, activities and steps under one root', async () => {
  const { flow, citizen, code } = await register();
  const spans = await traceOf(flow.id);
  const { rootId } = flowTraceOf(flow.id);
  const ids = new Set(spans.map(({ spanId }) => spanId));
  expect(ids.size).toBe(spans.length);
  const orphans = spans.filter(
    ({ spanId, parentSpanId }) => spanId !== rootId && !ids.has(parentSpanId),
  );
  expect(orphans).toEqual([]);
  expect(spans.filter(({ parentSpanId }) => parentSpanId === '').map(({ name }) => name)).toEqual([
    'registration mobile_subscriber',
  ]);
  expect(new Set(spans.map(({ service }) => service))).toEqual(
    new Set(['dinhdanh-api', 'dinhdanh-worker']),
  );
  const names = spans.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining([
      'POST /v1/registrations/mobile_subscriber',
      'POST /v1/flows/{id}/steps/otp',
      'POST /v1/flows/{id}/steps/password',
      'temporal start',
      'temporal update',
      'activity matchSubscriber',
      'activity sendOtp',
      'activity verifyOtp',
      'activity createAccount',
      'call carrier',
      'call sms',
      'step details',
      'step otp',
      'step password',
    ]),
  );
  const text = JSON.stringify(spans);
  for (const secret of [
    citizen.phone,
    citizen.phone.slice(1),
    citizen.documentNumber,
    citizen.fullName,
    code,
    flow.token,
    password,
  ]) {
    if (typeof secret === 'string') expect(text).not.toContain(secret);
  }
});

test('a span says what came of it, and who called', async () => {
  const { flow, wrong } = await register();
  const spans = await traceOf(flow.id);
  const requests = spans.filter(({ name }) => name === 'POST /v1/flows/{id}/steps/password');
  expect(requests.map(({ attributes }) => attributes['dinhdanh.problem'])).toEqual([
    wrong.code,
    undefined,
  ]);
  expect(requests[1]?.links).toEqual([caller]);
  expect(spans.find(({ name }) => name === 'activity createAccount')?.attributes).toMatchObject({
    'dinhdanh.flow.kind': 'registration',
    'dinhdanh.flow.method': 'mobile_subscriber',
    'dinhdanh.flow.step': 'password',
    'dinhdanh.activity.attempt': '1',
  });
  expect(spans.find(({ name }) => name === 'step otp')?.attributes['dinhdanh.outcome']).toBe(
    'passed',
  );
});

test('a request about no flow has a trace of its own, below its caller', async () => {
  const traceId = 'a'.repeat(32);
  await fetch(`${system.url}/v1/methods`, {
    headers: { traceparent: `00-${traceId}-${caller.spanId}-01` },
  });
  const span = await until('the span', () =>
    Promise.resolve(collector.spans.find((one) => one.traceId === traceId)),
  );
  expect(span).toMatchObject({ name: 'GET /v1/methods', parentSpanId: caller.spanId });
});

const line = z.looseObject({ flowId: z.string().optional(), msg: z.string() });

test('the log names flow, step and code of what was refused, and of how a flow ended', async () => {
  const { flow, code } = await citizens.atOtp();
  const wrong = code === '000000' ? '111111' : '000000';
  await system.portal.step(flow, 'otp', { code: wrong });
  await system.portal.cancel(flow);
  const traceId = flowTraceOf(flow.id).traceId;
  const lines = await until('the lines', async () => {
    const all = (await system.logs()).split('\n').filter((text) => text.includes(flow.id));
    const parsed = all.map((text) => line.parse(JSON.parse(text)));
    return parsed.some(({ msg }) => msg === 'flow cancelled') && parsed;
  });
  expect(lines).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ msg: 'request', flowId: flow.id, status: 201 }),
      expect.objectContaining({
        msg: 'request',
        flowId: flow.id,
        step: 'otp',
        code: 'OtpWrong',
      }),
      expect.objectContaining({ msg: 'flow cancelled', flowId: flow.id, step: 'otp', traceId }),
    ]),
  );
});

test('figures are for whoever shows the token; the others get a code', async () => {
  const { worker } = system.metricsUrls;
  for (const url of [worker, `${system.url}/metrics`]) {
    for (const authorization of ['', 'Bearer', 'Bearer another-token', `Basic ${metricsToken}`]) {
      const refused = await fetch(url, { headers: { authorization } });
      expect([refused.status, await refused.json()]).toEqual([
        401,
        expect.objectContaining({ code: 'MetricsTokenInvalid' }),
      ]);
      expect(refused.headers.get('www-authenticate')).toBe('Bearer');
    }
  }
  const headers = { authorization: `Bearer ${metricsToken}` };
  const text = await (await fetch(worker, { headers })).text();
  expect(text).toMatch(
    /dinhdanh_flow_step_seconds_count\{kind="registration",method="mobile_subscriber",step="otp",outcome="passed"\} \d/,
  );
  expect(text).toMatch(
    /dinhdanh_flow_ends_total\{kind="registration",method="mobile_subscriber",outcome="completed",code="none"\} \d/,
  );
  expect(text).toMatch(/dinhdanh_flow_refusals_total\{.*step="otp",code="OtpWrong"\} 1/);
  expect(text).toMatch(/temporal_worker_task_slots_available\{/);
  expect(text).not.toMatch(/\d{9,}-|@/);
  expect((await fetch(`${system.url}/metrics`, { headers })).status).toBe(200);
});

test('each figure that an alarm or the dashboard names is there, and each query of the runbook runs', async () => {
  await system.start('sealer');
  await startNobodysWorkflow();
  const urls = [`${system.url}/metrics`, ...Object.values(system.metricsUrls)];
  const missing = async (): Promise<string[]> => {
    const headers = { authorization: `Bearer ${metricsToken}` };
    const texts = urls.map(async (url) => (await fetch(url, { headers })).text());
    const shown = (await Promise.all(texts)).join('\n');
    return namedFigures.filter((name) => !isShown(shown, name));
  };
  // Of what has not happened yet the SDK shows nothing: here, a workflow task that fails.
  await until('a workflow task that fails', async () => {
    const left = await missing();
    return left.every((name) => name !== 'temporal_workflow_task_execution_failed_total');
  });
  expect(await missing()).toEqual([]);
  for (const query of runbookQueries('select ')) {
    await rows(system.database.db, z.unknown(), sql.raw(query));
  }
  for (const query of runbookQueries('ExecutionStatus')) await system.search(query);
});

function isShown(text: string, name: string): boolean {
  const base = name.replace(/_(bucket|count|sum)$/, '');
  return new RegExp(`^(# TYPE )?(${name}|${base})[ {]`, 'm').test(text);
}

/** A workflow that none of ours is: its tasks fail. */
async function startNobodysWorkflow(): Promise<void> {
  const { TEMPORAL_ADDRESS: address = '', TEMPORAL_TASK_QUEUE: taskQueue = '' } =
    system.environment;
  const connection = await Connection.connect({ address });
  const { workflow } = new Client({ connection });
  await workflow.start('nobodysWorkflow', {
    taskQueue,
    workflowId: taskQueue,
    workflowRunTimeout: '1m',
  });
  await connection.close();
}

test('a collector that takes connections and answers none holds nothing up', async () => {
  const warnings = () =>
    system.logs().then((text) => text.split('the collector takes no traces').length - 1);
  const earlier = await warnings();
  const warned = async () => (await warnings()) - earlier;
  collector.beDeaf();
  const before = collector.swallowed();
  const { done } = await register();
  expect(done.status).toBe('completed');
  await until('spans that are not answered', () => Promise.resolve(collector.swallowed() > before));
  await until('a line of the log', async () => (await warned()) > 0);
  await register();
  const ended = await Promise.all([system.end('worker'), system.end('api')]);
  expect(ended).toEqual(['code 0', 'code 0']);
  expect(await warned()).toBeLessThanOrEqual(2);
});
