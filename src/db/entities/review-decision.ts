import { defineEntity, p } from '@mikro-orm/core';
import type { DecisionKind } from '../../domain/account/review-outcome.ts';
import type { PaperKind, PlaceSeen } from '../../domain/staff/papers.ts';

/** What one member of staff has recorded or decided of a review, why, and by which ticket. */
export const ReviewDecision = defineEntity({
  name: 'ReviewDecision',
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    reviewId: p.uuid(),
    /** Of the claim that was shown. */
    claimDigest: p.text(),
    decision: p.text().$type<DecisionKind>(),
    decidedBy: p.text(),
    decidedAt: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    reason: p.text(),
    ticket: p.text(),
    /** What was seen, and where; null: nothing is recorded by it. */
    papers: p.array().columnType('text[]').$type<PaperKind[]>().nullable(),
    seenAt: p.text().$type<PlaceSeen>().nullable(),
  },
});
