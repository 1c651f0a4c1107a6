import { workflowInfo } from '@temporalio/workflow';
import type { InactiveAfter } from '../../db/accounts/inactive-accounts.ts';
import { isoTime } from '../engine/records.ts';
import { begunWith, inBatches, keepTrying } from './in-batches.ts';

/** Of a run that goes on where another one ended; a test says which time it is. */
export type InactivityRun = { today: string; after?: InactiveAfter | null };

/**
 * Locks the accounts that nobody has signed in to for two years, which are told twice before (product.md
 * 3). The schedule starts it with nothing: then it is the time of its start, which the server tells.
 */
export async function lockInactiveAccounts(input?: InactivityRun): Promise<void> {
  const begun = begunWith<InactivityRun>(input, () => ({
    today: isoTime(workflowInfo().startTime.getTime()),
  }));
  await inBatches(
    begun,
    async ({ today, after = null }) => {
      const done = await keepTrying((activities) => activities.lockInactive({ today, after }));
      return { state: { today, after: done.after }, isOver: done.after === null };
    },
    ({ today, after }) =>
      `As of ${today}: ${after ? `at accounts last used at ${after.lastActiveAt}` : 'all accounts'}.`,
  );
}
