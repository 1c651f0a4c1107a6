import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import express from 'express';
import type { Config } from '../platform/config.ts';
import { drainable } from '../platform/drain.ts';
import { listen } from '../platform/listen.ts';
import type { StopTimes } from '../platform/stop-times.ts';
import { watchClock } from '../platform/watch-clock.ts';
import type { CallbackReaders } from './callbacks/callback-deps.ts';
import { createApp } from './create-app.ts';
import { createPages } from './create-pages.ts';
import { type ApiParts, createDeps } from './create-deps.ts';
import { limitConnections } from './http/limit-connections.ts';

/** A client has this long to send its headers, and its whole request: of a file, more than its route gives it. */
const headersTimeout = 10_000;
const requestTimeout = 60_000;
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

export type RunningApi = {
  /**
   * Says that it goes, and serves everything while a proxy in front takes notice of that; then takes
   * nothing new, ends streams and long polls, and lets the other requests end by themselves.
   */
  stop: (times: Pick<StopTimes, 'noticeMs' | 'graceMs'>) => Promise<void>;
};

/** Serves the API, and in front of it the citizens' pages, on what it is handed. Throws a `ConfigError` when its port is taken. */
export async function startApi(
  config: Config,
  parts: Omit<ApiParts, 'leaving' | 'stopping'>,
  readers: CallbackReaders,
): Promise<RunningApi> {
  const [leaving, stopping] = [new AbortController(), new AbortController()];
  const signals = { leaving: leaving.signal, stopping: stopping.signal };
  const { deps, close } = createDeps(config, { ...parts, ...signals }, readers);
  const pages = await createPages(config, { ...parts, ...signals });
  const site = express().disable('x-powered-by').disable('etag');
  site.use(pages.router, createApp({ ...deps, isOwnHop: pages.isOwnHop }));
  const server = createServer(timeouts, (...args) => {
    site(...args);
  });
  const { host, port, maxConnections, maxConnectionsPerNetwork, trustedProxies } = config.api;
  const ofNetwork = trustedProxies === 0 ? maxConnectionsPerNetwork : null;
  limitConnections(server, { maxConnections, ofNetwork });
  const { leave, drain } = drainable(server);
  await listen(server, config.api, 'set API_PORT to another one');
  const { database, log } = parts;
  const stopWatching = watchClock({ database, log, registry: parts.metrics.registry });
  log.info({ host, port }, 'api listens');
  return {
    stop: async ({ noticeMs, graceMs }) => {
      leaving.abort();
      leave();
      if (trustedProxies > 0) await sleep(noticeMs);
      stopping.abort();
      await drain(graceMs);
      await Promise.all([pages.close(), close(), stopWatching()]);
      log.info('api stopped');
    },
  };
}
