import { defineEntity, p } from '@mikro-orm/core';
import type { Purpose } from '../../domain/proofs/proof-name.ts';
import type { StepName } from '../../domain/steps/steps.ts';

/** Who has signed in at Vietnam Post at a step of a flow: the last one counts. */
export const PostSignIn = defineEntity({
  name: 'PostSignIn',
  properties: {
    flowId: p.text().primary(),
    step: p.text().$type<StepName>().primary(),
    number: p.integer(),
    subject: p.blob().$type<Buffer>(),
    subjectLookup: p.blob().$type<Buffer>(),
    signedInAt: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    codeLookup: p.blob().$type<Buffer>().nullable(),
    purpose: p.text().$type<Purpose>(),
  },
});
