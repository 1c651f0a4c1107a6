import { lockInactive } from '../../db/accounts/inactive-accounts.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import type { ScheduleActivities } from './schedule-activities.ts';

/** Few enough that a sign-in which meets one of them waits for moments. */
const atOnce = 200;

/** What schedules have done. */
export function scheduleActivities({
  database,
}: Pick<ActivityDeps, 'database'>): ScheduleActivities {
  return {
    lockInactive: async (input) => ({
      after: await lockInactive(database.db, { ...input, atOnce }),
    }),
  };
}
