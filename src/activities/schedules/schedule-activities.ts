import type { InactiveAfter } from '../../db/accounts/inactive-accounts.ts';

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
};
