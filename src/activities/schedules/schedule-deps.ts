import type { ReminderRule } from '../../db/flows/left-registrations.ts';
import type { EndedFlow } from '../../db/flows/end-flow.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import type { FlowsAtTemporal } from './flows-at-temporal.ts';

/** What the activities of schedules work with. */
export type ScheduleDeps = Pick<ActivityDeps, 'database' | 'keys'> & {
  flowsAtTemporal: FlowsAtTemporal;
  /** How long the rows of ended flows are kept. */
  flowRetentionDays: number;
  /** When somebody is reminded of a registration that they have left. */
  reminders: ReminderRule;
  /** How long the numbers of a closed account are not registered anew. */
  closedNumberKeptDays: number;
  /** Hears of a flow that its workflow has not ended itself. */
  tellEnd: (ended: EndedFlow) => void;
};
