import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createActivities } from '../src/activities/create-activities.ts';
import { connectOutside } from '../src/platform/outside-systems.ts';
import { createApp } from '../src/api/create-app.ts';
import { createMetrics } from '../src/api/operations/metrics.ts';
import { createDeps } from '../src/api/create-deps.ts';
import { loadConfig, requireDatabaseUrl } from '../src/platform/config.ts';
import { openDatabase } from '../src/db/database.ts';
import { createLogger } from '../src/platform/log.ts';
import { quotasOf } from '../src/platform/quotas.ts';
import { toldToStop } from '../src/platform/told-to-stop.ts';
import { createDirectFlows } from './direct/direct-flows.ts';

/**
 * The lower bound: the same Express app, activities, database, carrier, SMS centre and hash in one
 * process, and the flow's steps called directly instead of by a workflow.
 */
const config = loadConfig();
const log = createLogger({ name: 'direct', level: config.logLevel });
const stopping = new AbortController();
const { deps, close } = await createDeps(
  config,
  log,
  { stopping: stopping.signal, metrics: createMetrics() },
  {
    readPostNotice: () => Promise.resolve({ outcome: 'unavailable' }),
    readSimNotification: () => ({ ok: false, code: 'SoapMalformed' }),
  },
);
const database = await openDatabase(requireDatabaseUrl(config), {
  poolSize: 20,
  statementTimeoutMs: 2_500,
});
const outside = connectOutside(config, database, log);
const activities = createActivities({
  database,
  keys: deps.keys,
  quotas: quotasOf(config.limits),
  ...outside,
});
const flows = createDirectFlows({ activities, rows: deps.rows, now: Date.now, newId: randomUUID });

const server = createApp({ ...deps, flows }).listen(config.api.port, config.api.host);
await once(server, 'listening');
await toldToStop();
stopping.abort();
server.close();
server.closeAllConnections();
await once(server, 'close');
await Promise.all([outside.close(), close(), database.close()]);
