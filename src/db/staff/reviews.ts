import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { ReviewEnd } from '../../domain/account/review-end.ts';
import { reviewOutcome } from '../../domain/account/review-outcome.ts';
import type { Level } from '../../domain/flows/levels.ts';
import type { Keys } from '../../platform/keys.ts';
import type { Database, Queryable } from '../database.ts';
import { ReviewDecision } from '../entities/review-decision.ts';
import { Review } from '../entities/review.ts';
import { sealColumn } from '../sealed.ts';
import { type ReviewClaim, claimDigest } from './claim-digest.ts';

export type NewReview = {
  id: string;
  flowId: string;
  reference: string;
  /** What the citizen claims: sealed in the row. */
  claim: ReviewClaim;
  /** What did not match: for staff only. */
  findings: readonly string[];
  dueAt: string;
  /** What an approval is worth, 2 unless told: how many pairs of eyes it needs. */
  level?: Level | undefined;
};

const usualLevel: Level = 2;

/**
 * Opens a review; a repeated call finds its own. One that was closed because its flow had gone past it, after a
 * restore, is opened once more where the flow comes to it again, of what is claimed then.
 */
export async function openReview(db: Queryable, keys: Keys, review: NewReview): Promise<void> {
  const { id, flowId, reference, claim, findings } = review;
  const asked = {
    claim: sealColumn(keys, 'review.claim', id, JSON.stringify(claim)),
    claim_digest: claimDigest(keys, claim),
    findings: [...findings],
    level: review.level ?? usualLevel,
    due_at: new Date(review.dueAt),
    closed_at: null,
    closed_because: null,
  };
  await db
    .insertInto('review')
    .values({ id, flow_id: flowId, reference, ...asked, used_at: null })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet(asked)
        .where('review.closed_because', '=', 'flow_went_on')
        .where('review.flow_id', '=', flowId),
    )
    .execute();
}

/**
 * Uses up the decision of a review, for its own flow, for the very claim that the flow goes on with,
 * and once. Null: undecided, of another flow or claim, closed, or unknown. A repeated call by the same
 * flow gives the same answer.
 */
export async function takeDecision(
  { edit }: Pick<Database, 'edit'>,
  asked: { flowId: string; reviewId: string; claimDigest: string },
): Promise<'approved' | 'rejected' | null> {
  const { flowId, reviewId: id } = asked;
  if (!isUuid(id)) return null;
  return edit(async (em) => {
    const ofThis = { id, flowId, claimDigest: asked.claimDigest, closedAt: null };
    const review = await em.findOne(Review, ofThis, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const outcome = review && (await outcomeOf(em, review));
    if (outcome) review.usedAt ??= new Date();
    return outcome;
  });
}

/** Closes the reviews that a flow has open: they decide nothing any more. */
export async function closeReviews(
  db: Queryable,
  flowId: string,
  because: ReviewEnd,
): Promise<void> {
  await db
    .updateTable('review')
    .set({ closed_at: new Date(), closed_because: because })
    .where('flow_id', '=', flowId)
    .where('used_at', 'is', null)
    .where('closed_at', 'is', null)
    .execute();
}

/**
 * What the decisions of a review come to, at its own level; one of another claim than its own counts
 * for nothing.
 */
export async function outcomeOf(
  em: EntityManager,
  { id, claimDigest: digest, level }: { id: string; claimDigest: string; level: Level },
): Promise<'approved' | 'rejected' | null> {
  const decisions = await em.find(ReviewDecision, { reviewId: id, claimDigest: digest });
  return reviewOutcome(decisions, level);
}

/** A signal, or a member of staff, may name anything. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
