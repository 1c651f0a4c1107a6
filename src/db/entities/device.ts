import { defineEntity, p } from '@mikro-orm/core';

/** A browser or an app, as one account knows it: by a random token that it keeps for long. */
export const Device = defineEntity({
  name: 'Device',
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    accountId: p.uuid(),
    tokenHash: p.blob().$type<Buffer>(),
    name: p.text(),
    firstSeenAt: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    lastSeenAt: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    forgottenAt: p.datetime().columnType('timestamptz').nullable(),
  },
});
