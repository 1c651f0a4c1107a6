import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { reviewOutcome } from '../../domain/account/review-outcome.ts';
import type { Keys } from '../../platform/keys.ts';
import { insertAuditEvent } from '../audit/audit-events.ts';
import type { Database, Queryable } from '../database.ts';
import { ReviewDecision } from '../entities/review-decision.ts';
import { Review } from '../entities/review.ts';
import { openText, sealColumn } from '../sealed.ts';

export type NewReview = {
  id: string;
  flowId: string;
  reference: string;
  /** What the citizen claims, as JSON: sealed in the row. */
  claim: string;
  /** What did not match: for staff only. */
  findings: readonly string[];
  dueAt: string;
};

export type Decision = {
  decision: 'approved' | 'rejected';
  decidedBy: string;
  reason: string;
  ticket: string;
};

type Decided = { reviewId: string; flowId: string };

/** What a review proves at most today; four eyes come with the staff console. */
const level = 2;

/** Opens a review; a repeated call finds its own. */
export async function openReview(db: Queryable, keys: Keys, review: NewReview): Promise<void> {
  const { id, flowId, reference, findings } = review;
  await db
    .insertInto('review')
    .values({
      id,
      flow_id: flowId,
      reference,
      claim: sealColumn(keys, 'review.claim', id, review.claim),
      findings: [...findings],
      due_at: new Date(review.dueAt),
      used_at: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/**
 * Uses up the decision of a review, for its own flow and once. Null: undecided, of another flow,
 * or unknown. A repeated call by the same flow gives the same answer.
 */
export async function takeDecision(
  { edit }: Pick<Database, 'edit'>,
  flowId: string,
  reviewId: string,
): Promise<'approved' | 'rejected' | null> {
  if (!isUuid(reviewId)) return null;
  return edit(async (em) => {
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const review = await em.findOne(Review, { id: reviewId, flowId }, { lockMode });
    const outcome = review && (await outcomeOf(em, review.id));
    if (outcome) review.usedAt ??= new Date();
    return outcome;
  });
}

/** Writes a decision where there is none yet; answers with the review's flow, or null. */
export async function decideReview(
  { edit }: Pick<Database, 'edit'>,
  reference: string,
  decision: Decision,
): Promise<Decided | null> {
  return edit(async (em) => {
    const review = await latestReview(em, reference);
    if (!review || review.dueAt <= new Date() || (await outcomeOf(em, review.id))) return null;
    em.create(ReviewDecision, { reviewId: review.id, ...decision });
    await em.flush();
    await insertAuditEvent(em.getKysely(), {
      event: `review.${decision.decision}`,
      actor: `staff:${decision.decidedBy}`,
      flowId: review.flowId,
      details: { review: review.id, ticket: decision.ticket },
    });
    return { reviewId: review.id, flowId: review.flowId };
  });
}

/**
 * A decision that its flow has not taken yet, to be told once more: the word to the flow may have been
 * lost after it was written. Null when it was another one, or was taken.
 */
export async function findUntakenDecision(
  { edit }: Pick<Database, 'edit'>,
  reference: string,
  decision: Decision['decision'],
): Promise<Decided | null> {
  return edit(async (em) => {
    const review = await latestReview(em, reference);
    if (!review || review.usedAt || review.dueAt <= new Date()) return null;
    const isThis = (await outcomeOf(em, review.id)) === decision;
    return isThis ? { reviewId: review.id, flowId: review.flowId } : null;
  });
}

/** A review as support staff see it: the claim opened, what did not match, decisions, and until when. */
export async function findReview({ edit }: Pick<Database, 'edit'>, keys: Keys, reference: string) {
  return edit(async (em) => {
    const review = await latestReview(em, reference);
    if (!review) return null;
    const { id, flowId, findings, requestedAt, dueAt } = review;
    const claim: unknown = JSON.parse(openText(keys, 'review.claim', id, review.claim));
    const decisions = await em.find(ReviewDecision, { reviewId: id });
    return { id, flowId, claim, findings, requestedAt, dueAt, decisions };
  });
}

/** References are short: should two flows ever have the same one, nobody decides by it. */
async function latestReview(em: EntityManager, reference: string) {
  const reviews = await em.find(
    Review,
    { reference },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { requestedAt: 'desc' } },
  );
  const isOfOneFlow = new Set(reviews.map(({ flowId }) => flowId)).size === 1;
  return isOfOneFlow ? reviews[0] : undefined;
}

async function outcomeOf(em: EntityManager, reviewId: string) {
  return reviewOutcome(await em.find(ReviewDecision, { reviewId }), level);
}

/** A signal may name anything. */
function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
