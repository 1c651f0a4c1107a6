import type { WaitingFor } from '../../domain/flows/waiting-for.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { FailureOf } from './perform.ts';

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
