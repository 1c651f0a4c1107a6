import type { Plan } from './bring-up.ts';
import { logFileIn, startNodePart } from './node-part.ts';

/** Of no interest to people. */
export const guardName = 'guard';

/**
 * The process that ends PostgreSQL and Temporal when we are killed: they would not notice. It may
 * also remove the folder then.
 */
export function guardPlan(dataDir: string, afterwards: 'keep' | 'remove'): Plan {
  const part = {
    file: 'scripts/runtime/guard.ts',
    arguments: [dataDir, afterwards],
    environment: {},
    logFile: logFileIn(dataDir, guardName),
  };
  return {
    name: guardName,
    launch: () => Promise.resolve(startNodePart(part)),
    isReady: () => Promise.resolve(true),
  };
}
