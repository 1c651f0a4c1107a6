import { defineEntity, p } from '@mikro-orm/core';

/** The consent ledger: which text was agreed to, for which purposes, when and how. */
export const Consent = defineEntity({
  name: 'Consent',
  properties: {
    accountId: p.uuid().primary(),
    version: p.text().primary(),
    purposes: p.array().columnType('text[]').$type<string[]>(),
    channel: p.text(),
    flowId: p.text(),
    givenAt: p.datetime().columnType('timestamptz'),
    withdrawnAt: p.datetime().columnType('timestamptz').nullable(),
  },
});
