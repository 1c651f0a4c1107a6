import {
  TemporalFailure,
  isCancellation,
  proxyActivities,
  proxyLocalActivities,
} from '@temporalio/workflow';
import type { ActivityInterfaceFor } from '@temporalio/workflow';
import type { Activities } from '../activities/activities.ts';
import type { FlowSettings } from './flow-input.ts';

export type Work<T> = (activities: ActivityInterfaceFor<Activities>) => Promise<T>;

export type Perform = <T>(work: Work<T>, whileTrying?: () => Promise<void>) => Promise<T>;

const quick = proxyLocalActivities<Activities>({
  // Longer than the tries of outside systems, whose own limits are to decide (2 to 2.5 s).
  startToCloseTimeout: '5s',
  retry: { maximumAttempts: 1 },
});

/**
 * Has work done by an activity: first as a short local one, which a healthy system answers in
 * milliseconds; when that fails, `whileTrying` (to tell the citizen) and then a regular activity,
 * which retries until the flow ends and which operators see pending with its last failure.
 */
export function performing(settings: FlowSettings): Perform {
  const durable = proxyActivities<Activities>({
    startToCloseTimeout: '20s',
    retry: {
      initialInterval: settings.retryInitialMs,
      maximumInterval: settings.retryMaximumMs,
      backoffCoefficient: 2,
    },
  });
  return async (work, whileTrying) => {
    try {
      return await work(quick);
    } catch (error) {
      // A local activity fails with its own failure, a regular one with an ActivityFailure around it.
      if (!(error instanceof TemporalFailure) || isCancellation(error)) throw error;
    }
    await whileTrying?.();
    return work(durable);
  };
}
