import { sql } from 'kysely';
import { z } from 'zod';
import type { Keys } from '../../platform/keys.ts';
import { type Queryable, rows } from '../database.ts';

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

/** Opens a review; a repeated call finds its own. */
export async function openReview(db: Queryable, keys: Keys, review: NewReview): Promise<void> {
  await sql`
    insert into review (id, flow_id, reference, claim, findings, due_at)
    values (${review.id}, ${review.flowId}, ${review.reference},
      ${keys.sealText('column', review.claim, review.id)}, ${sql.val(review.findings)}::text[], ${review.dueAt})
    on conflict (id) do nothing`.execute(db);
}

/**
 * Uses up the decision of a review, for its own flow and once. Null: undecided, of another flow,
 * or unknown. A repeated call by the same flow gives the same answer.
 */
export async function takeDecision(
  db: Queryable,
  flowId: string,
  reviewId: string,
): Promise<'approved' | 'rejected' | null> {
  const [row] = await rows(
    db,
    z.object({ decision: z.enum(['approved', 'rejected']) }),
    sql`update review set used_at = coalesce(used_at, now())
      where id::text = ${reviewId} and flow_id = ${flowId} and decision is not null
      returning decision`,
  );
  return row?.decision ?? null;
}

/** Writes a decision where there is none yet; answers with the review's flow, or null. */
export async function decideReview(
  db: Queryable,
  reference: string,
  decision: Decision,
): Promise<{ reviewId: string; flowId: string } | null> {
  const [row] = await rows(
    db,
    z.object({ id: z.string(), flow_id: z.string() }),
    sql`
      with decided as (
        update review set decision = ${decision.decision}, decided_by = ${decision.decidedBy},
          decided_at = now(), reason = ${decision.reason}, ticket = ${decision.ticket}
        where id = (select id from review where reference = ${reference}
            order by requested_at desc limit 1)
          and decision is null and due_at > now()
          -- References are short: should two flows ever have the same one, nobody decides by it.
          and (select count(distinct flow_id) from review where reference = ${reference}) = 1
        returning id, flow_id),
      audited as (
        insert into audit_event (event, actor, flow_id, details)
        select ${`review.${decision.decision}`}, ${decision.decidedBy}, flow_id,
          jsonb_build_object('review', id, 'ticket', ${decision.ticket}::text) from decided)
      select id, flow_id from decided`,
  );
  return row ? { reviewId: row.id, flowId: row.flow_id } : null;
}

/**
 * A decision that its flow has not taken yet, to be told once more: the word to the flow may have been
 * lost after it was written. Null when it was another one, or was taken.
 */
export async function findUntakenDecision(
  db: Queryable,
  reference: string,
  decision: Decision['decision'],
): Promise<{ reviewId: string; flowId: string } | null> {
  const [row] = await rows(
    db,
    z.object({ id: z.string(), flow_id: z.string() }),
    sql`select id, flow_id from review
      where reference = ${reference} and decision = ${decision} and used_at is null
        and due_at > now()
      order by requested_at desc limit 1`,
  );
  return row ? { reviewId: row.id, flowId: row.flow_id } : null;
}

/** A review as support staff see it: the claim opened, what did not match, and until when. */
export async function findReview(db: Queryable, keys: Keys, reference: string) {
  const [row] = await rows(
    db,
    reviewRow,
    sql`select id, flow_id, claim, findings, requested_at, due_at, decision from review
      where reference = ${reference} order by requested_at desc limit 1`,
  );
  if (!row) return null;
  const claim: unknown = JSON.parse(keys.openText('column', row.claim, row.id));
  return { ...row, claim };
}

const reviewRow = z.object({
  id: z.string(),
  flow_id: z.string(),
  claim: z.instanceof(Buffer),
  findings: z.array(z.string()),
  requested_at: z.string(),
  due_at: z.string(),
  decision: z.enum(['approved', 'rejected']).nullable(),
});
