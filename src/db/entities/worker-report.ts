import { defineEntity, p } from '@mikro-orm/core';
import type { SystemReport } from '../operations/worker-reports.ts';

/** A worker's last word: rewritten every few seconds while it runs. */
export const WorkerReport = defineEntity({
  name: 'WorkerReport',
  properties: {
    worker: p.text().primary(),
    seenAt: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    /** Names of the changes of the workflows that it knows. */
    patches: p.array().columnType('text[]').$type<string[]>(),
    systems: p.json().columnType('jsonb').$type<Record<string, SystemReport>>(),
  },
});
