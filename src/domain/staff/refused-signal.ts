import type { ReviewState } from '../account/review-state.ts';

/** Why the word that a review is decided has changed nothing: stable, for the audit trail. */
export type RefusedSignal =
  | 'ReviewUnknown'
  | 'ReviewOfAnotherFlow'
  | 'ReviewUsed'
  | 'ClaimChanged'
  | 'ReviewClosed'
  | 'FourEyesNeeded'
  | 'ReviewUndecided'
  | 'ReviewNotAwaited';

/** The review that a signal has named, of the flow that it was sent to. */
export type NamedReview = {
  state: ReviewState;
  /** Whether it is of the claim that the flow goes on with. */
  isOfClaim: boolean;
  /** Whether it is the one that the flow waits for. */
  isAwaited: boolean;
  /** Whether somebody has approved it: then another pair of eyes is missing. */
  isApproved: boolean;
};

/** Why nothing came of it. */
export function whyRefused(review: NamedReview): RefusedSignal {
  const { state, isOfClaim, isAwaited, isApproved } = review;
  switch (state) {
    case 'taken':
      return 'ReviewUsed';
    case 'claim_changed':
      return 'ClaimChanged';
    case 'source_confirmed':
    case 'flow_ended':
    case 'flow_went_on':
      return 'ReviewClosed';
    case 'overdue':
    case 'open':
    case 'decided':
      break;
  }
  if (!isOfClaim) return 'ClaimChanged';
  if (!isAwaited) return 'ReviewNotAwaited';
  return isApproved ? 'FourEyesNeeded' : 'ReviewUndecided';
}
