import { type ActivityOptions, proxyActivities } from '@temporalio/workflow';
import type { ActivityInterfaceFor } from '@temporalio/workflow';
import type { Activities } from '../../activities/activities.ts';
import { activitySummaries } from './activity-summaries.ts';

/** Regular activities, each with what it does in words beside it in the Temporal UI. */
export function summarized(options: ActivityOptions): ActivityInterfaceFor<Activities>;
export function summarized(options: ActivityOptions): object {
  const activities = proxyActivities<Record<string, (input: unknown) => Promise<unknown>>>(options);
  return Object.fromEntries(
    Object.entries(activitySummaries).map(([name, summary]) => [
      name,
      (input: unknown) => activities[name]?.executeWithOptions({ summary }, [input]),
    ]),
  );
}
