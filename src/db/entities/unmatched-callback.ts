import { defineEntity, p } from '@mikro-orm/core';

/** An authentic callback of another system that found no flow to tell, by ids alone. */
export const UnmatchedCallback = defineEntity({
  name: 'UnmatchedCallback',
  properties: {
    source: p.text().$type<'sim' | 'post'>().primary(),
    eventId: p.text().primary(),
    /** What it is about: of `sim` our name of the transaction, of `post` the keyed hash of the account. */
    about: p.text(),
    receivedAt: p.datetime().columnType('timestamptz').defaultRaw('now()'),
  },
});
