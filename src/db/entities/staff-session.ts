import { defineEntity, p } from '@mikro-orm/core';
import type { StaffRole } from '../../domain/staff/roles.ts';

/** A session of a member of staff, with the roles that they had when they signed in. */
export const StaffSession = defineEntity({
  name: 'StaffSession',
  properties: {
    id: p.uuid().primary(),
    tokenHash: p.blob().$type<Buffer>().unique(),
    memberId: p.text(),
    name: p.text(),
    roles: p.array().columnType('text[]').$type<StaffRole[]>(),
    startedAt: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    idleSeconds: p.integer(),
    idleUntil: p.datetime().columnType('timestamptz'),
    expiresAt: p.datetime().columnType('timestamptz'),
    endedAt: p.datetime().columnType('timestamptz').nullable(),
  },
});
