import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import type { unavailable } from '../../domain/flows/unavailable.ts';
import type { OutsideSystem, WaitingFor } from '../../domain/flows/waiting-for.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import type { StepName } from '../../domain/steps/steps.ts';
import { neverCalled } from './opening.ts';
import type { Failing } from './perform.ts';
import { reviewAt } from './records.ts';

/** An outside system that is needed now, and the problem to show while it does not answer. */
export type Outage = {
  [S in OutsideSystem]: { waitingFor: S; code: (typeof unavailable)[S] };
}[OutsideSystem];

/** What a flow says while work fails: nobody outside is blamed for what is our own. */
function toldWhile(
  outage: Outage,
  { whose }: Failing,
): { waitingFor: WaitingFor; code: ProblemCode } {
  return whose === 'outside' ? outage : { waitingFor: 'system', code: 'ProcessingDelayed' };
}

type Stands = { record: FlowRecord; at: StepName; retryAt: string };
/** Who fails; and whether staff may do instead what an outside system does not. */
export type Paused = { outage: Outage; failing: Failing; mayLeave: boolean };

/**
 * A step that offers nothing meanwhile, but to have staff look instead where they may; `retryAt`
 * (RFC 3339) is when the work is tried next.
 */
export function pausedBy({ outage, failing, mayLeave }: Paused, { record, at, retryAt }: Stands) {
  const { waitingFor, code } = toldWhile(outage, failing);
  const problem: Refusal = { code, retryAt };
  const isLeft = mayLeave && failing.whose === 'outside';
  return {
    waitingFor,
    event: `waiting.${code}`,
    on: isLeft ? { askForReview: neverCalled } : {},
    problem,
    reviewId: reviewAt(at, record),
  };
}
