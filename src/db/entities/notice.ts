import { defineEntity, p } from '@mikro-orm/core';
import type { NoticeDetails, NoticeKind } from '../../domain/account/notice.ts';

/** What an account is told, to one of its contacts: written with the event, sent by a worker. */
export const Notice = defineEntity({
  name: 'Notice',
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    accountId: p.uuid(),
    kind: p.text().$type<NoticeKind>(),
    about: p.uuid().nullable(),
    channel: p.text().$type<'sms' | 'email'>(),
    address: p.blob().$type<Buffer>(),
    addressColumn: p.text().$type<'authentication_method.phone' | 'account.email'>(),
    period: p.bigint().$type<string>(),
    createdAt: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    dueAt: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    tries: p.integer().default(0),
    sentAt: p.datetime().columnType('timestamptz').nullable(),
    givenUpAt: p.datetime().columnType('timestamptz').nullable(),
    failure: p.text().nullable(),
    /** The flow that it tells of. */
    flowId: p.text().nullable(),
    details: p.json().columnType('jsonb').$type<NoticeDetails>().defaultRaw(`'{}'`),
  },
});
