import { Client } from '@temporalio/client';
import type { ScheduleId } from '../../src/domain/schedules.ts';
import type { TemporalSettings } from '../../src/platform/config/outside.ts';
import { withTemporal } from '../runtime/with-temporal.ts';

/** Has a schedule run now, as "Trigger" in the Temporal UI; while a run is under way that does nothing. */
export async function runSchedule(
  temporal: Pick<TemporalSettings, 'address' | 'tls' | 'namespace'>,
  id: ScheduleId,
): Promise<void> {
  await withTemporal(temporal, (connection) =>
    new Client({ connection, namespace: temporal.namespace }).schedule.getHandle(id).trigger(),
  );
}
