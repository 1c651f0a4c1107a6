import { defineEntity, p } from '@mikro-orm/core';
import type { SessionEnd } from '../../domain/account/session.ts';
import type { Level } from '../../domain/flows/levels.ts';
import type { Method } from '../../domain/methods/methods.ts';

/** A session: who is signed in where, at which level, until when. Ended ones stay as history. */
export const Session = defineEntity({
  name: 'Session',
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    deviceId: p.uuid(),
    tokenHash: p.blob().$type<Buffer>().unique(),
    method: p.text().$type<Method>(),
    level: p.smallint().$type<Level>(),
    proven_1At: p.datetime().columnType('timestamptz').fieldName('proven_1_at').nullable(),
    proven_2At: p.datetime().columnType('timestamptz').fieldName('proven_2_at').nullable(),
    proven_3At: p.datetime().columnType('timestamptz').fieldName('proven_3_at').nullable(),
    startedAt: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    lastSeenAt: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    idleSeconds: p.integer(),
    idleUntil: p.datetime().columnType('timestamptz'),
    expiresAt: p.datetime().columnType('timestamptz'),
    endedAt: p.datetime().columnType('timestamptz').nullable(),
    endedBy: p.text().$type<SessionEnd>().nullable(),
  },
});
