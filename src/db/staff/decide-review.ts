import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { reviewOutcome } from '../../domain/account/review-outcome.ts';
import { reviewState } from '../../domain/account/review-state.ts';
import { insertAuditEvent } from '../audit/audit-events.ts';
import type { Database } from '../database.ts';
import { ReviewDecision } from '../entities/review-decision.ts';
import { Review } from '../entities/review.ts';
import { isUuid } from './reviews.ts';

/** What somebody decides of one review, of the claim that was on the screen. */
export type Decision = {
  reviewId: string;
  claimDigest: string;
  decision: 'approved' | 'rejected';
  decidedBy: string;
  reason: string;
  ticket: string;
};

export type Decided =
  /**
   * Written, now or before, and not taken by its flow yet: the flow is to be told of the outcome; where
   * there is none yet, another person's eyes are needed, and it is not.
   */
  | { flowId: string; outcome: Decision['decision'] | null; code?: undefined }
  | { code: 'ReviewNotFound' }
  | { code: 'ClaimChanged' | 'ReviewClosed' | 'ReviewDecided'; reference: string };

/**
 * Writes a decision, of a review that is open and of the claim that it is about. The same one again is
 * written once: the word to the flow may have been lost after it. Nobody's eyes count twice, and nobody
 * decides twice: another decision by the same person is `ReviewDecided`.
 */
export async function decideReview(
  { edit }: Pick<Database, 'edit'>,
  decision: Decision,
): Promise<Decided> {
  const { reviewId: id, claimDigest } = decision;
  if (!isUuid(id)) return { code: 'ReviewNotFound' };
  return edit(async (em) => {
    const review = await em.findOne(Review, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!review) return { code: 'ReviewNotFound' };
    const { reference, flowId, level } = review;
    const ofClaim = { reviewId: id, claimDigest: review.claimDigest };
    const decisions = await em.find(ReviewDecision, ofClaim);
    const state = reviewState(review, decisions, level, new Date());
    if (state === 'claim_changed') return { code: 'ClaimChanged', reference };
    if (state === 'taken') return { code: 'ReviewDecided', reference };
    if (state !== 'open' && state !== 'decided') return { code: 'ReviewClosed', reference };
    if (review.claimDigest !== claimDigest) return { code: 'ClaimChanged', reference };
    const before = reviewOutcome(decisions, level);
    const own = decisions.find(({ decidedBy }) => decidedBy === decision.decidedBy);
    const stands = before ?? own?.decision;
    if (stands) {
      const isSame = stands === decision.decision;
      return isSame ? { flowId, outcome: before } : { code: 'ReviewDecided', reference };
    }
    await write(em, flowId, decision);
    return { flowId, outcome: reviewOutcome([...decisions, decision], level) };
  });
}

async function write(em: EntityManager, flowId: string, decision: Decision): Promise<void> {
  const { reviewId: review, claimDigest: claim, decidedBy, ticket, reason } = decision;
  em.create(ReviewDecision, decision);
  await em.flush();
  await insertAuditEvent(em.getKysely(), {
    event: `review.${decision.decision}`,
    actor: `staff:${decidedBy}`,
    flowId,
    details: { review, claim, ticket, reason },
  });
}
