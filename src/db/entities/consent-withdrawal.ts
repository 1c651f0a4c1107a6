import { defineEntity, p } from '@mikro-orm/core';

/** A purpose that was consented to and is not any more; or is again, since `givenAgainAt`. */
export const ConsentWithdrawal = defineEntity({
  name: 'ConsentWithdrawal',
  properties: {
    accountId: p.uuid().primary(),
    version: p.text().primary(),
    purpose: p.text().primary(),
    channel: p.text(),
    withdrawnAt: p.datetime().columnType('timestamptz').primary().defaultRaw('now()'),
    givenAgainAt: p.datetime().columnType('timestamptz').nullable(),
  },
});
