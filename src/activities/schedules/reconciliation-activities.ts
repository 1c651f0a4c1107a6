import type { UnmatchedCallback } from '../../db/proofs/unmatched-callbacks.ts';
import type { OpenFlowsAfter } from '../../db/flows/open-flows.ts';

/** How the rows of flows are held against their workflows at Temporal. */
export type ReconciliationActivities = {
  /**
   * Looks where the workflows of the next open rows stand, and writes the ends that these do not have.
   * Names those without a workflow, which may just be about to begin. `after` null: there are no more.
   */
  reconcileRows(input: { after: OpenFlowsAfter | null; settleMs: number }): Promise<{
    after: OpenFlowsAfter | null;
    looked: number;
    ended: number;
    missing: string[];
  }>;
  /** The same of rows that had no workflow a while ago: those that still have none are ended. */
  reconcileMissing(input: { flowIds: string[] }): Promise<{ ended: number }>;
  /**
   * Looks at the rows of the next workflows that run: one that is missing is written again, a workflow
   * whose row has ended is cancelled; `isThorough` also asks each workflow whether the row says where it stands.
   */
  reconcileWorkflows(input: {
    page: string | null;
    settleMs: number;
    isThorough: boolean;
  }): Promise<{
    page: string | null;
    looked: number;
    writtenAgain: number;
    cancelled: number;
    unanswered: number;
  }>;
  /**
   * Matches the next callbacks that had found no flow with those that there are by now, and tells these.
   * `waiting`: those of them that still find none.
   */
  matchCallbacks(input: { after: UnmatchedCallback | null }): Promise<{
    after: UnmatchedCallback | null;
    matched: number;
    waiting: number;
  }>;
};
