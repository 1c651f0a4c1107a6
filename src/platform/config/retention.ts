import type { SettingReader } from './reader.ts';

/** How long the rows of ended flows are kept, in days: those who come back with a reference are helped so long. */
export function readFlowRetentionDays(read: SettingReader): number {
  // Not below the retention of ended workflows: row and workflow go on deciding together.
  return read.integer('FLOW_RETENTION_DAYS', 90, { min: 30, max: 3_650 });
}
