import { isRegistered } from '../../db/accounts/accounts.ts';
import { takeDecision as readDecision } from '../../db/staff/reviews.ts';
import type { ReviewDecision, TakeDecision } from './review-activities.ts';
import type { ActivityDeps } from '../activity-deps.ts';

/** Uses up the decision of a flow's review, if there is one, and looks for an account as a match does. */
export async function takeDecision(
  { database, keys }: ActivityDeps,
  { flowId, reviewId, subjectType, documents }: TakeDecision,
): Promise<ReviewDecision | null> {
  const decision = await readDecision(database, flowId, reviewId);
  if (decision !== 'approved') return decision && { decision };
  return {
    decision,
    isRegistered: await isRegistered(database.db, keys, subjectType, documents),
  };
}
