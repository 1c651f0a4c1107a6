import { defineEntity, p } from '@mikro-orm/core';

/** A key of the ring that columns are, or were, sealed by. */
export const SealingKey = defineEntity({
  name: 'SealingKey',
  properties: {
    id: p.text().primary(),
    firstUsedAt: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    /** When it was found in a row last, or a process began to seal by it. */
    seenAt: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    /** Set once a look at all rows has found none that is sealed by it. */
    unusedSince: p.datetime().columnType('timestamptz').nullable(),
  },
});
