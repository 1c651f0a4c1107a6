import { defineEntity, p } from '@mikro-orm/core';

/** A part of a revocation list, in the order of their numbers from 0. */
export const RevocationListPart = defineEntity({
  name: 'RevocationListPart',
  properties: {
    url: p.text().primary(),
    version: p.uuid().primary(),
    number: p.integer().primary(),
    bytes: p.blob().$type<Buffer>(),
  },
});
