import { defineEntity, p } from '@mikro-orm/core';

/** What a member of staff has done under one Idempotency-Key. */
export const StaffAct = defineEntity({
  name: 'StaffAct',
  properties: {
    key: p.uuid().primary(),
    doneBy: p.text(),
    act: p.text(),
    /** Id of the flow, account or review that it was done to. */
    subject: p.text(),
    /** Tells the same key with another body. */
    requestMac: p.blob().$type<Buffer>(),
    doneAt: p.datetime().columnType('timestamptz').defaultRaw('now()'),
  },
});
