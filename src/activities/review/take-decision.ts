import { isRegistered } from '../../db/accounts/accounts.ts';
import { claimDigest } from '../../db/staff/claim-digest.ts';
import { takeDecision as readDecision } from '../../db/staff/reviews.ts';
import type { ReviewDecision, TakeDecision } from './review-activities.ts';
import type { ActivityDeps } from '../activity-deps.ts';

/**
 * Uses up the decision of a flow's review, if there is one of the very claim that the flow goes on
 * with, and looks for an account as a match does.
 */
export async function takeDecision(
  { database, keys }: ActivityDeps,
  { flowId, reviewId, claim }: TakeDecision,
): Promise<ReviewDecision | null> {
  const asked = { flowId, reviewId, claimDigest: claimDigest(keys, claim) };
  const decision = await readDecision(database, asked);
  if (decision !== 'approved') return decision && { decision };
  const { subjectType, documents } = claim.subject;
  return {
    decision,
    isRegistered: await isRegistered(database.db, keys, subjectType, documents),
  };
}
