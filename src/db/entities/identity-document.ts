import { defineEntity, p } from '@mikro-orm/core';
import type { SubjectType } from '../../domain/flows/levels.ts';
import type { NumberKind } from '../../domain/subject/identity.ts';
import type { Source } from '../../domain/subject/registrant.ts';

/** A number that an account is held by; while it lives, no other account of its kind holds it. */
export const IdentityDocument = defineEntity({
  name: 'IdentityDocument',
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    accountId: p.uuid(),
    subjectType: p.text().$type<SubjectType>(),
    kind: p.text().$type<NumberKind>(),
    number: p.blob().$type<Buffer>().nullable(),
    numberLookup: p.blob().$type<Buffer>(),
    source: p.text().$type<Source>(),
    addedAt: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    /** Of a closed account: until then nobody registers the number anew. */
    keptUntil: p.datetime().columnType('timestamptz').nullable(),
    endedAt: p.datetime().columnType('timestamptz').nullable(),
  },
});
