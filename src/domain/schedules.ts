/** When a schedule runs: each so many minutes, or each day at a time in Việt Nam. */
type When = { everyMinutes: number } | { hour: number; minute: number };

type Schedule = {
  /** Temporal workflow type: a function of `src/workflows/schedules`, started without an input. */
  readonly workflow: string;
  readonly when: When;
  /** What it does and what helps, as operators read it beside the schedule in the Temporal UI. */
  readonly note: string;
};

/** What is done on schedule, by the schedule's id: docs/operations.md, "Schedules". */
export const schedules = {
  inactivity: {
    workflow: 'lockInactiveAccounts',
    // An hour at which people are not woken by what they are told.
    when: { hour: 9, minute: 0 },
    note: 'Tells the owners of accounts that nobody uses, and locks them after two years.',
  },
  retention: {
    workflow: 'deleteAgedRows',
    when: { everyMinutes: 60 },
    note: 'Deletes what has served its time, as docs/operations.md, "What is kept", has it.',
  },
  reminders: {
    workflow: 'remindLeftRegistrations',
    when: { everyMinutes: 15 },
    note: 'Reminds those who have left a registration in the middle, once, and by day.',
  },
  reconciliation: {
    workflow: 'reconcileFlows',
    when: { everyMinutes: 15 },
    note: 'Holds the rows of flows against Temporal. After a restore: npm run ops -- reconcile.',
  },
  'key-rotation': {
    workflow: 'rotateKeys',
    when: { hour: 2, minute: 30 },
    note: 'Seals all columns by the first key of SECRET_KEYS; run it after a new one.',
  },
} as const satisfies Record<string, Schedule>;

export type ScheduleId = keyof typeof schedules;

/** The ids of all schedules. */
export const scheduleIds = Object.keys(schedules).filter(isScheduleId);

function isScheduleId(id: string): id is ScheduleId {
  return Object.hasOwn(schedules, id);
}
