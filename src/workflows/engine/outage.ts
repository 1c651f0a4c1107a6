import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import type { WaitingFor } from '../../domain/flows/waiting-for.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import type { StepName } from '../../domain/steps/steps.ts';
import type { FailureOf } from './perform.ts';
import { reviewAt } from './records.ts';

/** An outside system that is needed now, and the problem to show while it does not answer. */
export type Outage = {
  waitingFor: Exclude<WaitingFor, 'citizen' | 'staff' | 'system'>;
  code: ProblemCode;
};

/** What a flow says while work fails: nobody outside is blamed for what is our own. */
export function toldWhile(
  outage: Outage,
  whose: FailureOf,
): { waitingFor: WaitingFor; code: ProblemCode } {
  return whose === 'outside' ? outage : { waitingFor: 'system', code: 'ProcessingDelayed' };
}

/** A step that offers nothing meanwhile; `retryAt` (RFC 3339) is when the work is tried next. */
export function pausedBy(
  { waitingFor, code }: ReturnType<typeof toldWhile>,
  { record, at, retryAt }: { record: FlowRecord; at: StepName; retryAt: string },
) {
  const problem: Refusal = { code, retryAt };
  return {
    waitingFor,
    event: `waiting.${code}`,
    on: {},
    problem,
    reviewId: reviewAt(at, record),
  };
}
