import { type AgedRows, agedAfter, deleteAged } from '../../db/tidy.ts';
import type { ScheduleActivities } from './schedule-activities.ts';
import type { ScheduleDeps } from './schedule-deps.ts';

/** Few enough that a statement is done well within its limit, also where each row takes others with it. */
const atOnce = 500;
/** So often in one activity. */
const statements = 20;
const first = agedAfter(null);

/** Deletes rows of one kind that have served their time, in small statements. */
export async function deleteAgedRows(
  { database: { db }, flowRetentionDays }: Pick<ScheduleDeps, 'database' | 'flowRetentionDays'>,
  { aged: asked }: Parameters<ScheduleActivities['deleteAged']>[0],
): Promise<{ aged: AgedRows; deleted: number; next: AgedRows | null }> {
  const aged = asked ?? first;
  if (aged === null) throw new Error('no table has rows that go by their age');
  let deleted = 0;
  for (let statement = 0; statement < statements; statement += 1) {
    const gone = await deleteAged(db, aged, { flowRetentionDays, atOnce });
    deleted += gone;
    if (gone < atOnce) return { aged, deleted, next: agedAfter(aged) };
  }
  return { aged, deleted, next: aged };
}
