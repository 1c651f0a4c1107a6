import type { Client } from '@temporalio/client';
import type { NoticeDeps } from '../activities/notices/notice-deps.ts';
import { sendNotices } from '../activities/notices/send-notices.ts';
import { ownsAuditTrail } from '../db/audit/verify-audit.ts';
import type { Database } from '../db/database.ts';
import { removeWorkerReport, writeWorkerReport } from '../db/operations/worker-reports.ts';
import { patches } from '../workflows/engine/patches.ts';
import { ensureSchedules } from './ensure-schedules.ts';
import { type ClosedFlowsDeps, endClosedFlows } from './closed-flows.ts';
import type { Config } from './config.ts';
import type { Keys } from './keys.ts';
import type { Logger } from './log.ts';
import type { OutsideCalls } from './outside-calls.ts';
import type { OutsideSystems } from './outside-systems.ts';
import type { PatchGate } from './patch-gate.ts';
import { runEvery } from './run-every.ts';

/** Readiness takes a worker that has said nothing for some of these as gone. */
const reportEveryMs = 2_000;
const noticesEveryMs = 1_000;
/** What the SMS centre has for one notice at least. */
const patientSmsMs = 10_000;
/** Whoever has deleted a schedule has it again by then. */
const schedulesEveryMs = 3_600_000;

export type Duties = {
  config: Config;
  database: Database;
  keys: Keys;
  client: Client;
  /** The worker's name at Temporal. */
  identity: string;
  calls: Pick<OutsideCalls, 'report'>;
  outside: Pick<OutsideSystems, 'sms' | 'email' | 'timeouts'>;
  log: Logger;
  /** Which changes of the workflows flows may begin with. */
  gate: Pick<PatchGate, 'refresh'>;
  tellEnd: ClosedFlowsDeps['tellEnd'];
};

/** Starts what a worker does beside its tasks, each again and again; answers with the way to stop. */
export function startDuties(duties: Duties): () => Promise<void> {
  const { config, database, client, identity, log } = duties;
  const { closedFlows: settings, temporal } = config;
  const { taskQueue } = temporal;
  const every = (ms: number, name: string, run: Parameters<typeof runEvery>[1]) =>
    runEvery(ms, run, (error) => {
      log.error({ error }, `${name} failed`);
    });
  if (config.environment === 'production') void warnOfOwnership(duties);
  const end = endClosedFlows({ ...duties, taskQueue, settings });
  const notices = noticeDeps(duties);
  const stops = [
    every(schedulesEveryMs, 'making schedules', () => ensureSchedules(client, taskQueue)),
    every(settings.everyMs, 'ending flows that Temporal has closed', end),
    every(noticesEveryMs, 'sending notices by SMS', (stopping) =>
      sendNotices(notices, 'sms', stopping),
    ),
    every(noticesEveryMs, 'sending notices by e-mail', (stopping) =>
      sendNotices(notices, 'email', stopping),
    ),
    every(reportEveryMs, 'reporting', () => report(duties)),
  ];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
    // Nobody waits for a worker that has said that it goes.
    await removeWorkerReport(database.db, identity).catch(() => undefined);
  };
}

/** Says how this worker fares and what it knows, and reads what all of them know. */
async function report({ database, identity, calls, gate }: Duties): Promise<void> {
  await writeWorkerReport(database.db, identity, { systems: calls.report(), patches });
  await gate.refresh();
}

function noticeDeps({ config, database, keys, outside, log }: Duties): NoticeDeps {
  const { sms, email, timeouts } = outside;
  const onGivenUp: NoticeDeps['onGivenUp'] = (notice) => {
    log.warn({ notice }, 'a notice is given up');
  };
  const { publicUrl } = config.api;
  // Nobody waits for a notice: what a slow centre has taken is not sent again for impatience.
  const smsMs = Math.max(timeouts.smsMs, patientSmsMs);
  const { emailMs } = timeouts;
  return { database, keys, sms, email, timeouts: { smsMs, emailMs }, publicUrl, onGivenUp };
}

async function warnOfOwnership({ database, log }: Duties): Promise<void> {
  if (await ownsAuditTrail(database.db).catch(() => false)) {
    log.warn(
      'the user of DATABASE_URL owns the audit trail: it could rewrite what is not sealed yet',
    );
  }
}
