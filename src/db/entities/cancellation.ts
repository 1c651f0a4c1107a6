import { defineEntity, p } from '@mikro-orm/core';

/** The code that takes back what a flow is about to do to an account: good once, until then. */
export const Cancellation = defineEntity({
  name: 'Cancellation',
  properties: {
    lookup: p.blob().$type<Buffer>().primary(),
    flowId: p.text().unique(),
    accountId: p.uuid(),
    until: p.datetime().columnType('timestamptz'),
    usedAt: p.datetime().columnType('timestamptz').nullable(),
  },
});
