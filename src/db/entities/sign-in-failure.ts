import { defineEntity, p } from '@mikro-orm/core';

/** Failures to prove a password or a code, and the lock that they have led to; the key is a hash. */
export const SignInFailure = defineEntity({
  name: 'SignInFailure',
  properties: {
    key: p.blob().$type<Buffer>().primary(),
    failures: p.integer(),
    lockedUntil: p.datetime().columnType('timestamptz').nullable(),
    trippedBy: p.text().nullable(),
    lastAttempt: p.text().nullable(),
    endsAt: p.datetime().columnType('timestamptz'),
  },
});
