import { defineEntity, p } from '@mikro-orm/core';

/** The other party of a complaint, who is heard before staff decide. */
export const Hearing = defineEntity({
  name: 'Hearing',
  properties: {
    flowId: p.text().primary(),
    /** The account that is complained about. */
    accountId: p.uuid(),
    /** Of the code that its contacts are told. */
    lookup: p.blob().$type<Buffer>().unique(),
    until: p.datetime().columnType('timestamptz'),
    objection: p.blob().$type<Buffer>().nullable(),
    objectedAt: p.datetime().columnType('timestamptz').nullable(),
  },
});
