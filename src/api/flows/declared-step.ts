import { steps, type SubmittedStep } from '../../domain/steps/steps.ts';
import { stepProblems, submissionAnswers } from './submission-operation.ts';

/** What a step's declaration says of its route. */
export function declaredStep(step: SubmittedStep) {
  const { summary, refusals } = steps[step];
  return {
    method: 'post',
    path: `/v1/flows/{id}/steps/${step}`,
    idempotencyKey: 'optional',
    answers: submissionAnswers,
    refusals: ['StepNotOpen', ...stepProblems, ...refusals],
    operation: { id: `submit_${step}`, tag: 'flow', summary },
  } as const;
}
