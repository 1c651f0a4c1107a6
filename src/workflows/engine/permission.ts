import type { FlowRecord, FlowStatus } from '../../domain/flows/flow-record.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import { actions } from '../../domain/steps/actions.ts';
import { isOtpStep } from '../../domain/steps/otp-steps.ts';
import type { Submission } from './messages.ts';

const endedCodes = {
  completed: 'FlowCompleted',
  refused: 'FlowEnded',
  cancelled: 'FlowCancelled',
  expired: 'FlowExpired',
} as const satisfies Record<Exclude<FlowStatus, 'open'>, ProblemCode>;

/** What is to be known of a flow to say whether it takes a submission now. */
export type FlowNow = {
  record: FlowRecord;
  /** Whether a citizen waits for an answer. */
  isBusy: boolean;
  hasSubmissionsLeft: boolean;
};

/**
 * Why a flow does not take a submission now, or nothing. The one place where that is decided: what a
 * step allows are the handlers that it was opened with.
 */
export function whyNotNow(
  { step }: Pick<Submission, 'step'>,
  { record, isBusy, hasSubmissionsLeft }: FlowNow,
): ProblemCode | undefined {
  if (record.status !== 'open') return endedCodes[record.status];
  if (step === 'cancel') return undefined;
  if (step === 'begin') return record.sequence === 0 && !isBusy ? undefined : 'StepNotOpen';
  if (!hasSubmissionsLeft) return 'TooManySubmissions';
  if (isBusy) return 'SubmissionInProgress';
  const open = record.step;
  if (!open) return 'StepNotOpen';
  if (step === open.name) return open.actions.includes('submit') ? undefined : 'StepNotOpen';
  if (open.actions.some((action) => action === step)) return undefined;
  // Sent again so often already, or too late for the deadline.
  if (step === 'resendOtp' && isOtpStep(open.name) && open.waitingFor === 'citizen') {
    return 'OtpResendLimit';
  }
  return Object.hasOwn(actions, step) ? 'ActionNotAllowed' : 'StepNotOpen';
}
