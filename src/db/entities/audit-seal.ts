import { defineEntity, p } from '@mikro-orm/core';

/** The sealer's signature over the chain's hash at an event: all events up to it. */
export const AuditSeal = defineEntity({
  name: 'AuditSeal',
  properties: {
    number: p.bigint().$type<string>().primary(),
    lastSequence: p.bigint().$type<string>(),
    hash: p.blob().$type<Buffer>(),
    sealedAt: p.datetime().columnType('timestamptz'),
    keyId: p.text(),
    signature: p.blob().$type<Buffer>(),
  },
});
