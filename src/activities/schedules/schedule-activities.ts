import type { InactiveAfter } from '../../db/accounts/inactive-accounts.ts';
import type { AgedRows } from '../../db/tidy.ts';

/** What is done on schedule, for no flow. */
export type ScheduleActivities = {
  /**
   * Takes the next accounts that nobody uses one step further, as of `today` (RFC 3339): a notice, or the
   * lock. Answers where to go on; null: there are no more.
   */
  lockInactive(input: {
    today: string;
    after: InactiveAfter | null;
  }): Promise<{ after: InactiveAfter | null }>;
  /**
   * Deletes some of the rows that have served their time: the first ones, or those that are named. Answers
   * which ones and how many these were, and what comes next; null: there are no more.
   */
  deleteAged(input: {
    aged: AgedRows | null;
  }): Promise<{ aged: AgedRows; deleted: number; next: AgedRows | null }>;
};
