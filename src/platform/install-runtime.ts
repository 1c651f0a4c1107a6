import { DefaultLogger, type LogMetadata, Runtime } from '@temporalio/worker';
import type { Registry } from 'prom-client';
import type { Logger } from './log.ts';
import { freeLoopbackPort, showSdkMetrics } from './sdk-metrics.ts';
import type { FlowPlaces } from './telemetry/flow-places.ts';
import { flowTraceOf } from './telemetry/flow-trace.ts';

/** Another process may take a port between its choice and its use. */
const triesOfPort = 5;

/**
 * Prepares the SDK, once in a process and before anything of it is made: signals are ours to handle, its
 * figures are shown in `registry`, and what it has to say comes into our log, redacted like the rest, with
 * the flow, its step and its trace.
 */
export async function installRuntime(
  log: Logger,
  { registry, places }: { registry: Registry; places: FlowPlaces },
): Promise<void> {
  const logger = new DefaultLogger('INFO', ({ level, message, meta }) => {
    const line = aboutFlow(meta ?? {}, places);
    if (level === 'ERROR') log.error(line, message);
    else if (level === 'WARN') log.warn(line, message);
    else log.debug(line, message);
  });
  for (let tries = 1; ; tries += 1) {
    const port = await freeLoopbackPort();
    const prometheus = {
      bindAddress: `127.0.0.1:${port}`,
      useSecondsForDurations: true,
      unitSuffix: true,
      countersTotalSuffix: true,
    };
    const telemetryOptions = { metrics: { prometheus } };
    try {
      Runtime.install({ shutdownSignals: [], logger, telemetryOptions });
      showSdkMetrics(registry, port);
      return;
    } catch (error) {
      if (tries === triesOfPort || !String(error).includes('in use')) throw error;
    }
  }
}

/**
 * What the SDK says of a workflow or an activity, by the names that the rest of the log has for it; without the
 * token, by which whoever reaches Temporal could answer in the activity's place.
 */
function aboutFlow(given: LogMetadata, places: FlowPlaces): object {
  const meta = { ...given, taskToken: undefined };
  const flowId: unknown = given['workflowId'];
  if (typeof flowId !== 'string') return meta;
  const step = places.stepOf(flowId);
  const code = codeOf(given['error']);
  const { traceId } = flowTraceOf(flowId);
  return { ...meta, flowId, traceId, ...(step && { step }), ...(code && { code }) };
}

/** The type of an `ApplicationFailure`, as `CarrierDown`. */
function codeOf(error: unknown): string | undefined {
  const type: unknown = error instanceof Error ? Reflect.get(error, 'type') : undefined;
  return typeof type === 'string' ? type : undefined;
}
