import { sql } from 'kysely';
import type { DecisionKind } from '../../domain/account/review-outcome.ts';
import type { ReviewEnd } from '../../domain/account/review-end.ts';
import { type ReviewState, reviewState } from '../../domain/account/review-state.ts';
import type { FlowKind } from '../../domain/flows/flow-kind.ts';
import type { FlowMethod } from '../../domain/flows/flows.ts';
import type { Level } from '../../domain/flows/levels.ts';
import type { PaperKind, PapersSeen, PlaceSeen } from '../../domain/staff/papers.ts';
import { reviewClaim, type ReviewClaimShown } from '../../domain/staff/review-claim.ts';
import type { Keys } from '../../platform/keys.ts';
import { type Queryable, rows } from '../database.ts';
import { openText } from '../sealed.ts';
import { isUuid } from './reviews.ts';

/** What somebody has recorded or decided. */
export type DecisionFound = {
  decision: DecisionKind;
  decidedBy: string;
  decidedAt: Date;
  papers: PapersSeen | null;
  reason: string;
  ticket: string;
};

/** A review as staff see it, without what the citizen claims. */
export type ReviewFound = {
  id: string;
  flowId: string;
  reference: string;
  kind: FlowKind;
  method: FlowMethod;
  level: Level;
  state: ReviewState;
  findings: readonly string[];
  requestedAt: Date;
  dueAt: Date;
  /** When it was taken or closed. */
  endedAt: Date | null;
  claimDigest: string;
  /** Of its own claim, the first one first. */
  decisions: readonly DecisionFound[];
};

/** The same with the claim; null where its flow has a later review. */
export type ReviewShown = ReviewFound & { claim: ReviewClaimShown | null };

export type ReviewRow = Omit<ReviewFound, 'state' | 'decisions' | 'endedAt'> & {
  usedAt: Date | null;
  closedAt: Date | null;
  closedBecause: ReviewEnd | null;
};

/** Columns of `review r` joined with its `flow f`. */
export const reviewColumns = sql`r.id, r.flow_id as "flowId", r.reference, f.kind, f.method, r.level,
  r.findings, r.requested_at as "requestedAt", r.due_at as "dueAt", r.claim_digest as "claimDigest",
  r.used_at as "usedAt", r.closed_at as "closedAt", r.closed_because as "closedBecause"`;

/** The latest review of a flow; null: staff were not asked. */
export async function latestReviewOf(db: Queryable, flowId: string): Promise<string | null> {
  const [found] = await rows(
    db,
    sql<{ id: string }>`
      select id from review where flow_id = ${flowId} order by requested_at desc, id limit 1`,
  );
  return found?.id ?? null;
}

/** A review, whose claim is opened where it is the latest of its flow. The reading is the caller's to note. */
export async function readReview(
  db: Queryable,
  keys: Keys,
  id: string,
): Promise<ReviewShown | null> {
  if (!isUuid(id)) return null;
  const [row] = await rows(
    db,
    sql<ReviewRow & { claim: Buffer; isLatest: boolean }>`
      select ${reviewColumns}, r.claim, not exists (
          select from review l where l.flow_id = r.flow_id and l.requested_at > r.requested_at) as "isLatest"
      from review r join flow f on f.id = r.flow_id where r.id = ${id}`,
  );
  if (!row) return null;
  const { claim, isLatest, ...review } = row;
  const [found] = await withDecisions(db, [review]);
  if (!found) return null;
  return { ...found, claim: isLatest ? openClaim(keys, row.id, claim) : null };
}

/** Reviews with what was decided of their own claims. */
export async function withDecisions(
  db: Queryable,
  reviews: readonly ReviewRow[],
): Promise<ReviewFound[]> {
  const decisions = await decisionsOf(
    db,
    reviews.map(({ id }) => id),
  );
  const now = new Date();
  return reviews.map((row) => {
    const own = decisions
      .filter(({ reviewId, digest }) => reviewId === row.id && digest === row.claimDigest)
      .map(({ found }) => found);
    const { id, flowId, reference, kind, method, level, findings, claimDigest } = row;
    const { requestedAt, dueAt } = row;
    const endedAt = row.usedAt ?? row.closedAt;
    const state = reviewState(row, own, level, now);
    const named = { id, flowId, reference, kind, method, level, findings, claimDigest };
    return { ...named, state, requestedAt, dueAt, endedAt, decisions: own };
  });
}

type DecisionRow = Omit<DecisionFound, 'papers'> & {
  reviewId: string;
  digest: string;
  papers: PaperKind[] | null;
  seenAt: PlaceSeen | null;
};

async function decisionsOf(db: Queryable, reviewIds: readonly string[]) {
  const found = await rows(
    db,
    sql<DecisionRow>`
      select review_id as "reviewId", claim_digest as digest, decision, decided_by as "decidedBy",
        decided_at as "decidedAt", papers, seen_at as "seenAt", reason, ticket
      from review_decision where review_id = any(${[...reviewIds]}::uuid[]) order by decided_at, id`,
  );
  return found.map(({ reviewId, digest, papers, seenAt, ...decision }) => ({
    reviewId,
    digest,
    found: { ...decision, papers: papers && seenAt ? { kinds: papers, seenAt } : null },
  }));
}

/** The members that are shown; the numbers that an approval goes on with are among them. */
function openClaim(keys: Keys, id: string, sealed: Buffer): ReviewClaimShown {
  const read: unknown = JSON.parse(openText(keys, 'review.claim', id, sealed));
  const isWhole = typeof read === 'object' && read !== null && 'shown' in read;
  return reviewClaim.parse(isWhole ? read.shown : read);
}
