import type { FlowName } from '../../domain/flows/flows.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import type { Shown } from '../../domain/steps/open-step.ts';
import type { StepName } from '../../domain/steps/steps.ts';
import { FinalRefusal } from '../engine/final-refusal.ts';
import type { Flow } from '../engine/flow.ts';
import type { Opening } from '../engine/opening.ts';

type Waiting<S extends StepName, T, N extends FlowName> = {
  shows?: Shown<S>;
  /** The step as it is open once the limit is over. */
  again: () => Opening<S, T, N['method']>;
};

/**
 * Waits until a limit is over that leaves nothing to be done before (`retryAt` of its refusal): until
 * then the step offers nothing. Ends the flow where that is past its deadline.
 */
export function waitOut<S extends StepName, T, N extends FlowName>(
  flow: Flow<N>,
  problem: Refusal,
  { shows, again }: Waiting<S, T, N>,
): Opening<S, T, N['method']> {
  const until = problem.retryAt === undefined ? Infinity : Date.parse(problem.retryAt);
  if (until >= Date.parse(flow.record.expiresAt)) throw new FinalRefusal(problem);
  const summary = 'The end of the limit that was reached';
  const wake = { at: () => until, run: () => Promise.resolve(again()), summary };
  return { problem, until, on: {}, wake, ...(shows && { shows }) };
}
