import { setTimeout as pause } from 'node:timers/promises';
import type { ReviewShown } from '../../../db/staff/find-reviews.ts';
import type { Flows } from '../../temporal/flows.ts';
import type { ReviewStore } from './review-store.ts';

export type TellDeps = {
  flows: Pick<Flows, 'tell'>;
  reviews: Pick<ReviewStore, 'read' | 'closeOf'>;
};

const takenWithinMs = 3_000;
const lookEveryMs = 100;

/**
 * Tells a flow that its review is decided, and waits a little for it to have taken the decision: answers with
 * the review as it stands then. A flow that hears nothing any more has ended, which closes its review.
 */
export async function tellFlow(
  { flows, reviews }: TellDeps,
  { flowId, reviewId }: { flowId: string; reviewId: string },
): Promise<ReviewShown | null> {
  const end = Date.now() + takenWithinMs;
  const told = await flows.tell(flowId, { signal: 'verifyManually', reviewId });
  if (told === 'ended') await reviews.closeOf(flowId);
  for (;;) {
    const review = await reviews.read(reviewId);
    const isOver = told !== 'told' || review?.state !== 'decided' || Date.now() > end;
    if (isOver) return review;
    await pause(lookEveryMs);
  }
}
