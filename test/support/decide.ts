import type { Database } from '../../src/db/database.ts';
import { type Decided, decideReview } from '../../src/db/staff/decide-review.ts';
import { showReviews } from '../../src/db/staff/find-reviews.ts';
import type { Keys } from '../../src/platform/keys.ts';

const why = { ticket: 'T-1', reason: 'papers seen by video call' };

/** What staff see of the latest review of a reference. */
export async function shownReview(database: Database, keys: Keys, reference: string) {
  const [latest] = await showReviews(database, keys, reference, { by: 'support.lan', ...why });
  if (!latest || !('claim' in latest)) throw new Error('a review was asked for');
  return latest;
}

/** Decides a review of the claim that was shown, as one member of staff or another. */
export function decideShown(
  database: Database,
  { id: reviewId, claimDigest }: { id: string; claimDigest: string },
  decision: 'approved' | 'rejected',
  decidedBy = 'support.lan',
): Promise<Decided> {
  return decideReview(database, { reviewId, claimDigest, decision, decidedBy, ...why });
}
