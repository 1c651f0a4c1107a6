import type { TelemetrySettings } from '../config/telemetry.ts';
import type { Logger } from '../log.ts';
import type { Tracing } from './tracing.ts';

/** One try to hand over a batch may take so long, its repetitions included. */
const exportMs = 3_000;

/**
 * Starts the traces of this process; undefined where no collector is set, and then nothing of OpenTelemetry
 * is loaded. A collector that is down or says nothing costs spans and one line of the log.
 */
export async function startTracing(
  { tracesUrl, share }: TelemetrySettings,
  service: string,
  log: Logger,
): Promise<Tracing | undefined> {
  if (tracesUrl === undefined) return undefined;
  const [{ OTLPTraceExporter }, { createTracing }, { reportExport }] = await Promise.all([
    import('@opentelemetry/exporter-trace-otlp-proto'),
    import('./tracing.ts'),
    import('./report-export.ts'),
  ]);
  const otlp = new OTLPTraceExporter({ url: tracesUrl, timeoutMillis: exportMs });
  log.info({ collector: new URL(tracesUrl).host, share }, 'traces are sent to a collector');
  return createTracing({ service, share, exporter: reportExport(otlp, log) });
}
