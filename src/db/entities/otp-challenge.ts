import { defineEntity, p } from '@mikro-orm/core';
import type { Purpose } from '../../domain/proofs/proof-name.ts';
import type { StepName } from '../../domain/steps/steps.ts';

/** One message of a step: its sealed secret, and the keyed hash of its code. */
export const OtpChallenge = defineEntity({
  name: 'OtpChallenge',
  properties: {
    flowId: p.text().primary(),
    step: p.text().$type<StepName>().primary(),
    number: p.smallint().primary(),
    purpose: p.text().$type<Purpose>(),
    secret: p.blob().$type<Buffer>(),
    codeMac: p.blob().$type<Buffer>(),
    attempts: p.smallint().default(0),
    lastAttempt: p.text().nullable(),
    lastRight: p.boolean().default(false),
    issuedAt: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    expiresAt: p.datetime().columnType('timestamptz'),
    claimedUntil: p.datetime().columnType('timestamptz').nullable(),
    sentAt: p.datetime().columnType('timestamptz').nullable(),
    usedAt: p.datetime().columnType('timestamptz').nullable(),
  },
});
