import { Registry, collectDefaultMetrics } from 'prom-client';
import type { Database } from './db/database.ts';
import { readFlowsWaiting } from './db/operations/flows-waiting.ts';
import { loadConfig } from './platform/config.ts';
import { showFlowsWaiting } from './platform/flow-gauges.ts';
import { installRuntime } from './platform/install-runtime.ts';
import { createKeys } from './platform/keys.ts';
import { createLogger } from './platform/log.ts';
import { openPool } from './platform/open-pool.ts';
import { createOutsideCalls } from './platform/outside-calls.ts';
import { connectOutside } from './platform/outside-systems.ts';
import { requireSealingKeys } from './platform/require-sealing-keys.ts';
import { runMain } from './platform/run-main.ts';
import { serveMetrics } from './platform/serve-metrics.ts';
import { createFlowPlaces } from './platform/telemetry/flow-places.ts';
import { startTracing } from './platform/telemetry/start-tracing.ts';
import { traceCalls } from './platform/telemetry/trace-calls.ts';
import { startWorker } from './platform/start-worker.ts';
import { connectWorker } from './platform/temporal.ts';
import { workStop } from './platform/stop-times.ts';
import { toldToStop } from './platform/told-to-stop.ts';
import { watchClock } from './platform/watch-clock.ts';

/** The worker process: wires the activities to the outside and runs until it is told to stop. */
async function main(): Promise<void> {
  const config = loadConfig();
  const log = createLogger({ name: 'worker', level: config.logLevel });
  for (const warning of config.warnings) log.warn(warning);
  const keys = createKeys(config.keys);
  const database = await openPool(config, { programs: 1 });
  await requireSealingKeys(database, keys, log);
  const registry = createRegistry(database);
  const places = createFlowPlaces();
  await installRuntime(log, { registry, places });
  const tracing = await startTracing(config.telemetry, 'dinhdanh-worker', log);
  const calls = traceCalls(createOutsideCalls(registry, Date.now), tracing);
  const outside = connectOutside(config, database, log, calls);
  const connection = await connectWorker(config.temporal);
  const stopMetrics = await serveMetrics(registry, config.workerMetrics);
  const stopWatching = watchClock({ database, registry, log });
  const parts = { config, log, keys, database, registry, calls, outside, places, tracing };
  const worker = await startWorker(parts, connection);
  try {
    await Promise.race([toldToStop({ log, ...workStop }), worker.ended]);
    await worker.stop();
  } finally {
    await Promise.all([stopMetrics(), stopWatching(), tracing?.stop()]);
    await outside.close();
    await connection.close();
    await database.close();
  }
}

function createRegistry({ db }: Database): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  showFlowsWaiting(registry, () => readFlowsWaiting(db));
  return registry;
}

await runMain(main);
