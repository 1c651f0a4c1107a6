import type { Config } from '../../src/platform/config.ts';
import { hashesAtOnce } from '../../src/platform/config/api.ts';
import { loadSealerMetrics } from '../../src/platform/config/sealer.ts';
import type { Plan } from './bring-up.ts';
import { answers, logFileIn, startNodePart } from './node-part.ts';
import { isPolling } from './prepare-temporal.ts';

/** Threads of Node's pool beside those that hash: for signatures, addresses and files. */
const otherThreads = 4;

/** What the process is called that is API and worker. */
export const apiWithWorker = 'API with worker';

export type OwnPrograms = Record<'simulators' | 'sealer' | 'api' | 'codec', Plan> & {
  /** Undefined where the API hosts it. */
  worker: Plan | undefined;
};

/**
 * How our own programs are started: the simulators' process, the sealer, the worker, the API and the codec server;
 * those of another checkout by its `folder`.
 */
export function ownPrograms(
  config: Config,
  given: NodeJS.ProcessEnv,
  folder?: string,
): OwnPrograms {
  const { hostsWorker, hashConcurrency } = config.api;
  const threads = Math.max(hashConcurrency, hashesAtOnce()) + otherThreads;
  const environment = { UV_THREADPOOL_SIZE: String(threads), ...given };
  const plan = (name: string, file: string, isReady: Plan['isReady']): Plan => ({
    name,
    launch: () => {
      const logFile = logFileIn(config.dataDir, name.split(' ')[0]?.toLowerCase() ?? name);
      return Promise.resolve(startNodePart({ file, folder, environment, logFile }));
    },
    isReady,
  });
  const polls: Plan['isReady'] = ({ pid }) => isPolling(config.temporal, pid);
  const isApiReady = (): Promise<boolean> => answers(`${apiUrl(config)}/readyz`);
  return {
    simulators: plan('simulators', 'simulators/server.ts', () =>
      answers(`${simulatorsUrl(config)}/people`),
    ),
    sealer: plan('sealer', 'src/sealer.ts', async () => {
      const { host, port } = loadSealerMetrics(environment);
      return port === 0 || (await answers(`http://${reachable(host)}:${port}/healthz`));
    }),
    worker: hostsWorker ? undefined : plan('worker', 'src/worker.ts', polls),
    api: hostsWorker
      ? // Also its own worker: what a killed one had said of itself holds for some seconds.
        plan(
          apiWithWorker,
          'src/api/server.ts',
          async (part) => (await polls(part)) && isApiReady(),
        )
      : plan('API', 'src/api/server.ts', isApiReady),
    codec: plan('codec server', 'src/codec-server.ts', () =>
      answers(`${codecUrl(config)}/healthz`),
    ),
  };
}

/** Where we reach the API on this machine. */
export function apiUrl({ api }: Config): string {
  return `http://${reachable(api.host)}:${api.port}`;
}

/** Where we reach the codec server on this machine. */
export function codecUrl({ codec }: Config): string {
  return `http://${reachable(codec.host)}:${codec.port}`;
}

/** Where we reach the simulators on this machine. */
export function simulatorsUrl({ simulators }: Config): string {
  return `http://${reachable(simulators.host)}:${simulators.port}`;
}

/** A server that listens on every address is asked on this machine's own. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
