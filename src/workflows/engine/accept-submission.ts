import { ApplicationFailure } from '@temporalio/workflow';
import type { FlowRecord, FlowStatus } from '../../domain/flows/flow-record.ts';
import { type ActionName, actionNames } from '../../domain/flows/flows.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { Submission } from './messages.ts';

const endedCodes = {
  completed: 'FlowEnded',
  refused: 'FlowEnded',
  cancelled: 'FlowCancelled',
  expired: 'FlowExpired',
} as const satisfies Record<Exclude<FlowStatus, 'open'>, ProblemCode>;

/**
 * Throws an ApplicationFailure named by the problem's code unless the flow waits for this very
 * submission. Runs as the update's validator: synchronous, and a rejection leaves no history.
 */
export function acceptSubmission(
  submission: Submission,
  { status, step }: FlowRecord,
  isBusy: boolean,
  hasSubmissionsLeft: boolean,
): void {
  if (status !== 'open') throw rejection(endedCodes[status]);
  if (submission.step === 'cancel') return;
  if (!hasSubmissionsLeft) throw rejection('TooManySubmissions');
  if (isBusy) throw rejection('SubmissionInProgress');
  if (!step) throw rejection('StepNotOpen');
  if (isAction(submission.step)) {
    if (!step.actions.includes(submission.step)) throw rejection('ActionNotAllowed');
  } else if (submission.step !== step.name || !step.actions.includes('submit')) {
    throw rejection('StepNotOpen');
  }
}

function isAction(name: Submission['step']): name is Extract<Submission['step'], ActionName> {
  return actionNames.some((action) => action === name);
}

function rejection(code: ProblemCode): ApplicationFailure {
  return ApplicationFailure.nonRetryable(code, code);
}
