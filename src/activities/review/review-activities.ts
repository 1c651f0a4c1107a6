import type { SavedFlow } from '../../db/flows/flows.ts';
import type { ReviewClaim } from '../../db/staff/claim-digest.ts';
import type { Level } from '../../domain/flows/levels.ts';

export type OpenReview = {
  reviewId: string;
  /** What staff are to confirm, as they see it. */
  claim: ReviewClaim;
  findings: string[];
  /** What an approval is worth: how many pairs of eyes it needs. */
  level: Level;
  dueAt: string;
  next: SavedFlow;
};

export type TakeDecision = {
  flowId: string;
  reviewId: string;
  /** What the flow goes on with: a decision of another claim is none. */
  claim: ReviewClaim;
  /** The review that the signal has named, of any text; another one decides nothing. */
  told: string;
  /** Which of the signals it would be that came to nothing; null: there were enough of them. */
  number: number | null;
};

/** What staff have decided; an approval tells, as a match does, whether the number has an account. */
export type ReviewDecision =
  { decision: 'approved'; isRegistered: boolean } | { decision: 'rejected' };

/** What is asked of support staff. */
export type ReviewActivities = {
  openReview(input: OpenReview): Promise<void>;
  takeDecision(input: TakeDecision): Promise<ReviewDecision | null>;
};
