import { defineEntity, p } from '@mikro-orm/core';
import type { Purpose } from '../../domain/proofs/proof-name.ts';
import type { StepName } from '../../domain/steps/steps.ts';

/** A prompt on a phone; a number has one open at a time. */
export const SimPrompt = defineEntity({
  name: 'SimPrompt',
  properties: {
    apTransId: p.text().primary(),
    flowId: p.text(),
    phoneLookup: p.blob().$type<Buffer>(),
    transactionId: p.text().nullable(),
    openedAt: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    until: p.datetime().columnType('timestamptz'),
    endedAt: p.datetime().columnType('timestamptz').nullable(),
    outcome: p.text().nullable(),
    step: p.text().$type<StepName>(),
    purpose: p.text().$type<Purpose>(),
  },
});
