import type { EntityManager } from '@mikro-orm/postgresql';
import { reviewState } from '../../domain/account/review-state.ts';
import { type RefusedSignal, whyRefused } from '../../domain/staff/refused-signal.ts';
import { insertAuditEventOnce } from '../audit/audit-events.ts';
import type { Database } from '../database.ts';
import { ReviewDecision } from '../entities/review-decision.ts';
import { Review } from '../entities/review.ts';
import { isUuid } from './reviews.ts';

type Signal = {
  flowId: string;
  /** What the signal has named: any text. */
  reviewId: string;
  /** The review that the flow waits for, and the claim that it goes on with. */
  awaited: string;
  claimDigest: string;
  /** Which one it is in its review: noted once, however often this is done. */
  number: number;
};

/** Notes in the audit trail that a signal has changed nothing, and why. */
export async function noteRefusedSignal(
  { edit }: Pick<Database, 'edit'>,
  signal: Signal,
): Promise<void> {
  const { flowId, awaited, number, reviewId } = signal;
  await edit(async (em) => {
    const why = await whyOf(em, signal);
    // Only an id of ours is kept of what may be any text.
    const review = why === 'ReviewUnknown' ? null : reviewId;
    const details = { review, awaited, why, number };
    const refused = { event: 'review.signal_refused', actor: 'staff', flowId, details } as const;
    await insertAuditEventOnce(em.getKysely(), refused);
  });
}

async function whyOf(
  em: EntityManager,
  { flowId, reviewId: id, awaited, claimDigest }: Signal,
): Promise<RefusedSignal> {
  const review = isUuid(id) ? await em.findOne(Review, { id }) : null;
  if (!review) return 'ReviewUnknown';
  if (review.flowId !== flowId) return 'ReviewOfAnotherFlow';
  const { level } = review;
  const ofClaim = { reviewId: id, claimDigest: review.claimDigest };
  const decisions = await em.find(ReviewDecision, ofClaim);
  return whyRefused({
    state: reviewState(review, decisions, level, new Date()),
    isOfClaim: review.claimDigest === claimDigest,
    isAwaited: id === awaited,
    isApproved: decisions.some(({ decision }) => decision === 'approved'),
  });
}
