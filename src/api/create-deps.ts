import { Client, type ConnectionLike } from '@temporalio/client';
import { collectDefaultMetrics } from 'prom-client';
import { requireDatabaseUrl, type Config } from '../platform/config.ts';
import type { Database } from '../db/database.ts';
import { readFlowsWaiting } from '../db/operations/flows-waiting.ts';
import { listenToFlowChanges } from '../db/flows/flow-changes.ts';
import { acceptFlow, readFlow } from '../db/flows/flows.ts';
import { watchAgainMs, watchFlow } from '../db/flows/watch-flow.ts';
import { admit, type CarefulThrottle, type Entrance, isToBeCareful } from '../db/admissions.ts';
import { consentInForce } from '../domain/subject/consent.ts';
import type { DetailsRules } from '../domain/steps/details/details-rules.ts';
import { countOpenRequests } from '../db/privacy/request-queue.ts';
import { showDataRequests } from '../platform/data-request-gauge.ts';
import { showFlowsWaiting } from '../platform/flow-gauges.ts';
import type { Keys } from '../platform/keys.ts';
import type { Logger } from '../platform/log.ts';
import type { Tracing } from '../platform/telemetry/tracing.ts';
import { createDataConverter } from '../platform/payload-codec.ts';
import { accountDeps } from './account/account-deps.ts';
import { accountLists } from './account/lists.ts';
import { disputeStore } from './disputes/dispute-store.ts';
import type { ApiDeps } from './create-app.ts';
import { createBotCheck } from './flows/bot-check.ts';
import { type CallbackReaders, callbackDeps } from './callbacks/callback-deps.ts';
import { isCommonPassword } from './flows/common-passwords.ts';
import type { FlowRows } from './flows/flow-rows.ts';
import { type PasswordTry, readPasswordAccount } from '../db/sessions/password-attempts.ts';
import { isDeviceKnown } from '../db/sessions/find-owner.ts';
import { passwordLimits } from '../platform/quotas.ts';
import { flowSettingsByKind } from './flows/flow-settings.ts';
import type { Metrics } from './operations/metrics.ts';
import { staffDeps } from './staff/staff-deps.ts';
import { createProbes } from './operations/probes.ts';
import { createHashPassword } from './flows/hash-password.ts';
import { createTemporalFlows } from './temporal/temporal-flows.ts';
import { traceFlowCalls } from './temporal/trace-flow-calls.ts';

const now = (): Date => new Date();
const reconnectMs = 1_000;
const vietnamAheadMs = 7 * 3_600_000;

/** What the API works with; whoever hands it over closes it, after the API. */
export type ApiParts = {
  log: Logger;
  keys: Keys;
  metrics: Metrics;
  /** Undefined where there are no traces. */
  tracing: Tracing | undefined;
  database: Database;
  /** To Temporal. */
  connection: ConnectionLike;
  /** Aborted when the process is told to stop, and still serves everything. */
  leaving: AbortSignal;
  /** Aborted when it takes nothing new any more. */
  stopping: AbortSignal;
};

/** The API's dependencies on real parts, and the way to end what they do by themselves. */
export function createDeps(
  config: Config,
  parts: ApiParts,
  readers: CallbackReaders,
): { deps: ApiDeps; close: () => Promise<void> } {
  const { database, keys, log, metrics, tracing, leaving, stopping } = parts;
  const { rows, close: closeRows } = flowRows(config, parts);
  const flows = temporalFlows(config, parts);
  measure(parts);
  const staff = staffDeps(config.staff, parts);
  const deps: ApiDeps = {
    settings: config.api,
    limits: config.limits,
    flowSettings: flowSettingsByKind(config),
    ...{ keys, log, metrics, tracing, now, leaving, stopping },
    flows,
    rows,
    ...entrances(config, database),
    ...accountDeps(database, keys),
    lists: accountLists(database, keys),
    disputes: disputeStore(database, keys),
    ...staff,
    ...callbackDeps(readers, database.db, keys),
    botCheck: createBotCheck({ keys, now, isRequired: config.api.botCheckRequired }),
    hashPassword: createHashPassword(config.api),
    isCommonPassword,
    detailsRules: detailsRules(config, now),
    probes: createProbes(config, parts),
  };
  const close = async (): Promise<void> => {
    flows.close();
    staff.staffProvider.close();
    await Promise.allSettled([closeRows()]);
  };
  return { deps, close };
}

/** What lets starts in, and what the routes of logins read. */
function entrances({ limits }: Config, { db }: Database) {
  const passwords = passwordLimits(limits);
  return {
    admit: (entrance: Entrance) => admit(db, entrance),
    isToBeCareful: (throttles: readonly CarefulThrottle[]) => isToBeCareful(db, throttles),
    readPasswordAccount: (attempt: PasswordTry) => readPasswordAccount(db, attempt, passwords),
    isDeviceKnown: (tokenHash: Buffer) => isDeviceKnown(db, tokenHash),
  };
}

function measure({ metrics: { registry }, database }: ApiParts): void {
  collectDefaultMetrics({ register: registry });
  showFlowsWaiting(registry, () => readFlowsWaiting(database.db));
  showDataRequests(registry, () => countOpenRequests(database.db));
}

function detailsRules({ acceptsCitizenIdOld9 }: Config, now: () => Date): DetailsRules {
  return {
    acceptsCitizenIdOld9,
    consentVersion: consentInForce.version,
    today: () => new Date(now().getTime() + vietnamAheadMs).toISOString().slice(0, 10),
  };
}

function flowRows(config: Config, { database: { db }, keys, log }: ApiParts) {
  const changes = listenToFlowChanges(requireDatabaseUrl(config), {
    reconnectMs,
    onError: (error) => {
      log.warn({ reason: String(error) }, 'changes of flows cannot be listened to');
    },
  });
  const rows: FlowRows = {
    read: (flowId) => readFlow(db, keys, flowId),
    accept: (record, startMac) => acceptFlow(db, keys, record, startMac),
    // Listened to before it is watched, so that what is told is heard.
    watch: (flowId, listener) => ({
      stop: changes.watch(flowId, listener),
      read: () => watchFlow(db, keys, flowId),
      readAgainMs: watchAgainMs,
    }),
  };
  return { rows, close: changes.close };
}

function temporalFlows({ temporal, api }: Config, { connection, keys, log, tracing }: ApiParts) {
  const { namespace, taskQueue } = temporal;
  const client = new Client({ connection, namespace, dataConverter: createDataConverter(keys) });
  const flows = createTemporalFlows({ client, taskQueue, deadlineMs: api.requestDeadlineMs, log });
  return tracing ? { ...traceFlowCalls(flows, tracing), close: flows.close } : flows;
}
