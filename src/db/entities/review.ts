import { defineEntity, p } from '@mikro-orm/core';

/** A claim that support staff look into; used up by its flow once it is decided. */
export const Review = defineEntity({
  name: 'Review',
  properties: {
    id: p.uuid().primary(),
    flowId: p.text(),
    reference: p.text(),
    claim: p.blob().$type<Buffer>(),
    findings: p.array().columnType('text[]').$type<string[]>(),
    requestedAt: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    dueAt: p.datetime().columnType('timestamptz'),
    usedAt: p.datetime().columnType('timestamptz').nullable(),
  },
});
