import { describe, expect, test } from '@jest/globals';
import { Registry } from 'prom-client';
import { ConfigError, loadConfig } from '../../src/platform/config.ts';
import { freeLoopbackPort } from '../../src/platform/sdk-metrics.ts';
import { serveMetrics } from '../../src/platform/serve-metrics.ts';
import { loadSealerMetrics } from '../../src/platform/config/sealer.ts';
import { createFlowPlaces } from '../../src/platform/telemetry/flow-places.ts';
import { flowTraceOf } from '../../src/platform/telemetry/flow-trace.ts';
import { isSampled } from '../../src/platform/telemetry/is-sampled.ts';
import { createTracing } from '../../src/platform/telemetry/tracing.ts';

const telemetryOf = (environment: Record<string, string>) => loadConfig(environment).telemetry;

describe('where traces go', () => {
  test('nowhere, unless a collector is named', () => {
    expect(telemetryOf({})).toEqual({ tracesUrl: undefined, share: 1 });
  });

  test('to the base with /v1/traces, or to the address for traces as it is', () => {
    const base = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/' };
    expect(telemetryOf(base).tracesUrl).toBe('http://collector:4318/v1/traces');
    const own = { ...base, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://tempo:4318/otlp' };
    expect(telemetryOf(own).tracesUrl).toBe('http://tempo:4318/otlp');
  });

  test.each(['2', '-1', 'many'])('a share of %s is refused', (share) => {
    expect(() => telemetryOf({ OTEL_TRACES_SAMPLER_ARG: share })).toThrow(
      new ConfigError(['OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1.']),
    );
  });
});

describe('the share of traces that is kept', () => {
  const ids = Array.from({ length: 2_000 }, (_, index) => flowTraceOf(`flow ${index}`).traceId);

  test.each([0, 0.1, 0.5, 1])('is about %d', (share) => {
    const kept = ids.filter((id) => isSampled(id, share)).length / ids.length;
    expect(Math.abs(kept - share)).toBeLessThan(
      share === 0 || share === 1 ? Number.MIN_VALUE : 0.05,
    );
  });

  test('decides whether anything of a flow is written', async () => {
    const written: string[] = [];
    const tracing = createTracing({
      service: 'test',
      share: 0,
      exporter: {
        export: (spans) => {
          written.push(...spans.map(({ name }) => name));
        },
        shutdown: () => Promise.resolve(),
      },
    });
    const times = { from: tracing.now(), to: tracing.now() };
    tracing.ofFlow('flow', { name: 'root', kind: 'INTERNAL', ...times, attributes: {} }, true);
    await tracing.stop();
    expect(written).toEqual([]);
  });
});

test('an exporter that never answers does not keep the process', async () => {
  const tracing = createTracing({
    service: 'test',
    share: 1,
    exporter: { export: () => undefined, shutdown: () => new Promise(() => undefined) },
    stopMs: 20,
  });
  const times = { from: tracing.now(), to: tracing.now() };
  for (let count = 0; count < 10_000; count += 1) {
    tracing.ofFlow(`flow ${count}`, { name: 'root', kind: 'INTERNAL', ...times, attributes: {} });
  }
  await expect(tracing.stop()).resolves.toBeUndefined();
});

test('of flows that are forgotten the oldest go first', () => {
  const places = createFlowPlaces(2);
  for (const flowId of ['a', 'b', 'c']) places.arrive(flowId, 'otp');
  places.leave('c');
  expect(['a', 'b', 'c'].map(places.stepOf)).toEqual([undefined, 'otp', undefined]);
});

describe('figures', () => {
  test('of a process without an API are for the token; that it is alive is for all', async () => {
    const port = await freeLoopbackPort();
    const place = { host: '127.0.0.1', port, setting: 'X', token: 'a-token-of-this-test' };
    const stop = await serveMetrics(new Registry(), place);
    const ask = async (path: string, token?: string) => {
      const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
      return (await fetch(`http://127.0.0.1:${port}${path}`, { headers })).status;
    };
    expect([
      await ask('/metrics'),
      await ask('/metrics', 'a-token-of-this-tes'),
      await ask('/metrics', place.token),
      await ask('/healthz'),
      await ask('/other', place.token),
    ]).toEqual([401, 401, 200, 200, 404]);
    await stop();
  });

  test('of a sealer need a token in production where others reach them', () => {
    const production = { NODE_ENV: 'production' };
    expect(loadSealerMetrics(production).token).toBeUndefined();
    expect(() => loadSealerMetrics({ ...production, METRICS_HOST: '0.0.0.0' })).toThrow(
      'METRICS_TOKEN must be set in production.',
    );
    expect(
      loadSealerMetrics({ ...production, METRICS_HOST: '0.0.0.0', SEALER_METRICS_PORT: '0' }).port,
    ).toBe(0);
  });

  test.each([
    ['short', 'METRICS_TOKEN must have 16 characters at least.'],
    [
      'with a space in its middle',
      'METRICS_TOKEN must be letters, digits and . _ ~ + / = - alone.',
    ],
  ])('a token %s is refused', (token, sentence) => {
    expect(() => loadConfig({ METRICS_TOKEN: token })).toThrow(new ConfigError([sentence]));
  });
});
