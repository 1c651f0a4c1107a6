import { sql } from 'kysely';
import {
  type DecisionKind,
  reviewOutcome,
  type Verdict,
} from '../../domain/account/review-outcome.ts';
import type { PapersSeen } from '../../domain/staff/papers.ts';
import {
  isSaidAgain,
  type ReviewAct,
  type ReviewRefusal,
  reviewRefusal,
} from '../../domain/staff/review-rules.ts';
import type { StaffMember } from '../../domain/staff/roles.ts';
import type { Why } from '../../domain/staff/why.ts';
import { insertAuditEvent } from '../audit/audit-events.ts';
import { type Database, type Queryable, rows } from '../database.ts';
import { actOnce } from './acts.ts';
import { type ReviewFound, reviewColumns, type ReviewRow, withDecisions } from './find-reviews.ts';
import { isUuid } from './reviews.ts';

/** What somebody does about one review, of the claim that was on the screen. */
export type Decision = {
  reviewId: string;
  claimDigest: string;
  decision: DecisionKind;
  papers: PapersSeen | null;
  by: Pick<StaffMember, 'id' | 'roles'>;
  why: Why;
  /** Idempotency-Key, and what tells it with another body. */
  key: string;
  requestMac: Buffer;
};

export type Decided =
  /** Written, now or before. Its flow is to be told of the outcome; null: somebody else is needed first. */
  | { outcome: 'kept'; flowId: string; verdict: Verdict | null }
  | { outcome: 'refused'; flowId: string; code: ReviewRefusal }
  | { outcome: 'not_found' }
  | { outcome: 'key_reused' };

type Changes = Pick<Database, 'db' | 'transaction'>;

/** Thrown through the transaction, so that a refused act leaves nothing behind, its key included. */
class NotDecided extends Error {
  readonly code: ReviewRefusal;
  constructor(code: ReviewRefusal) {
    super(code);
    this.code = code;
  }
}

/**
 * Records papers, approves or rejects, as the rules of reviews allow: once under its key, while the review is
 * held. What is refused changes nothing, and stands in the audit trail.
 */
export async function decideReview(database: Changes, decision: Decision): Promise<Decided> {
  const { reviewId } = decision;
  const flowId = isUuid(reviewId) ? await flowOf(database.db, reviewId) : null;
  if (flowId === null) {
    await noteRefusedDecision(database.db, decision, { code: 'ReviewNotFound' });
    return { outcome: 'not_found' };
  }
  try {
    return await decide(database, decision, flowId);
  } catch (error) {
    if (!(error instanceof NotDecided)) throw error;
    const { code } = error;
    await noteRefusedDecision(database.db, decision, { code, flowId });
    return { outcome: 'refused', flowId, code };
  }
}

/** Notes in the audit trail that somebody was refused a decision. */
export async function noteRefusedDecision(
  db: Queryable,
  { reviewId, decision, by, why }: Pick<Decision, 'reviewId' | 'decision' | 'by' | 'why'>,
  { code, flowId }: { code: ReviewRefusal | 'ReviewNotFound'; flowId?: string },
): Promise<void> {
  const review = isUuid(reviewId) ? reviewId : null;
  await insertAuditEvent(db, {
    event: 'review.decision_refused',
    actor: `staff:${by.id}`,
    ...(flowId !== undefined && { flowId }),
    details: { code, review, decision, ...why },
  });
}

async function decide(database: Changes, decision: Decision, flowId: string): Promise<Decided> {
  const { reviewId: review, claimDigest: claim, papers, by, why, key, requestMac } = decision;
  const act = {
    act: `review_${decision.decision}`,
    by: by.id,
    why,
    flowId,
    details: { review, claim, ...(papers && { papers }) },
    key,
    requestMac,
  };
  const done = await actOnce(database, act, async (tx) => {
    const now = await hold(tx, decision.reviewId);
    const asked = { ...decision, hasPapers: papers !== null } satisfies ReviewAct;
    const code = reviewRefusal(now, asked);
    if (code) throw new NotDecided(code);
    if (isSaidAgain(now, asked)) return reviewOutcome(now.decisions, now.level);
    await write(tx, decision);
    const written = { decision: decision.decision, decidedBy: by.id };
    return reviewOutcome([...now.decisions, written], now.level);
  });
  if (done.outcome === 'key_reused') return { outcome: 'key_reused' };
  if (done.outcome === 'done') return { outcome: 'kept', flowId, verdict: done.result };
  const { decisions, level } = await hold(database.db, decision.reviewId);
  return { outcome: 'kept', flowId, verdict: reviewOutcome(decisions, level) };
}

async function flowOf(db: Queryable, reviewId: string): Promise<string | null> {
  const [found] = await rows(
    db,
    sql<{ flowId: string }>`select flow_id as "flowId" from review where id = ${reviewId}`,
  );
  return found?.flowId ?? null;
}

/** The review as it stands; nobody else decides about it until the transaction ends. */
async function hold(tx: Queryable, id: string): Promise<ReviewFound> {
  const held = await rows(
    tx,
    sql<ReviewRow>`
      select ${reviewColumns} from review r join flow f on f.id = r.flow_id
      where r.id = ${id} for no key update of r`,
  );
  const [review] = await withDecisions(tx, held);
  if (!review) throw new Error('a review is gone while it is decided');
  return review;
}

async function write(tx: Queryable, decision: Decision): Promise<void> {
  const { reviewId, claimDigest, papers, by, why } = decision;
  await sql`
    insert into review_decision (review_id, claim_digest, decision, decided_by, decided_at, papers, seen_at,
      reason, ticket)
    values (${reviewId}, ${claimDigest}, ${decision.decision}, ${by.id}, clock_timestamp(),
      ${papers ? [...papers.kinds] : null}::text[], ${papers?.seenAt ?? null}, ${why.reason}, ${why.ticket})`.execute(
    tx,
  );
}
