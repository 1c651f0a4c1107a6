import { defineEntity, p } from '@mikro-orm/core';
import type { EvidenceType } from '../../domain/dispute/evidence.ts';

/** A file that a complaint rests on, sealed; gone with its flow. */
export const Evidence = defineEntity({
  name: 'Evidence',
  properties: {
    id: p.uuid().primary(),
    flowId: p.text(),
    type: p.text().$type<EvidenceType>(),
    /** In bytes, before it was sealed. */
    size: p.integer(),
    /** SHA-256 of it. */
    digest: p.blob().$type<Buffer>(),
    content: p.blob().$type<Buffer>(),
    addedAt: p.datetime().columnType('timestamptz').defaultRaw('now()'),
  },
});
