import { defineEntity, p } from '@mikro-orm/core';
import type { Level } from '../../domain/flows/levels.ts';
import type { ReviewEnd } from '../../domain/account/review-end.ts';

/** A claim that support staff look into; used up by its flow once it is decided, or closed before. */
export const Review = defineEntity({
  name: 'Review',
  properties: {
    id: p.uuid().primary(),
    flowId: p.text(),
    reference: p.text(),
    claim: p.blob().$type<Buffer>(),
    /** Keyed hash of what was claimed: names it in decisions. */
    claimDigest: p.text(),
    /** What an approval is worth: how many pairs of eyes it needs. */
    level: p.smallint().$type<Level>(),
    findings: p.array().columnType('text[]').$type<string[]>(),
    requestedAt: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    dueAt: p.datetime().columnType('timestamptz'),
    usedAt: p.datetime().columnType('timestamptz').nullable(),
    closedAt: p.datetime().columnType('timestamptz').nullable(),
    closedBecause: p.text().$type<ReviewEnd>().nullable(),
  },
});
