import type { Client } from '@temporalio/client';
import { ownsAuditTrail } from '../db/audit/verify-audit.ts';
import type { Database } from '../db/database.ts';
import { removeWorkerReport, writeWorkerReport } from '../db/operations/worker-reports.ts';
import { tidy } from '../db/tidy.ts';
import { endClosedFlows } from './closed-flows.ts';
import type { Config } from './config.ts';
import type { Keys } from './keys.ts';
import type { Logger } from './log.ts';
import type { OutsideCalls } from './outside-calls.ts';
import { runEvery } from './run-every.ts';

const tidyEveryMs = 3_600_000;
/** Readiness takes a worker that has said nothing for some of these as gone. */
const reportEveryMs = 2_000;

export type Duties = {
  config: Config;
  database: Database;
  keys: Keys;
  client: Client;
  /** The worker's name at Temporal. */
  identity: string;
  calls: Pick<OutsideCalls, 'report'>;
  log: Logger;
};

/** Starts what a worker does beside its tasks, each again and again; answers with the way to stop. */
export function startDuties(duties: Duties): () => Promise<void> {
  const { config, database, keys, client, identity, calls, log } = duties;
  const { closedFlows: settings, temporal, flowRetentionDays } = config;
  const every = (ms: number, name: string, run: () => Promise<unknown>) =>
    runEvery(ms, run, (error) => {
      log.error({ error }, `${name} failed`);
    });
  if (config.environment === 'production') void warnOfOwnership(duties);
  const end = endClosedFlows({ client, database, keys, taskQueue: temporal.taskQueue, settings });
  const stops = [
    every(tidyEveryMs, 'tidying', () => tidy(database, keys, flowRetentionDays)),
    every(settings.everyMs, 'ending flows that Temporal has closed', end),
    every(reportEveryMs, 'reporting', () =>
      writeWorkerReport(database.db, identity, calls.report()),
    ),
  ];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
    // Nobody waits for a worker that has said that it goes.
    await removeWorkerReport(database.db, identity).catch(() => undefined);
  };
}

async function warnOfOwnership({ database, log }: Duties): Promise<void> {
  if (await ownsAuditTrail(database.db).catch(() => false)) {
    log.warn(
      'the user of DATABASE_URL owns the audit trail: it could rewrite what is not sealed yet',
    );
  }
}
