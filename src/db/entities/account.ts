import { defineEntity, p } from '@mikro-orm/core';
import type { AccountLock } from '../../domain/account/account-lock.ts';
import type { Language } from '../../domain/flows/text.ts';
import type { Level, SubjectType } from '../../domain/flows/levels.ts';
import type { Method } from '../../domain/methods/methods.ts';

/** An account: a person's or an enterprise's. What tells who it is, is sealed. */
export const Account = defineEntity({
  name: 'Account',
  properties: {
    id: p.uuid().primary(),
    subjectType: p.text().$type<SubjectType>(),
    level: p.smallint().$type<Level>(),
    method: p.text().$type<Method>(),
    /** Gone once it is closed, as all that tells who it was. */
    fullName: p.blob().$type<Buffer>().nullable(),
    dateOfBirth: p.blob().$type<Buffer>().nullable(),
    sex: p.blob().$type<Buffer>().nullable(),
    email: p.blob().$type<Buffer>().nullable(),
    flowId: p.text().unique(),
    createdAt: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    language: p.text().$type<Language>().default('vi'),
    lockedAt: p.datetime().columnType('timestamptz').nullable(),
    lockedBecause: p.text().$type<AccountLock>().nullable(),
    emailVerifiedAt: p.datetime().columnType('timestamptz').nullable(),
    /** To the day. */
    lastActiveAt: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    inactivityNotices: p.smallint().default(0),
    /** When the last of them was told: the next step is a month later. */
    inactivityNoticedAt: p.datetime().columnType('timestamptz').nullable(),
    /** The flow that will close it, and when, unless somebody takes it back. */
    closingFlowId: p.text().nullable(),
    closingAt: p.datetime().columnType('timestamptz').nullable(),
    /** Its owner has had the processing of their data restricted. */
    restrictedAt: p.datetime().columnType('timestamptz').nullable(),
    closedAt: p.datetime().columnType('timestamptz').nullable(),
  },
});
