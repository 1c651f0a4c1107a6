import { defineEntity, p } from '@mikro-orm/core';

/** A revocation list as it was fetched last, if it was; and until when somebody fetches it anew. */
export const RevocationList = defineEntity({
  name: 'RevocationList',
  properties: {
    url: p.text().primary(),
    version: p.uuid().nullable(),
    /** Into how many it is divided. */
    parts: p.integer(),
    nextUpdate: p.datetime().columnType('timestamptz').nullable(),
    /** Nobody else begins before that; past it, whoever fetched has died. */
    fetchingUntil: p.datetime().columnType('timestamptz'),
    /** Why the last try came to nothing. */
    failure: p.text().nullable(),
  },
});
