import {
  ActivityFailure,
  TemporalFailure,
  isCancellation,
  log,
  proxyActivities,
  proxyLocalActivities,
  sleep,
} from '@temporalio/workflow';
import type { ActivityInterfaceFor } from '@temporalio/workflow';
import type { Activities } from '../../activities/activities.ts';
import type { FlowSettings } from './flow-settings.ts';
import { NotOurs, requireOurs } from './require-ours.ts';

/** Has one activity do its work, and answers with its very result. */
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
      return { done: requireOurs(await work(quick)) };
    } catch (error) {
      if (error instanceof NotOurs) return undefined;
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
      return untilOurs(() => work(durable), retry.initialMs);
    },
    tryOnce: async (work) => (await tryOnce(work))?.done,
  };
}

/**
 * A regular activity stands in the Temporal UI, where anybody who reaches the server can complete it
 * or have it fail for good: neither says anything of the outside, so it is done again.
 */
async function untilOurs<T>(work: () => Promise<T>, pauseMs: number): Promise<T> {
  for (;;) {
    try {
      return requireOurs(await work());
    } catch (error) {
      const isByHand = error instanceof NotOurs || error instanceof ActivityFailure;
      if (!isByHand || isCancellation(error)) throw error;
      const why = error instanceof NotOurs ? error.message : 'it failed for good';
      log.warn('an activity was ended by hand and is done again', { why });
      await sleep(pauseMs);
    }
  }
}
