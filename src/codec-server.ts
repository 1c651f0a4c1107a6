import { createServer } from 'node:http';
import { collectDefaultMetrics } from 'prom-client';
import { limitConnections } from './api/http/limit-connections.ts';
import { createMetrics } from './api/operations/metrics.ts';
import { codecStore } from './codec/codec-deps.ts';
import { createCodecApp } from './codec/create-codec-app.ts';
import { openDatabase } from './db/database.ts';
import { loadCodecConfig } from './platform/config/codec.ts';
import { drainable } from './platform/drain.ts';
import { createKeys } from './platform/keys.ts';
import { listen } from './platform/listen.ts';
import { createLogger } from './platform/log.ts';
import { runMain } from './platform/run-main.ts';
import { connectStaff } from './platform/staff-identity.ts';
import { codecStop } from './platform/stop-times.ts';
import { toldToStop } from './platform/told-to-stop.ts';

/** A client has this long to send its headers, and its whole request. */
const timeouts = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 65_000,
};
const maxConnections = 512;
const connectionsOfNetwork = 128;

/**
 * The codec server's process: opens payloads for operators who look at flows in the Temporal UI or by its
 * CLI, and writes down that they did.
 */
async function main(): Promise<void> {
  const config = loadCodecConfig();
  const { codec, publicUrl, trustedProxies, metricsToken } = config;
  const log = createLogger({ name: 'codec', level: config.logLevel });
  for (const warning of config.warnings) log.warn(warning);
  const keys = createKeys(config.keys);
  const database = await openDatabase(config.databaseUrl, {
    poolSize: 8,
    statementTimeoutMs: 2_500,
  });
  const staff = connectStaff(config.staff);
  const metrics = createMetrics();
  collectDefaultMetrics({ register: metrics.registry });
  const stopping = new AbortController();
  const app = createCodecApp({
    settings: { origins: codec.origins, publicUrl, trustedProxies, metricsToken },
    ...{ keys, log, metrics, now: () => new Date(), stopping: stopping.signal },
    ...codecStore({ database, keys, staff }),
  });
  const server = createServer(timeouts, (...args) => {
    app(...args);
  });
  const ofNetwork = trustedProxies === 0 ? connectionsOfNetwork : null;
  limitConnections(server, { maxConnections, ofNetwork });
  const { drain } = drainable(server);
  await listen(server, codec, 'set CODEC_PORT to another one');
  log.info({ host: codec.host, port: codec.port, origins: codec.origins }, 'codec server listens');
  await toldToStop({ log, ...codecStop });
  stopping.abort();
  await drain(codecStop.graceMs);
  staff.close();
  await database.close();
  log.info('codec server stopped');
}

await runMain(main);
