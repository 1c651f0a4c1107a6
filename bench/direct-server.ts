import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Client } from '@temporalio/client';
import { createActivities } from '../src/activities/create-activities.ts';
import { connectOutside } from '../src/platform/outside-systems.ts';
import { createApp } from '../src/api/create-app.ts';
import { createMetrics } from '../src/api/operations/metrics.ts';
import { createDeps } from '../src/api/create-deps.ts';
import { loadConfig } from '../src/platform/config.ts';
import { flowsAtTemporal } from '../src/platform/flows-at-temporal.ts';
import { createKeys } from '../src/platform/keys.ts';
import { createLogger } from '../src/platform/log.ts';
import { openPool } from '../src/platform/open-pool.ts';
import { createDataConverter } from '../src/platform/payload-codec.ts';
import { quotasOf } from '../src/platform/quotas.ts';
import { connectClient } from '../src/platform/temporal.ts';
import { apiStop } from '../src/platform/stop-times.ts';
import { toldToStop } from '../src/platform/told-to-stop.ts';
import { createDirectFlows } from './direct/direct-flows.ts';

/**
 * The lower bound: the same Express app, activities, database, carrier, SMS centre and hash in one
 * process, and the flow's steps called directly instead of by a workflow.
 */
const config = loadConfig();
const log = createLogger({ name: 'direct', level: config.logLevel });
const keys = createKeys(config.keys);
const database = await openPool(config, { programs: 1 });
const connection = connectClient(config.temporal);
const stopping = new AbortController();
const { signal } = stopping;
const parts = { log, keys, database, connection, metrics: createMetrics(), tracing: undefined };
const { deps, close } = createDeps(
  config,
  { ...parts, leaving: signal, stopping: signal },
  {
    readPostNotice: () => Promise.resolve({ outcome: 'unavailable' }),
    readSimNotification: () => ({ ok: false, code: 'SoapMalformed' }),
  },
);
const outside = connectOutside(config, database, log);
const quotas = quotasOf(config.limits);
const client = new Client({ connection, dataConverter: createDataConverter(keys) });
const activities = createActivities({
  ...{ database, keys, quotas, ...outside },
  flowsAtTemporal: flowsAtTemporal(client, config.temporal.taskQueue),
  flowRetentionDays: config.flowRetentionDays,
  reminders: config.durations.reminders,
  closedNumberKeptDays: config.durations.closedNumberKeptDays,
  tellEnd: () => undefined,
});
const flows = createDirectFlows({ activities, rows: deps.rows, now: Date.now, newId: randomUUID });

const server = createApp({ ...deps, flows }).listen(config.api.port, config.api.host);
await once(server, 'listening');
await toldToStop({ log, ...apiStop });
stopping.abort();
server.close();
server.closeAllConnections();
await once(server, 'close');
await Promise.all([outside.close(), close(), connection.close()]);
await database.close();
