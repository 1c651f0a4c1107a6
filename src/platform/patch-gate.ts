import type { PatchActivationInput } from '@temporalio/worker';
import type { Queryable } from '../db/database.ts';
import { readCommonPatches } from '../db/operations/worker-reports.ts';

export type PatchGate = {
  /** For the worker: whether a flow that comes to a change may begin with it. */
  isOpen: (asked: Pick<PatchActivationInput, 'patchId'>) => boolean;
  /** Reads anew what all workers that run know. */
  refresh: () => Promise<void>;
};

/**
 * Lets flows begin with a change of the workflows once every worker knows it that has reported lately. While
 * versions run side by side new code does as the old one, and any worker goes on with any flow. Shut until the
 * first `refresh`, and as it was where one fails.
 */
export function patchGate(db: Queryable): PatchGate {
  let common: ReadonlySet<string> = new Set();
  return {
    isOpen: ({ patchId }) => common.has(patchId),
    refresh: async () => {
      common = new Set(await readCommonPatches(db));
    },
  };
}
