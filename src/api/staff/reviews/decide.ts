import type { DecisionBody, ReviewView } from '../../../domain/staff/review-view.ts';
import { reviewRefusals } from '../../../domain/staff/review-rules.ts';
import type { StaffMember } from '../../../domain/staff/roles.ts';
import type { Keys } from '../../../platform/keys.ts';
import { requestMac } from '../../flows/request-mac.ts';
import { Refused } from '../../http/refused.ts';
import { presentReview } from './present-review.ts';
import type { ReviewStore } from './review-store.ts';
import { tellFlow, type TellDeps } from './tell-flow.ts';

export type DecideDeps = TellDeps & {
  keys: Keys;
  now: () => Date;
  reviews: Pick<ReviewStore, 'decide' | 'latestOf' | 'note' | 'noteRefused'>;
};

type Asked = { reviewId: string; body: DecisionBody; staff: StaffMember; key: string };

/** What a decision may be refused with. */
export const decisionRefusals = [
  ...reviewRefusals,
  'ReviewNotFound',
  'IdempotencyKeyReused',
] as const;

/**
 * Does what a member of staff decides, and tells the flow where it is decided now. 202: the flow has not taken
 * it yet; the same request tells it once more.
 */
export async function decide(
  deps: DecideDeps,
  asked: Asked,
): Promise<{ status: 200 | 202; json: ReviewView }> {
  const { keys, reviews, now } = deps;
  const { reviewId, body, staff: by, key } = asked;
  const { decision, claimDigest, papers = null, reason, ticket } = body;
  const act = { reviewId, decision, claimDigest, papers, by, why: { reason, ticket } };
  const mac = Buffer.from(requestMac(keys, `review:${reviewId}:${by.id}`, body), 'utf8');
  const decided = await reviews.decide({ ...act, key, requestMac: mac });
  if (decided.outcome === 'not_found') throw new Refused('ReviewNotFound');
  if (decided.outcome === 'key_reused') throw new Refused('IdempotencyKeyReused');
  const { flowId } = decided;
  if (decided.outcome === 'refused') return refuse(deps, asked, { ...decided, flowId });
  const isDecided = decided.verdict !== null;
  const review = isDecided
    ? await tellFlow(deps, { flowId, reviewId })
    : await deps.reviews.read(reviewId);
  if (!review) throw new Refused('ReviewNotFound');
  const { state } = review;
  if (state !== 'open' && state !== 'decided' && state !== 'taken') {
    const code = state === 'claim_changed' ? 'ClaimChanged' : 'ReviewClosed';
    await reviews.noteRefused(act, { code, flowId });
    return refuse(deps, asked, { code, flowId });
  }
  const json = presentReview(review, by, now());
  return { status: state === 'decided' ? 202 : 200, json };
}

/** Refused, with the review as it is now: where the claim has changed, the one that the flow waits for. */
async function refuse(
  { reviews, now }: DecideDeps,
  { reviewId, body: { reason, ticket }, staff }: Asked,
  { code, flowId }: { code: (typeof reviewRefusals)[number]; flowId: string },
): Promise<never> {
  const id = code === 'ClaimChanged' ? await reviews.latestOf(flowId) : reviewId;
  const review = await reviews.read(id ?? reviewId);
  if (!review || code === 'StaffRoleMissing') throw new Refused(code);
  const why = { reason, ticket };
  const details = { review: review.id };
  await reviews.note({ act: 'review_shown', by: staff.id, why, flowId, details });
  const shown = presentReview(review, staff, now());
  throw new Refused(code, { members: () => ({ review: shown }) });
}
