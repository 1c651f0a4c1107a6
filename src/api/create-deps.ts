import { Client, Connection } from '@temporalio/client';
import { collectDefaultMetrics } from 'prom-client';
import { requireDatabaseUrl, type Config } from '../platform/config.ts';
import { openDatabase } from '../db/database.ts';
import { readFlowsWaiting } from '../db/operations/flows-waiting.ts';
import { listenToFlowChanges } from '../db/flows/flow-changes.ts';
import { acceptFlow, readFlow } from '../db/flows/flows.ts';
import { watchAgainMs, watchFlow } from '../db/flows/watch-flow.ts';
import { admit, isToBeCareful } from '../db/admissions.ts';
import { consentInForce } from '../domain/subject/consent.ts';
import type { DetailsRules } from '../domain/steps/details/details-rules.ts';
import { showFlowsWaiting } from '../platform/flow-gauges.ts';
import { createKeys, type Keys } from '../platform/keys.ts';
import type { Logger } from '../platform/log.ts';
import { createDataConverter } from '../platform/payload-codec.ts';
import { temporalTls } from '../platform/temporal-tls.ts';
import type { ApiDeps } from './create-app.ts';
import { createBotCheck } from './flows/bot-check.ts';
import { type CallbackReaders, callbackDeps } from './callbacks/callback-deps.ts';
import { isCommonPassword } from './flows/common-passwords.ts';
import type { FlowRows } from './flows/flow-rows.ts';
import { flowSettings } from './flows/flow-settings.ts';
import type { Metrics } from './operations/metrics.ts';
import { createProbes } from './operations/probes.ts';
import { createHashPassword } from './flows/hash-password.ts';
import { createTemporalFlows } from './temporal/temporal-flows.ts';

const poolSize = 20;
/** Below the deadline of a request, so that a slow statement ends as an answer. */
const statementTimeoutMs = 2_500;
const reconnectMs = 1_000;
const vietnamAheadMs = 7 * 3_600_000;

/** The API's dependencies on real parts, and the way to let go of them when nobody uses them any more. */
export async function createDeps(
  config: Config,
  log: Logger,
  { stopping, metrics }: { stopping: AbortSignal; metrics: Metrics },
  readers: CallbackReaders,
): Promise<{ deps: ApiDeps; close: () => Promise<void> }> {
  const keys = createKeys(config.keys);
  const { database, ...connected } = await connectDatabase(config, keys, log);
  const { connection, flows } = connectTemporal(config, keys, log);
  const now = (): Date => new Date();
  collectDefaultMetrics({ register: metrics.registry });
  showFlowsWaiting(metrics.registry, () => readFlowsWaiting(database.db));
  const deps: ApiDeps = {
    settings: config.api,
    limits: config.limits,
    flowSettings: flowSettings(config),
    keys,
    log,
    metrics,
    now,
    stopping,
    flows,
    rows: connected.rows,
    admit: (entrance) => admit(database.db, entrance),
    isToBeCareful: (throttles) => isToBeCareful(database.db, throttles),
    ...callbackDeps(readers, database.db, keys),
    botCheck: createBotCheck({ keys, now, isRequired: config.api.botCheckRequired }),
    hashPassword: createHashPassword(config.api),
    isCommonPassword,
    detailsRules: detailsRules(config, now),
    probes: createProbes(config, { database, connection }),
  };
  const close = async (): Promise<void> => {
    flows.close();
    await connected.close();
    // Last: its client retries on timers what was given up, and would find it closed.
    await connection.close();
  };
  return { deps, close };
}

function detailsRules({ acceptsCitizenIdOld9 }: Config, now: () => Date): DetailsRules {
  return {
    acceptsCitizenIdOld9,
    consentVersion: consentInForce.version,
    today: () => new Date(now().getTime() + vietnamAheadMs).toISOString().slice(0, 10),
  };
}

async function connectDatabase(config: Config, keys: Keys, log: Logger) {
  const url = requireDatabaseUrl(config);
  const database = await openDatabase(url, { poolSize, statementTimeoutMs });
  const changes = listenToFlowChanges(url, {
    reconnectMs,
    onError: (error) => {
      log.warn({ reason: String(error) }, 'changes of flows cannot be listened to');
    },
  });
  const rows: FlowRows = {
    read: (flowId) => readFlow(database.db, keys, flowId),
    accept: (record, startMac) => acceptFlow(database.db, keys, record, startMac),
    // Listened to before it is watched, so that what is told is heard.
    watch: (flowId, listener) => ({
      stop: changes.watch(flowId, listener),
      read: () => watchFlow(database.db, keys, flowId),
      readAgainMs: watchAgainMs,
    }),
  };
  const close = async (): Promise<void> => {
    await Promise.allSettled([changes.close(), database.close()]);
  };
  return { database, rows, close };
}

function connectTemporal({ temporal, api }: Config, keys: Keys, log: Logger) {
  // Lazy: the API starts, and says what is down, also while Temporal does not run.
  const tls = temporalTls(temporal);
  const connection = Connection.lazy({ address: temporal.address, ...(tls && { tls }) });
  const client = new Client({
    connection,
    namespace: temporal.namespace,
    dataConverter: createDataConverter(keys),
  });
  const { taskQueue } = temporal;
  const flows = createTemporalFlows({ client, taskQueue, deadlineMs: api.requestDeadlineMs, log });
  return { connection, flows };
}
