import type { Config } from '../../src/platform/config.ts';
import { loadSealerMetrics } from '../../src/platform/config/sealer.ts';
import type { Plan } from './bring-up.ts';
import { answers, logFileIn, startNodePart } from './node-part.ts';
import { isPolling } from './prepare-temporal.ts';

/** How our own programs are started: the simulators' process, the worker and the API. */
export function ownPrograms(config: Config, environment: NodeJS.ProcessEnv) {
  const plan = (name: string, file: string, isReady: Plan['isReady']): Plan => ({
    name,
    launch: () => {
      const logFile = logFileIn(config.dataDir, name.toLowerCase());
      return Promise.resolve(startNodePart({ file, environment, logFile }));
    },
    isReady,
  });
  return {
    simulators: plan('simulators', 'simulators/server.ts', () =>
      answers(`${simulatorsUrl(config)}/people`),
    ),
    sealer: plan('sealer', 'src/sealer.ts', async () => {
      const { host, port } = loadSealerMetrics(environment);
      return port === 0 || (await answers(`http://${reachable(host)}:${port}/metrics`));
    }),
    worker: plan('worker', 'src/worker.ts', ({ pid }) => isPolling(config.temporal, pid)),
    api: plan('API', 'src/api/server.ts', () => answers(`${apiUrl(config)}/readyz`)),
  };
}

/** Where we reach the API on this machine. */
export function apiUrl({ api }: Config): string {
  return `http://${reachable(api.host)}:${api.port}`;
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
