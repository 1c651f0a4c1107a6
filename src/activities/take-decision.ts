import { isRegistered } from '../db/accounts.ts';
import { takeDecision as readDecision } from '../db/reviews.ts';
import type { MobileSubscriberDetails } from '../domain/details.ts';
import type { ReviewDecision } from './activities.ts';
import type { ActivityDeps } from './activity-deps.ts';

type TakeDecision = { flowId: string; reviewId: string; details: MobileSubscriberDetails };

/** Uses up the decision of a flow's review, if there is one, and looks for an account as a match does. */
export async function takeDecision(
  { database, keys }: ActivityDeps,
  { flowId, reviewId, details }: TakeDecision,
): Promise<ReviewDecision | null> {
  const decision = await readDecision(database.db, flowId, reviewId);
  if (decision !== 'approved') return decision && { decision };
  const { subjectType, documentNumber } = details;
  return {
    decision,
    isRegistered: await isRegistered(database.db, keys, subjectType, [documentNumber]),
  };
}
