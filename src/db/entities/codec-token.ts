import { defineEntity, p } from '@mikro-orm/core';

/** What the codec server knows a member of staff by, whose session it ends with. */
export const CodecToken = defineEntity({
  name: 'CodecToken',
  properties: {
    tokenHash: p.blob().$type<Buffer>().primary(),
    sessionId: p.uuid(),
    expiresAt: p.datetime().columnType('timestamptz'),
  },
});
