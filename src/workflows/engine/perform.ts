import {
  TemporalFailure,
  isCancellation,
  proxyActivities,
  proxyLocalActivities,
} from '@temporalio/workflow';
import type { ActivityInterfaceFor } from '@temporalio/workflow';
import type { Activities } from '../../activities/activities.ts';
import type { FlowSettings } from './flow-settings.ts';

export type Work<T> = (activities: ActivityInterfaceFor<Activities>) => Promise<T>;

export type Performing = {
  /**
   * Has work done: first by a short local activity, which a healthy system answers in milliseconds;
   * when that fails, `whileTrying` (to tell the citizen) and then a regular activity, which retries
   * until the flow ends and which operators see pending with its last failure.
   */
  perform: <T>(work: Work<T>, whileTrying?: () => Promise<void>) => Promise<T>;
  /** Has work tried once, by a local activity; undefined when it failed. */
  tryOnce: <T>(work: Work<T>) => Promise<T | undefined>;
};

const quick = proxyLocalActivities<Activities>({
  // Longer than the tries of outside systems, whose own limits are to decide (2 to 2.5 s).
  startToCloseTimeout: '5s',
  retry: { maximumAttempts: 1 },
});

/** How a flow has its work done by activities, under its settings. */
export function performing({ retry }: FlowSettings): Performing {
  const durable = proxyActivities<Activities>({
    startToCloseTimeout: '20s',
    retry: {
      initialInterval: retry.initialMs,
      maximumInterval: retry.maximumMs,
      backoffCoefficient: 2,
    },
  });
  async function tryOnce<T>(work: Work<T>): Promise<{ done: T } | undefined> {
    try {
      return { done: await work(quick) };
    } catch (error) {
      // A local activity fails with its own failure, a regular one with an ActivityFailure around it.
      if (!(error instanceof TemporalFailure) || isCancellation(error)) throw error;
      return undefined;
    }
  }
  return {
    perform: async (work, whileTrying) => {
      const tried = await tryOnce(work);
      if (tried) return tried.done;
      await whileTrying?.();
      return work(durable);
    },
    tryOnce: async (work) => (await tryOnce(work))?.done,
  };
}
