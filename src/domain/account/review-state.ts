import { type ReviewEnd, reviewEnds } from './review-end.ts';
import { type ReviewDecision, reviewOutcome } from './review-outcome.ts';
import type { Level } from '../flows/levels.ts';

/** `decided`: its flow has not taken the decision yet. */
export const reviewStates = ['open', 'decided', 'taken', 'overdue', ...reviewEnds] as const;
export type ReviewState = (typeof reviewStates)[number];

type Review = {
  usedAt?: Date | null | undefined;
  closedBecause?: ReviewEnd | null | undefined;
  dueAt: Date;
};

/** What a review is good for now. */
export function reviewState(
  { usedAt, closedBecause, dueAt }: Review,
  decisions: readonly ReviewDecision[],
  level: Level,
  now: Date,
): ReviewState {
  if (usedAt) return 'taken';
  if (closedBecause) return closedBecause;
  if (dueAt <= now) return 'overdue';
  return reviewOutcome(decisions, level) ? 'decided' : 'open';
}
