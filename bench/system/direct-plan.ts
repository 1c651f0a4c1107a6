import type { Plan } from '../../scripts/runtime/bring-up.ts';
import { answers, logFileIn, startNodePart } from '../../scripts/runtime/node-part.ts';
import type { BenchSystem } from './bench-system.ts';

/** The program that does the steps without Temporal, on a port of its own. */
export function directPlan({ config, environment }: BenchSystem, port: number): Plan {
  return {
    name: 'direct',
    launch: () =>
      Promise.resolve(
        startNodePart({
          file: 'bench/direct-server.ts',
          environment: { ...environment, API_PORT: String(port) },
          logFile: logFileIn(config.dataDir, 'direct'),
        }),
      ),
    isReady: () => answers(`http://127.0.0.1:${port}/healthz`),
  };
}
