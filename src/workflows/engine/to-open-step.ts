import type { FlowMethod } from '../../domain/flows/flows.ts';
import { actionNames } from '../../domain/steps/actions.ts';
import type { OpenStep } from '../../domain/steps/open-step.ts';
import type { StepName } from '../../domain/steps/steps.ts';
import type { Opening } from './opening.ts';
import { isoTime } from './records.ts';

/**
 * An opening as the flow's record has it: what it allows are its handlers, as long as the flow takes
 * more submissions, and to cancel.
 */
export function toOpenStep<S extends StepName, T, M extends FlowMethod>(
  name: S,
  { shows, waitingFor = 'citizen', until, on }: Opening<S, T, M>,
  { expiresAt, takesMore }: { expiresAt: string; takesMore: boolean },
): OpenStep {
  return {
    name,
    waitingFor,
    actions: actionNames.filter(
      (action) => action === 'cancel' || (takesMore && Object.hasOwn(on, action)),
    ),
    until: until === undefined ? expiresAt : isoTime(until),
    ...shows,
  };
}
