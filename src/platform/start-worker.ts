import { Client } from '@temporalio/client';
import type { NativeConnection } from '@temporalio/worker';
import type { Registry } from 'prom-client';
import type { Activities } from '../activities/activities.ts';
import { createActivities } from '../activities/create-activities.ts';
import { readUnsealed } from '../db/audit/verify-audit.ts';
import type { Database } from '../db/database.ts';
import { readNoticesWaiting } from '../db/operations/notices-waiting.ts';
import { showUnsealed } from './audit-gauges.ts';
import type { Config } from './config.ts';
import { countRetries } from './count-retries.ts';
import { flowsAtTemporal } from './flows-at-temporal.ts';
import type { Keys } from './keys.ts';
import type { Logger } from './log.ts';
import { showNoticesWaiting } from './notice-gauges.ts';
import { notingTries } from './next-try.ts';
import type { OutsideCalls } from './outside-calls.ts';
import type { OutsideSystems } from './outside-systems.ts';
import { patchGate } from './patch-gate.ts';
import { createDataConverter } from './payload-codec.ts';
import { quotasOf } from './quotas.ts';
import type { FlowPlaces } from './telemetry/flow-places.ts';
import { hearFlows } from './telemetry/flow-sinks.ts';
import { traceActivities } from './telemetry/trace-activities.ts';
import type { Tracing } from './telemetry/tracing.ts';
import { type Duties, startDuties } from './start-duties.ts';
import { createFlowWorker } from './temporal.ts';

/** What a worker works with; whoever hands it over closes it, after the worker. */
export type WorkerParts = {
  config: Config;
  log: Logger;
  keys: Keys;
  database: Database;
  /** For the worker's figures; `calls` counts in it too. */
  registry: Registry;
  calls: OutsideCalls;
  outside: OutsideSystems;
  places: FlowPlaces;
  /** Undefined where there are no traces. */
  tracing: Tracing | undefined;
};

export type RunningWorker = {
  /** Resolves when the worker was stopped; rejects when it failed. */
  ended: Promise<void>;
  /** Takes no new task, and lets those under way end. */
  stop: () => Promise<void>;
};

/** Starts a worker with its duties, whichever process hosts it. Throws when Temporal refuses it. */
export async function startWorker(
  parts: WorkerParts,
  connection: NativeConnection,
): Promise<RunningWorker> {
  const { config, log, keys, database, registry, outside, places, tracing } = parts;
  const { namespace, taskQueue } = config.temporal;
  const gate = patchGate(database.db);
  const { sinks, tellEnd } = hearFlows(parts);
  const worker = await createFlowWorker({
    connection,
    temporal: config.temporal,
    keys,
    mayBegin: gate.isOpen,
    activities: activitiesOf({ ...parts, tellEnd }, connection),
    activityInterceptors: [
      countRetries(registry),
      notingTries(database),
      ...(tracing ? [traceActivities(tracing, places)] : []),
    ],
    sinks,
  });
  showUnsealed(registry, () => readUnsealed(database.db));
  showNoticesWaiting(registry, () => readNoticesWaiting(database.db));
  await outside.sms.ready;
  const client = new Client({ connection, namespace });
  const { identity } = worker.options;
  const stopDuties = startDuties({ ...parts, client, identity, gate, tellEnd });
  const ended = worker.run().finally(async () => {
    await stopDuties();
    log.info('worker stopped');
  });
  log.info({ taskQueue }, 'worker runs');
  return {
    ended,
    stop: async () => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      // At once: readiness then knows that it goes, and no duty begins anew.
      await Promise.all([stopDuties(), ended]);
    },
  };
}

function activitiesOf(
  { config, keys, database, outside, tellEnd }: WorkerParts & Pick<Duties, 'tellEnd'>,
  connection: NativeConnection,
): Activities {
  const { namespace, taskQueue } = config.temporal;
  const flows = new Client({ connection, namespace, dataConverter: createDataConverter(keys) });
  return createActivities({
    ...{ database, keys, quotas: quotasOf(config.limits), ...outside },
    flowsAtTemporal: flowsAtTemporal(flows, taskQueue),
    flowRetentionDays: config.flowRetentionDays,
    reminders: config.durations.reminders,
    closedNumberKeptDays: config.durations.closedNumberKeptDays,
    tellEnd,
  });
}
