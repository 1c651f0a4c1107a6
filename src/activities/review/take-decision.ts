import { isRegistered } from '../../db/accounts/accounts.ts';
import { claimDigest } from '../../db/staff/claim-digest.ts';
import { noteRefusedSignal } from '../../db/staff/refused-signals.ts';
import { takeDecision as readDecision } from '../../db/staff/reviews.ts';
import type { ReviewDecision, TakeDecision } from './review-activities.ts';
import type { ActivityDeps } from '../activity-deps.ts';

/**
 * Uses up the decision of a flow's review, if there is one of the very claim that the flow goes on
 * with, and looks for an account as a match does. Null, with the reason in the audit trail: there is
 * none, or the signal has named another review.
 */
export async function takeDecision(
  { database, keys }: Pick<ActivityDeps, 'database' | 'keys'>,
  { flowId, reviewId, claim, told, number }: TakeDecision,
): Promise<ReviewDecision | null> {
  const asked = { flowId, reviewId, claimDigest: claimDigest(keys, claim) };
  const decision = told === reviewId ? await readDecision(database, asked) : null;
  if (decision === null && number !== null) {
    await noteRefusedSignal(database, { ...asked, reviewId: told, awaited: reviewId, number });
  }
  if (decision !== 'approved') return decision && { decision };
  const { subjectType, documents } = claim.subject;
  return {
    decision,
    isRegistered: await isRegistered(database.db, keys, subjectType, documents),
  };
}
