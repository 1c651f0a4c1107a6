import { z } from 'zod';
import { metricsOnly } from '../http/access/metrics-token.ts';
import { openToAll } from '../http/access/open-to-all.ts';
import { route, type Route } from '../http/route.ts';
import type { Metrics } from './metrics.ts';
import { createReadiness, type Probes } from './readiness.ts';
import { securityTxt, type SecurityTxtDeps } from './security-txt.ts';

const health = z.enum(['up', 'down']);
const alive = z.object({ status: z.enum(['alive', 'stopping']) }).meta({ id: 'Alive' });
const ready = z
  .object({
    status: z.enum(['ready', 'not ready']),
    required: z.record(z.string(), health),
    informational: z.record(z.string(), health),
  })
  .meta({ id: 'Ready' });

export type OperationsDeps = SecurityTxtDeps & {
  /** Aborted when the process is told to stop. */
  leaving: AbortSignal;
  probes: Probes;
  metrics: Pick<Metrics, 'registry'>;
  settings: { metricsToken?: string | undefined };
};

/** Alive, able to serve, the figures, and whom to tell of a weakness: about the system, for whoever runs or probes it. */
export function operations(deps: OperationsDeps): Route[] {
  const { probes, metrics, settings, leaving } = deps;
  const figures = metricsRoute(metrics.registry, settings.metricsToken);
  return [healthz(leaving), readyz(probes, leaving), figures, securityTxt(deps)];
}

/**
 * The process is alive. Once it is told to stop it is not to be found any more, as HAProxy has it
 * (`http-check disable-on-404`): it gets nothing new, and what it has under way stays with it.
 */
export function healthz(leaving: AbortSignal): Route {
  return route({
    method: 'get',
    path: '/healthz',
    access: openToAll,
    answers: {
      200: { description: 'Alive', schema: alive },
      404: { description: 'Told to stop: nothing new is to be sent to it', schema: alive },
    },
    refusals: [],
    operation: {
      id: 'healthz',
      tag: 'operations',
      summary: { vi: 'Tiến trình đang chạy', en: 'The process is alive' },
    },
    handle: () =>
      leaving.aborted
        ? { status: 404, json: { status: 'stopping' } as const }
        : { status: 200, json: { status: 'alive' } as const },
  });
}

function readyz(probes: Probes, leaving: AbortSignal): Route {
  const readiness = createReadiness(probes);
  return route({
    method: 'get',
    path: '/readyz',
    access: openToAll,
    answers: {
      200: { description: 'Whatever is required is up', schema: ready },
      503: {
        description: 'Something that is required is down, or it was told to stop',
        schema: ready,
      },
    },
    refusals: [],
    operation: {
      id: 'readyz',
      tag: 'operations',
      summary: { vi: 'Sẵn sàng phục vụ', en: 'Able to serve, by dependency' },
    },
    handle: async () => {
      const found = await readiness();
      const json = leaving.aborted ? ({ ...found, status: 'not ready' } as const) : found;
      return { status: json.status === 'ready' ? 200 : 503, json };
    },
  });
}

/** Figures for Prometheus, which shows the token of this installation, where it has one. */
export function metricsRoute(registry: Metrics['registry'], token: string | undefined): Route {
  return route({
    method: 'get',
    path: '/metrics',
    access: metricsOnly(token),
    answers: { 200: { description: 'Prometheus text format', type: 'text/plain' } },
    refusals: [],
    operation: {
      id: 'metrics',
      tag: 'operations',
      summary: { vi: 'Số liệu cho Prometheus', en: 'Figures for Prometheus' },
    },
    handle: async () => ({
      status: 200,
      headers: { 'Content-Type': registry.contentType },
      text: await registry.metrics(),
    }),
  });
}
