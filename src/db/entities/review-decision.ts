import { defineEntity, p } from '@mikro-orm/core';

/** What one member of staff has decided of a review, why, and by which ticket. */
export const ReviewDecision = defineEntity({
  name: 'ReviewDecision',
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    reviewId: p.uuid(),
    /** Of the claim that was shown. */
    claimDigest: p.text(),
    decision: p.text().$type<'approved' | 'rejected'>(),
    decidedBy: p.text(),
    decidedAt: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    reason: p.text(),
    ticket: p.text(),
  },
});
