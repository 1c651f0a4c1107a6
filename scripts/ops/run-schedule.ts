import { Client, ScheduleNotFoundError } from '@temporalio/client';
import type { ScheduleId } from '../../src/domain/schedules.ts';
import { ConfigError } from '../../src/platform/config.ts';
import type { TemporalSettings } from '../../src/platform/config/outside.ts';
import { withTemporal } from '../runtime/with-temporal.ts';

/**
 * Has a schedule run now, as "Trigger" in the Temporal UI; while a run is under way that does nothing. Throws a
 * `ConfigError` when Temporal does not answer, or knows no such schedule.
 */
export async function runSchedule(
  temporal: Pick<TemporalSettings, 'address' | 'tls' | 'namespace'>,
  id: ScheduleId,
): Promise<void> {
  const { namespace } = temporal;
  await withTemporal(temporal, (connection) =>
    new Client({ connection, namespace }).schedule.getHandle(id).trigger(),
  ).catch((error: unknown) => {
    if (!(error instanceof ScheduleNotFoundError)) throw error;
    throw new ConfigError([
      `There is no schedule ${id} in the namespace ${namespace}: a worker makes it when it starts.`,
    ]);
  });
}
