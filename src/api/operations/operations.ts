import type { ApiDeps } from '../deps.ts';
import type { Route } from '../http/route.ts';
import type { Metrics } from '../http/metrics.ts';
import { createReadiness } from './readiness.ts';

/** Alive, able to serve, and the figures: for those who run the system. */
export function operations({ probes, metrics }: ApiDeps): Route[] {
  const readiness = createReadiness(probes);
  return [
    {
      method: 'get',
      path: '/healthz',
      operation: {
        id: 'healthz',
        tag: 'operations',
        summary: { vi: 'Tiến trình đang chạy', en: 'The process is alive' },
        answers: { 200: { description: 'Alive', schema: 'Alive' } },
        problems: [],
      },
      handle: () => ({ status: 200, json: { status: 'alive' } }),
    },
    {
      method: 'get',
      path: '/readyz',
      operation: {
        id: 'readyz',
        tag: 'operations',
        summary: { vi: 'Sẵn sàng phục vụ', en: 'Able to serve, by dependency' },
        answers: {
          200: { description: 'Whatever is required is up', schema: 'Ready' },
          503: { description: 'Something that is required is down', schema: 'Ready' },
        },
        problems: [],
      },
      handle: async () => {
        const json = await readiness();
        return { status: json.status === 'ready' ? 200 : 503, json };
      },
    },
    metricsRoute(metrics),
  ];
}

function metricsRoute({ registry }: Metrics): Route {
  return {
    method: 'get',
    path: '/metrics',
    operation: {
      id: 'metrics',
      tag: 'operations',
      summary: { vi: 'Số liệu cho Prometheus', en: 'Figures for Prometheus' },
      answers: { 200: { description: 'Prometheus text format', type: 'text/plain' } },
      problems: [],
    },
    handle: async () => ({
      status: 200,
      headers: { 'Content-Type': registry.contentType },
      text: await registry.metrics(),
    }),
  };
}
