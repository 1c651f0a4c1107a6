import { ApplicationFailure, continueAsNew, workflowInfo } from '@temporalio/workflow';
import type { InactiveAfter } from '../../db/accounts/inactive-accounts.ts';
import { performing } from '../engine/perform.ts';
import { isoTime } from '../engine/records.ts';
import { NotOurs, requireOurs } from '../engine/require-ours.ts';

/** Of a run that goes on where another one ended; a test says which time it is. */
export type InactivityRun = { today: string; after?: InactiveAfter | null };

/** A bound on the history of one run. */
const batchesPerRun = 200;
const retry = { initialMs: 1_000, maximumMs: 60_000 };

/**
 * Locks the accounts that nobody has signed in to for two years, which are told twice before (product.md
 * 3). The schedule starts it with nothing: then it is the time of its start, which the server tells.
 */
export async function lockInactiveAccounts(input?: InactivityRun): Promise<void> {
  const { today, after: begun = null } = startOf(input);
  const { perform } = performing({ retry });
  let after = begun;
  for (let batch = 0; batch < batchesPerRun; batch += 1) {
    const asked = { today, after };
    ({ after } = await perform((activities) => activities.lockInactive(asked)));
    if (after === null) return;
  }
  await continueAsNew<typeof lockInactiveAccounts>({ today, after });
}

/** Whoever reaches the server may start it, too, which does no more than the schedule; but never at a time of theirs. */
function startOf(input: InactivityRun | undefined): InactivityRun {
  if (input === undefined) return { today: isoTime(workflowInfo().startTime.getTime()) };
  try {
    return requireOurs(input);
  } catch (error) {
    if (!(error instanceof NotOurs)) throw error;
    throw ApplicationFailure.nonRetryable('not started by us', 'StartNotAuthentic');
  }
}
