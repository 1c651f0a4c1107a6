import { defineEntity, p } from '@mikro-orm/core';
import type {
  DataRequestKind,
  DataRequestOutcome,
  DataRequestState,
} from '../../domain/privacy/data-request.ts';

/** What somebody has asked about their own data, and what they were answered. */
export const DataRequest = defineEntity({
  name: 'DataRequest',
  properties: {
    /** Made of the account and the Idempotency-Key: what is repeated is the same request. */
    id: p.uuid().primary(),
    accountId: p.uuid(),
    reference: p.text(),
    kind: p.text().$type<DataRequestKind>(),
    state: p.text().$type<DataRequestState>().default('open'),
    statement: p.blob().$type<Buffer>(),
    /** Tells the same key with another body. */
    requestMac: p.blob().$type<Buffer>(),
    askedAt: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    dueAt: p.datetime().columnType('timestamptz'),
    answeredAt: p.datetime().columnType('timestamptz').nullable(),
    answeredBy: p.text().nullable(),
    outcome: p.text().$type<DataRequestOutcome>().nullable(),
    answer: p.blob().$type<Buffer>().nullable(),
    withdrawnAt: p.datetime().columnType('timestamptz').nullable(),
  },
});
