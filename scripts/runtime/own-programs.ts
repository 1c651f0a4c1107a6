import type { Config } from '../../src/config.ts';
import type { Plan } from './bring-up.ts';
import { answers, logFileIn, startNodePart } from './node-part.ts';
import { isPolling } from './prepare-temporal.ts';

/** How our own programs are started: the simulators' process, the worker and the API. */
export function ownPrograms(config: Config, environment: NodeJS.ProcessEnv) {
  const plan = (name: string, file: string, isReady: Plan['isReady']): Plan => ({
    name,
    launch: () => {
      const logFile = logFileIn(config.dataDir, name.toLowerCase());
      return Promise.resolve(startNodePart({ file, environment, logFile, stopBy: 'disconnect' }));
    },
    isReady,
  });
  const { host, port } = config.api;
  return {
    simulators: plan('simulators', 'src/simulators/server.ts', () =>
      answers(`http://127.0.0.1:${config.simulators.port}/people`),
    ),
    worker: plan('worker', 'src/worker.ts', ({ pid }) => isPolling(config.temporal, pid)),
    api: plan('API', 'src/api/server.ts', () =>
      answers(`http://${reachable(host)}:${port}/readyz`),
    ),
  };
}

/** A server that listens on every address is asked on this machine's own. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
