import { readNotification } from '../adapters/sim-provider/client.ts';
import { createVietnamPostClient } from '../adapters/vietnam-post/client.ts';
import type { Database } from '../db/database.ts';
import { type Config, loadConfig } from '../platform/config.ts';
import { hostWorker } from '../platform/host-worker.ts';
import { installRuntime } from '../platform/install-runtime.ts';
import { createKeys } from '../platform/keys.ts';
import { createLateConnection } from '../platform/late-connection.ts';
import { createLogger } from '../platform/log.ts';
import { observePost } from '../platform/observe-outside.ts';
import { openPool } from '../platform/open-pool.ts';
import { createOutsideCalls } from '../platform/outside-calls.ts';
import { connectOutside } from '../platform/outside-systems.ts';
import { readPostNotices } from '../platform/post-notices.ts';
import { requireSealingKeys } from '../platform/require-sealing-keys.ts';
import { createFlowPlaces } from '../platform/telemetry/flow-places.ts';
import { startTracing } from '../platform/telemetry/start-tracing.ts';
import { traceCalls } from '../platform/telemetry/trace-calls.ts';
import { runMain } from '../platform/run-main.ts';
import { connectClient } from '../platform/temporal.ts';
import { apiStop } from '../platform/stop-times.ts';
import { toldToStop } from '../platform/told-to-stop.ts';
import type { CallbackReaders } from './callbacks/callback-deps.ts';
import { createMetrics } from './operations/metrics.ts';
import { startApi } from './start-api.ts';

/** What requests under way have to end when the worker of the process has failed. */
const shortGraceMs = 1_000;

/** The API process: wires the app, and with API_HOSTS_WORKER a worker, and runs until told to stop. */
async function main(): Promise<void> {
  const config = loadConfig();
  await (config.api.hostsWorker ? runWithWorker(config) : runAlone(config));
}

async function runAlone(config: Config): Promise<void> {
  const database = await openPool(config, { programs: 1 });
  const parts = await partsOf(config, database);
  await requireSealingKeys(database, parts.keys, parts.log);
  const connection = connectClient(config.temporal);
  const post = observePost(createVietnamPostClient(config.post), parts.calls);
  try {
    const api = await startApi(config, { ...parts, connection }, readersOf(config, post));
    await toldToStop({ ...parts, ...apiStop });
    await api.stop(apiStop);
  } finally {
    await Promise.all([database.close(), post.close(), parts.tracing?.stop()]);
    // Last: its client retries on timers what was given up, and would find it closed.
    await connection.close();
  }
}

/**
 * Both in one process, on one connection to Temporal and one pool. Requests under way need the worker
 * to end, so it is stopped after them; when it fails, the process ends, to be started again.
 */
async function runWithWorker(config: Config): Promise<void> {
  const database = await openPool(config, { programs: 2 });
  const parts = await partsOf(config, database);
  await requireSealingKeys(database, parts.keys, parts.log);
  const { calls, metrics, tracing } = parts;
  const { registry } = metrics;
  const places = createFlowPlaces();
  const log = parts.log.child({ part: 'worker' });
  await installRuntime(log, { registry, places });
  const outside = connectOutside(config, database, log, calls);
  const connection = createLateConnection();
  try {
    const readers = readersOf(config, outside.post);
    const api = await startApi(config, { ...parts, connection }, readers);
    const told = toldToStop({ ...parts, ...apiStop });
    const worker = hostWorker({ config, ...parts, log, registry, outside, places }, connection);
    try {
      await Promise.race([told, worker.ended]);
    } catch (error) {
      await api.stop({ ...apiStop, graceMs: shortGraceMs });
      throw error;
    }
    await api.stop(apiStop);
    await worker.stop();
  } finally {
    await Promise.all([outside.close(), database.close(), tracing?.stop()]);
  }
}

async function partsOf(config: Config, database: Database) {
  const log = createLogger({ name: 'api', level: config.logLevel });
  for (const warning of config.warnings) log.warn(warning);
  const metrics = createMetrics();
  const tracing = await startTracing(config.telemetry, 'dinhdanh-api', log);
  const calls = traceCalls(createOutsideCalls(metrics.registry, Date.now), tracing);
  return { log, keys: createKeys(config.keys), database, metrics, calls, tracing };
}

function readersOf(config: Config, post: Parameters<typeof readPostNotices>[0]): CallbackReaders {
  return {
    readPostNotice: readPostNotices(post, config.post.timeoutMs),
    readSimNotification: (message) => readNotification(message, config.simProvider),
  };
}

await runMain(main);
