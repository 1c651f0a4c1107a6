import { defineEntity, p } from '@mikro-orm/core';
import type { MethodKind } from '../../domain/account/authentication-method.ts';

/** A way to sign in to an account. */
export const AuthenticationMethod = defineEntity({
  name: 'AuthenticationMethod',
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    accountId: p.uuid(),
    kind: p.text().$type<MethodKind>(),
    phone: p.blob().$type<Buffer>().nullable(),
    phoneLookup: p.blob().$type<Buffer>().nullable(),
    passwordSalt: p.blob().$type<Buffer>().nullable(),
    passwordMac: p.blob().$type<Buffer>().nullable(),
    addedAt: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    lastUsedAt: p.datetime().columnType('timestamptz').nullable(),
    endedAt: p.datetime().columnType('timestamptz').nullable(),
    certificate: p.blob().$type<Buffer>().nullable(),
    subject: p.blob().$type<Buffer>().nullable(),
    subjectLookup: p.blob().$type<Buffer>().nullable(),
    secret: p.blob().$type<Buffer>().nullable(),
    lastStep: p.bigint().$type<string>().nullable(),
    lockedAt: p.datetime().columnType('timestamptz').nullable(),
  },
});
