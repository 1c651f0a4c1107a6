import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { readNotification } from '../adapters/sim-provider/client.ts';
import { loadConfig } from '../platform/config.ts';
import { listen } from '../platform/listen.ts';
import { createLogger } from '../platform/log.ts';
import { createOutsideCalls } from '../platform/outside-calls.ts';
import { createPostNotices } from '../platform/post-notices.ts';
import { runMain } from '../platform/run-main.ts';
import { toldToStop } from '../platform/told-to-stop.ts';
import { createApp } from './create-app.ts';
import { limitConnections } from './http/limit-connections.ts';
import { createDeps } from './create-deps.ts';
import { createMetrics } from './operations/metrics.ts';

/** A client has this long to send its headers, and its whole request. */
const headersTimeout = 10_000;
const requestTimeout = 15_000;
/** Node looks for those who are late this often. */
const connectionsCheckingInterval = 1_000;
/** Longer than proxies keep a connection, so that they and not we are the ones to end it. */
const keepAliveTimeout = 65_000;
const timeouts = {
  headersTimeout,
  requestTimeout,
  connectionsCheckingInterval,
  keepAliveTimeout,
};
/** What requests under way have to end when the process stops. */
const graceMs = 10_000;

/** The API process: wires the app to the outside and serves until it is told to stop. */
async function main(): Promise<void> {
  const config = loadConfig();
  const log = createLogger({ name: 'api', level: config.logLevel });
  const stopping = new AbortController();
  for (const warning of config.warnings) log.warn(warning);
  const metrics = createMetrics();
  const calls = createOutsideCalls(metrics.registry, Date.now);
  const post = createPostNotices(config.post, calls);
  const { deps, close } = await createDeps(
    config,
    log,
    { stopping: stopping.signal, metrics },
    {
      readPostNotice: post.read,
      readSimNotification: (message) => readNotification(message, config.simProvider),
    },
  );
  const app = createApp(deps);
  const server = createServer(timeouts, (...args) => {
    app(...args);
  });
  const { maxConnections, maxConnectionsPerNetwork, trustedProxies } = config.api;
  const ofNetwork = trustedProxies === 0 ? maxConnectionsPerNetwork : null;
  limitConnections(server, { maxConnections, ofNetwork });
  try {
    await listen(server, config.api, 'set API_PORT to another one');
    log.info({ host: config.api.host, port: config.api.port }, 'api listens');
    await toldToStop();
    await drain(server, stopping);
    log.info('api stopped');
  } finally {
    await Promise.all([close(), post.close()]);
  }
}

/** Takes nothing new, ends streams and long polls, and lets the rest end by itself. */
async function drain(server: Server, stopping: AbortController): Promise<void> {
  stopping.abort();
  const closed = once(server, 'close');
  server.close();
  const late = setTimeout(() => {
    server.closeAllConnections();
  }, graceMs);
  await closed;
  clearTimeout(late);
}

await runMain(main);
