import type { SpanExporter } from '@opentelemetry/sdk-trace-node';
import type { Logger } from '../log.ts';

/** `ExportResultCode` of the SDK, which keeps it in a package of its own. */
const succeeded = 0;

/**
 * The same exporter, which says once that its collector does not take what it is sent, and once that it does
 * again. What was not taken is gone: nobody waits for it, and nothing else is told.
 */
export function reportExport(
  exporter: SpanExporter,
  log: Pick<Logger, 'warn' | 'info'>,
): SpanExporter {
  let lost = 0;
  const note = (spans: number, error: Error | undefined, isTaken: boolean): void => {
    if (!isTaken && lost === 0) {
      log.warn({ reason: String(error) }, 'the collector takes no traces: they are dropped');
    }
    if (isTaken && lost > 0) log.info({ lost }, 'the collector takes traces again');
    lost = isTaken ? 0 : lost + spans;
  };
  return {
    export: (spans, done) => {
      exporter.export(spans, (result) => {
        const code: number = result.code;
        note(spans.length, result.error, code === succeeded);
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => {
      await exporter.forceFlush?.();
    },
  };
}
