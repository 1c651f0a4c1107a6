import { defineEntity, p } from '@mikro-orm/core';
import type { Actor } from '../../domain/flows/actor.ts';

/** Append-only: the database dates each event, the sealer numbers and hashes it within two seconds. */
export const AuditEvent = defineEntity({
  name: 'AuditEvent',
  properties: {
    id: p.bigint().$type<string>().primary(),
    sequence: p.bigint().$type<string>().nullable(),
    at: p.datetime().columnType('timestamptz'),
    event: p.text(),
    actor: p.text().$type<Actor>(),
    flowId: p.text().nullable(),
    accountId: p.uuid().nullable(),
    details: p.json().columnType('jsonb').$type<object>(),
    hash: p.blob().$type<Buffer>().nullable(),
  },
});
