import { defineEntity, p } from '@mikro-orm/core';
import type { FlowMethod } from '../../domain/flows/flows.ts';
import type { FlowKind } from '../../domain/flows/flow-kind.ts';
import type { FlowStatus } from '../../domain/flows/flow-record.ts';
import type { WaitingFor } from '../../domain/flows/waiting-for.ts';
import type { StepName } from '../../domain/steps/steps.ts';

/** A flow as it stands at its last waiting point; `body` is the sealed record. */
export const Flow = defineEntity({
  name: 'Flow',
  properties: {
    id: p.text().primary(),
    reference: p.text(),
    kind: p.text().$type<FlowKind>(),
    method: p.text().$type<FlowMethod>(),
    status: p.text().$type<FlowStatus>(),
    step: p.text().$type<StepName>().nullable(),
    waitingFor: p.text().$type<WaitingFor>().nullable(),
    waitingSince: p.datetime().columnType('timestamptz'),
    expiresAt: p.datetime().columnType('timestamptz'),
    sequence: p.integer(),
    version: p.integer().default(1),
    body: p.blob().$type<Buffer>(),
    phoneLookup: p.blob().$type<Buffer>().nullable(),
    documentLookup: p.blob().$type<Buffer>().nullable(),
    messageId: p.text().nullable(),
    delivery: p.text().$type<'pending' | 'delivered' | 'failed'>().nullable(),
    openedAt: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    event: p.text().nullable(),
    accountId: p.uuid().nullable(),
    nextTryAt: p.datetime().columnType('timestamptz').nullable(),
    watchedUntil: p.datetime().columnType('timestamptz').nullable(),
    generation: p.integer().default(0),
    takenUpBy: p.text().nullable(),
    remindedAt: p.datetime().columnType('timestamptz').nullable(),
    reminderCountedAt: p.datetime().columnType('timestamptz').nullable(),
  },
});
