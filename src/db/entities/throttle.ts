import { defineEntity, p } from '@mikro-orm/core';

/** A count in a fixed window; the key is a keyed hash, never the value. */
export const Throttle = defineEntity({
  name: 'Throttle',
  properties: {
    key: p.blob().$type<Buffer>().primary(),
    hits: p.integer(),
    windowEnds: p.datetime().columnType('timestamptz'),
  },
});
