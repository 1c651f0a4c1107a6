import { defineEntity, p } from '@mikro-orm/core';
import type { SystemReport } from '../operations/worker-reports.ts';

/** A worker's last word: rewritten every few seconds while it runs. */
export const WorkerReport = defineEntity({
  name: 'WorkerReport',
  properties: {
    worker: p.text().primary(),
    seenAt: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    systems: p.json().columnType('jsonb').$type<Record<string, SystemReport>>(),
  },
});
