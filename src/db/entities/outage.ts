import { defineEntity, p } from '@mikro-orm/core';
import type { OutsideSystem } from '../../domain/flows/waiting-for.ts';

/** An outage of an outside system, as operators have declared it. */
export const Outage = defineEntity({
  name: 'Outage',
  properties: {
    id: p.uuid().primary(),
    system: p.text().$type<OutsideSystem>(),
    since: p.datetime().columnType('timestamptz'),
    /** Null while it lasts. */
    until: p.datetime().columnType('timestamptz').nullable(),
    declaredBy: p.text(),
    endedBy: p.text().nullable(),
    reason: p.text(),
    ticket: p.text(),
    declaredAt: p.datetime().columnType('timestamptz').defaultRaw('now()'),
  },
});
