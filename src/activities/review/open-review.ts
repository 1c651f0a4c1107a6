import { saveFlow } from '../../db/flows/flows.ts';
import { openReview as insertReview } from '../../db/staff/reviews.ts';
import type { OpenReview } from './review-activities.ts';
import type { ActivityDeps } from '../activity-deps.ts';

/** Opens the review for support staff and writes the flow that waits for them. */
export async function openReview(
  { database, keys }: ActivityDeps,
  { reviewId: id, claim, findings, level, dueAt, next }: OpenReview,
): Promise<void> {
  const { id: flowId, reference } = next.record;
  await database.transaction(async (tx) => {
    await insertReview(tx, keys, { id, flowId, reference, claim, findings, level, dueAt });
    await saveFlow(tx, keys, next);
  });
}
