import type { SavedFlow } from '../../db/flows/flows.ts';
import type { SubjectType } from '../../domain/flows/levels.ts';
import type { IdentityNumber } from '../../domain/subject/identity.ts';

export type OpenReview = {
  reviewId: string;
  /** What staff are to confirm, as they see it. */
  claim: object;
  findings: string[];
  dueAt: string;
  next: SavedFlow;
};

export type TakeDecision = {
  flowId: string;
  reviewId: string;
  subjectType: SubjectType;
  documents: IdentityNumber[];
};

/** What staff have decided; an approval tells, as a match does, whether the number has an account. */
export type ReviewDecision =
  { decision: 'approved'; isRegistered: boolean } | { decision: 'rejected' };

/** What is asked of support staff. */
export type ReviewActivities = {
  openReview(input: OpenReview): Promise<void>;
  takeDecision(input: TakeDecision): Promise<ReviewDecision | null>;
};
