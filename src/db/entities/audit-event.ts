import { defineEntity, p } from '@mikro-orm/core';
import type { Actor } from '../../domain/flows/actor.ts';

/** Append-only: the database numbers, dates and seals each event itself. */
export const AuditEvent = defineEntity({
  name: 'AuditEvent',
  properties: {
    sequence: p.bigint().$type<string>().primary(),
    at: p.datetime().columnType('timestamptz'),
    event: p.text(),
    actor: p.text().$type<Actor>(),
    flowId: p.text().nullable(),
    accountId: p.uuid().nullable(),
    details: p.json().columnType('jsonb').$type<object>(),
    previousHash: p.blob().$type<Buffer>(),
    hash: p.blob().$type<Buffer>(),
  },
});
