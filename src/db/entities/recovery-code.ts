import { defineEntity, p } from '@mikro-orm/core';

/** One code of a set: a keyed hash; the set is an authentication method. */
export const RecoveryCode = defineEntity({
  name: 'RecoveryCode',
  properties: {
    methodId: p.uuid().primary(),
    codeMac: p.blob().$type<Buffer>().primary(),
    usedAt: p.datetime().columnType('timestamptz').nullable(),
  },
});
