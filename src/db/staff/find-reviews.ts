import type { InferEntity } from '@mikro-orm/core';
import { approvalsNeeded } from '../../domain/account/review-outcome.ts';
import { type ReviewState, reviewState } from '../../domain/account/review-state.ts';
import type { Keys } from '../../platform/keys.ts';
import { insertAuditEvent } from '../audit/audit-events.ts';
import type { Database } from '../database.ts';
import { ReviewDecision } from '../entities/review-decision.ts';
import { Review } from '../entities/review.ts';
import { openText } from '../sealed.ts';

/** Who looks, and why: in the audit trail. */
export type Reading = { by: string; reason: string; ticket: string };

type ReviewRow = InferEntity<typeof Review>;
type DecisionRow = InferEntity<typeof ReviewDecision>;
type DecisionShown = Pick<
  DecisionRow,
  'decision' | 'decidedBy' | 'decidedAt' | 'reason' | 'ticket'
>;

/** A review as support staff see it. */
export type ReviewFound = {
  id: string;
  flowId: string;
  reference: string;
  state: ReviewState;
  /** What did not match. */
  findings: readonly string[];
  requestedAt: Date;
  dueAt: Date;
  /** When it was taken or closed. */
  endedAt: Date | null;
  decisions: readonly DecisionShown[];
  /** By how many people, for an approval. */
  approvalsNeeded: number;
};

/** The same with what the citizen claims, and the name of that claim in a decision. */
export type ReviewShown = ReviewFound & { claim: unknown; claimDigest: string };

/** The open reviews, the one that is due first at the head, and how many there are. No personal data. */
export async function listOpenReviews(
  { edit }: Pick<Database, 'edit'>,
  limit: number,
): Promise<{ items: ReviewFound[]; total: number }> {
  return edit(async (em) => {
    const isOpen = { usedAt: null, closedAt: null, dueAt: { $gt: new Date() } };
    const [found, total] = await em.findAndCount(Review, isOpen, {
      orderBy: { dueAt: 'asc' },
      limit,
    });
    const decisions = await em.find(ReviewDecision, {
      reviewId: { $in: found.map(({ id }) => id) },
    });
    return { items: found.map((review) => toFound(review, decisions)), total };
  });
}

/**
 * The reviews of a reference, the latest first; the claim is opened of the latest one of each flow
 * alone (two flows may have the same reference). Each reading is an audit event.
 */
export async function showReviews(
  { edit }: Pick<Database, 'edit'>,
  keys: Keys,
  reference: string,
  reading: Reading,
): Promise<(ReviewFound | ReviewShown)[]> {
  return edit(async (em) => {
    const found = await em.find(Review, { reference }, { orderBy: { requestedAt: 'desc' } });
    const decisions = await em.find(ReviewDecision, {
      reviewId: { $in: found.map(({ id }) => id) },
    });
    const latest = new Map(found.toReversed().map((review) => [review.flowId, review]));
    for (const { id, flowId } of latest.values()) {
      const { by, ticket, reason } = reading;
      const details = { review: id, ticket, reason };
      const read = { event: 'review.shown', actor: `staff:${by}`, flowId, details } as const;
      await insertAuditEvent(em.getKysely(), read);
    }
    return found.map((review) => ({
      ...toFound(review, decisions),
      ...(latest.get(review.flowId) === review && opened(keys, review)),
    }));
  });
}

function opened(keys: Keys, { id, claim, claimDigest }: ReviewRow) {
  const read: unknown = JSON.parse(openText(keys, 'review.claim', id, claim));
  const isClaim = typeof read === 'object' && read !== null && 'shown' in read;
  return { claim: isClaim ? read.shown : read, claimDigest };
}

function toFound(review: ReviewRow, all: readonly DecisionRow[]): ReviewFound {
  const { id, flowId, reference, level, findings, requestedAt, dueAt, usedAt, closedAt } = review;
  const decisions = all.filter(({ reviewId }) => reviewId === id);
  const state = reviewState(review, decisions, level, new Date());
  const endedAt = usedAt ?? closedAt ?? null;
  const times = { requestedAt, dueAt, endedAt };
  const decided = { decisions, approvalsNeeded: approvalsNeeded(level) };
  return { id, flowId, reference, state, findings, ...times, ...decided };
}
