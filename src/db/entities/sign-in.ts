import { defineEntity, p } from '@mikro-orm/core';
import type { Method } from '../../domain/methods/methods.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';

/** One line of an account's sign-in history; a step-up is one, too. */
export const SignIn = defineEntity({
  name: 'SignIn',
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    flowId: p.text(),
    method: p.text().$type<Method>(),
    outcome: p.text().$type<'signed_in' | 'refused'>(),
    problem: p.text().$type<ProblemCode>().nullable(),
    sessionId: p.uuid().nullable(),
    deviceId: p.uuid().nullable(),
    deviceName: p.text(),
    isNewDevice: p.boolean().default(false),
    isStepUp: p.boolean().default(false),
    at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    notMeLookup: p.blob().$type<Buffer>().nullable().unique(),
    notMeUntil: p.datetime().columnType('timestamptz').nullable(),
    notMeAt: p.datetime().columnType('timestamptz').nullable(),
  },
});
