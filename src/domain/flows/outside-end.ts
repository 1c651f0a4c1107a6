import type { Actor } from './actor.ts';
import type { FlowStatus } from './flow-record.ts';

/** How a flow has ended whose workflow could not write it: for the row, and for the audit. */
export type OutsideEnd = {
  status: Exclude<FlowStatus, 'open' | 'completed'>;
  event: string;
  actor: Actor;
};

/** How Temporal names the ends that a workflow does not write itself, and what they are to us. */
export const outsideEnds: Readonly<Partial<Record<string, OutsideEnd>>> = {
  TERMINATED: { status: 'cancelled', event: 'flow.terminated', actor: 'staff' },
  CANCELLED: { status: 'cancelled', event: 'flow.terminated', actor: 'staff' },
  FAILED: { status: 'cancelled', event: 'flow.failed', actor: 'system' },
  TIMED_OUT: { status: 'expired', event: 'flow.timed_out', actor: 'system' },
};

/** No workflow: it never began, or Temporal has forgotten it. */
export const workflowMissing: OutsideEnd = {
  status: 'expired',
  event: 'flow.workflow_missing',
  actor: 'system',
};

/** The event of a completed flow whose row a restore has put back. */
export const resultLost = 'flow.result_lost';

/**
 * The end that a workflow has told Temporal and that its row does not have: a database that was restored
 * has lost it. What a completed flow was for is lost with it, and is to be asked for again.
 */
export function endLost(status: FlowStatus): OutsideEnd {
  return {
    status: status === 'open' || status === 'completed' ? 'expired' : status,
    event: status === 'completed' ? resultLost : 'flow.end_lost',
    actor: 'system',
  };
}
