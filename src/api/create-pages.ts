import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { RequestHandler } from 'express';
import { createCheckSolver } from '../../web/bot-check/check-solver.ts';
import { readAssets } from '../../web/build/assets.ts';
import { createWeb } from '../../web/create-web.ts';
import { hopHeader, openConnections } from '../../web/http/transport.ts';
import type { Config } from '../platform/config.ts';
import type { Keys } from '../platform/keys.ts';
import type { Logger } from '../platform/log.ts';
import { clientNetworks } from './http/client-networks.ts';
import { createLimiter } from './http/limiter.ts';

export type Pages = {
  router: RequestHandler;
  /** Whether a request comes from our own pages: then the address that they name is believed. */
  isOwnHop: (headers: IncomingHttpHeaders) => boolean;
  close: () => Promise<void>;
};

/** The citizens' pages on this process's own API, which they call by HTTP as any other client does. */
export async function createPages(
  config: Config,
  { keys, log, stopping }: { keys: Keys; log: Logger; stopping: AbortSignal },
): Promise<Pages> {
  const { api, web } = config;
  const hop = randomBytes(32);
  const now = (): Date => new Date();
  const connections = openConnections(hop.toString('base64url'));
  const router = createWeb({
    settings: {
      apiUrl: `http://${ownHost(api.host)}:${api.port}`,
      origin: api.webOrigin,
      agentUrl: web.agentUrl,
      session: sessionTimes(config),
      development: developmentPages(config),
      temporalUi: temporalUi(config),
    },
    connections,
    sealer: cookieSealer(keys),
    assets: await readAssets(web.assetsFolder),
    solver: createCheckSolver(now),
    networkOf: (request) => clientNetworks(request, api.trustedProxies).narrow,
    now,
    // Each holds a connection to the API, from this machine's own address.
    streams: { ...createLimiter(Math.ceil(api.maxConnectionsPerNetwork / 2)), stopping },
    logPage: (line) => {
      log.info(line, 'page');
    },
    logError: (error, line) => {
      log.error({ ...line, err: error }, 'page failed');
    },
  });
  return {
    router,
    isOwnHop: (headers) => isHop(hop, [headers[hopHeader] ?? ''].flat().join()),
    close: connections.close,
  };
}

/** Where a server that listens on every address is reached from its own machine. */
function ownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

function sessionTimes({ durations }: Config) {
  const { sessionSeconds: seconds, sessionIdleSeconds: idleSeconds } = durations;
  return { seconds, idleSeconds, idleLevel3Seconds: durations.sessionIdleLevel3Seconds };
}

function isHop(hop: Buffer, shown: string): boolean {
  const bytes = Buffer.from(shown, 'base64url');
  return bytes.length === hop.length && timingSafeEqual(bytes, hop);
}

/** The handset and the sample people, where it is the simulators that are asked and not a real carrier. */
function developmentPages({ api, environment, carrier, simulators }: Config) {
  const isSimulated = Number(new URL(carrier.tokenUrl).port) === simulators.port;
  if (environment === 'production' || !isSimulated) return null;
  const at = `http://${new URL(api.webOrigin).hostname}:${simulators.port}`;
  return { handset: `${at}/`, people: `${at}/people` };
}

/** Where the workflows of flows are looked at, where the installation says so. */
function temporalUi({ temporal: { uiUrl, namespace } }: Config): string | null {
  return uiUrl === undefined
    ? null
    : `${uiUrl}/namespaces/${encodeURIComponent(namespace)}/workflows`;
}

/** What does not open is no error: a cookie of another time, or of somebody's making. */
function cookieSealer(keys: Keys) {
  return {
    seal: (plain: Uint8Array) => keys.seal('cookie', plain).toString('base64url'),
    open: (sealed: string) => {
      try {
        return keys.open('cookie', Buffer.from(sealed, 'base64url'));
      } catch {
        return null;
      }
    },
  };
}
