import { lockInactive } from '../../db/accounts/inactive-accounts.ts';
import type { ScheduleActivities } from './schedule-activities.ts';
import { deleteAgedRows } from './delete-aged-rows.ts';
import { type ReminderDeps, remindLeft } from './remind-left.ts';
import type { ReminderActivities } from './reminder-activities.ts';
import type { ScheduleDeps } from './schedule-deps.ts';

/** Few enough that a sign-in which meets one of them waits for moments. */
const atOnce = 200;

/** What schedules have done. */
export function scheduleActivities(
  deps: ScheduleDeps & ReminderDeps,
): ScheduleActivities & ReminderActivities {
  const { db } = deps.database;
  return {
    lockInactive: async (input) => ({ after: await lockInactive(db, { ...input, atOnce }) }),
    deleteAged: (input) => deleteAgedRows(deps, input),
    remindLeft: (input) => remindLeft(deps, input),
  };
}
