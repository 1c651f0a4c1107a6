import { Client } from '@temporalio/client';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { createActivities } from './activities/create-activities.ts';
import { loadConfig, requireDatabaseUrl } from './platform/config.ts';
import { openDatabase } from './db/database.ts';
import { noteNextTry } from './db/flows/flows.ts';
import { tidy } from './db/tidy.ts';
import { endClosedFlows } from './platform/closed-flows.ts';
import { createKeys } from './platform/keys.ts';
import { type Logger, createLogger } from './platform/log.ts';
import { connectOutside } from './platform/outside-systems.ts';
import { connectWorker, createFlowWorker } from './platform/temporal.ts';
import { quotasOf } from './platform/quotas.ts';
import { runMain } from './platform/run-main.ts';
import { toldToStop } from './platform/told-to-stop.ts';

const tidyEveryMs = 3_600_000;

/** The worker process: wires the activities to the outside and runs until it is told to stop. */
async function main(): Promise<void> {
  const config = loadConfig();
  const log = createLogger({ name: 'worker', level: config.logLevel });
  Runtime.install({ shutdownSignals: [], logger: temporalLogger(log) });
  const keys = createKeys(config.keys);
  const database = await openDatabase(requireDatabaseUrl(config), {
    poolSize: 20,
    statementTimeoutMs: 2_500,
  });
  const outside = connectOutside(config, database, log);
  const connection = await connectWorker(config.temporal.address);
  const worker = await createFlowWorker({
    connection,
    temporal: config.temporal,
    keys,
    activities: createActivities({ database, keys, quotas: quotasOf(config.limits), ...outside }),
    noteNextTry: (flowId, at) => noteNextTry(database.db, flowId, at),
  });
  const { namespace, taskQueue } = config.temporal;
  const client = new Client({ connection, namespace });
  const settings = config.closedFlows;
  const stopChores = startChores(log, [
    { name: 'tidying', everyMs: tidyEveryMs, run: () => tidy(database, keys) },
    {
      name: 'ending flows that Temporal has closed',
      everyMs: settings.everyMs,
      run: endClosedFlows({ client, database, keys, taskQueue, settings }),
    },
  ]);
  void toldToStop().then(() => {
    worker.shutdown();
  });
  await outside.sms.ready;
  log.info({ taskQueue }, 'worker runs');
  try {
    await worker.run();
  } finally {
    stopChores();
    await outside.close();
    await connection.close();
    await database.close();
    log.info('worker stopped');
  }
}

type Chore = { name: string; everyMs: number; run: () => Promise<unknown> };

/** Has each chore done again and again, one at a time; answers with the way to stop. */
function startChores(log: Logger, chores: readonly Chore[]): () => void {
  const timers = chores.map(({ name, everyMs, run }) => {
    let isRunning = false;
    return setInterval(() => {
      if (isRunning) return;
      isRunning = true;
      run()
        .catch((error: unknown) => {
          log.error({ error }, `${name} failed`);
        })
        .finally(() => {
          isRunning = false;
        });
    }, everyMs);
  });
  return () => {
    timers.forEach(clearInterval);
  };
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
