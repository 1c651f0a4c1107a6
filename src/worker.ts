import { Client } from '@temporalio/client';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { Registry, collectDefaultMetrics } from 'prom-client';
import { createActivities } from './activities/create-activities.ts';
import { readUnsealed } from './db/audit/verify-audit.ts';
import { type Database, openDatabase } from './db/database.ts';
import { readFlowsWaiting } from './db/operations/flows-waiting.ts';
import { showUnsealed } from './platform/audit-gauges.ts';
import { loadConfig, requireDatabaseUrl } from './platform/config.ts';
import { noteNextTry } from './db/flows/flows.ts';
import { countRetries } from './platform/count-retries.ts';
import { showFlowsWaiting } from './platform/flow-gauges.ts';
import { createKeys } from './platform/keys.ts';
import { type Logger, createLogger } from './platform/log.ts';
import { createOutsideCalls } from './platform/outside-calls.ts';
import { connectOutside } from './platform/outside-systems.ts';
import { quotasOf } from './platform/quotas.ts';
import { runMain } from './platform/run-main.ts';
import { serveMetrics } from './platform/serve-metrics.ts';
import { connectWorker, createFlowWorker } from './platform/temporal.ts';
import { startDuties } from './platform/start-duties.ts';
import { toldToStop } from './platform/told-to-stop.ts';

/** The worker process: wires the activities to the outside and runs until it is told to stop. */
async function main(): Promise<void> {
  const config = loadConfig();
  const log = createLogger({ name: 'worker', level: config.logLevel });
  for (const warning of config.warnings) log.warn(warning);
  Runtime.install({ shutdownSignals: [], logger: temporalLogger(log) });
  const keys = createKeys(config.keys);
  const url = requireDatabaseUrl(config);
  const database = await openDatabase(url, { poolSize: 20, statementTimeoutMs: 2_500 });
  const registry = createRegistry(database);
  const calls = createOutsideCalls(registry, Date.now);
  const outside = connectOutside(config, database, log, calls);
  const connection = await connectWorker(config.temporal);
  const worker = await createFlowWorker({
    connection,
    temporal: config.temporal,
    keys,
    activities: createActivities({ database, keys, quotas: quotasOf(config.limits), ...outside }),
    noteNextTry: (flowId, at) => noteNextTry(database.db, flowId, at),
    interceptors: countRetries(registry),
  });
  const stopMetrics = await serveMetrics(registry, config.workerMetrics);
  void toldToStop().then(() => {
    worker.shutdown();
  });
  await outside.sms.ready;
  const { namespace, taskQueue } = config.temporal;
  const client = new Client({ connection, namespace });
  const { identity } = worker.options;
  const stopDuties = startDuties({ config, database, keys, client, identity, calls, log });
  log.info({ taskQueue }, 'worker runs');
  try {
    await worker.run();
  } finally {
    await Promise.all([stopDuties(), stopMetrics()]);
    await outside.close();
    await connection.close();
    await database.close();
    log.info('worker stopped');
  }
}

function createRegistry({ db }: Database): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  showFlowsWaiting(registry, () => readFlowsWaiting(db));
  showUnsealed(registry, () => readUnsealed(db));
  return registry;
}

/** What the SDK has to say, in our log: redacted like the rest. */
function temporalLogger(log: Logger): DefaultLogger {
  return new DefaultLogger('INFO', ({ level, message, meta }) => {
    if (level === 'ERROR') log.error(meta ?? {}, message);
    else if (level === 'WARN') log.warn(meta ?? {}, message);
    else log.debug(meta ?? {}, message);
  });
}

await runMain(main);
