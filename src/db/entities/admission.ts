import { defineEntity, p } from '@mikro-orm/core';

/** What a flow was let in with: a keyed hash of what was claimed, and whom a failure counts against. */
export const Admission = defineEntity({
  name: 'Admission',
  properties: {
    flowId: p.text().primary(),
    claim: p.blob().$type<Buffer>(),
    failures: p.array().columnType('bytea[]').$type<Buffer[]>(),
    /** Whether the failure of this claim is counted. */
    failed: p.boolean().default(false),
    expiresAt: p.datetime().columnType('timestamptz'),
  },
});
