import { isCancellation, sleep } from '@temporalio/workflow';
import type { FlowRun } from './flow-run.ts';
import { hasPatch } from './has-patch.ts';

/**
 * Ends a flow at its deadline, unless outside systems that it needs were out: what they have cost it is
 * made up for first, and it does not end while one of them is out.
 */
export async function expireAtDeadline(run: FlowRun): Promise<void> {
  try {
    do {
      // Extended while it slept, the deadline is slept for again.
      for (let left = run.deadline - Date.now(); left > 0; left = run.deadline - Date.now()) {
        await sleep(left, { summary: "The flow's deadline" });
      }
    } while (await isFrozen(run));
    run.endEarly('expired', 'system');
  } catch (error) {
    if (!isCancellation(error)) throw error;
  }
}

/** Asked at the deadline alone: a flow that ends before it pays nothing. */
async function isFrozen(run: FlowRun): Promise<boolean> {
  if (!hasPatch('deadline-frozen-in-outages')) return false;
  const { kind, method, steps } = run.record;
  const since = run.promisedAt;
  const lost = await run.perform((activities) =>
    activities.readLostTime({ kind, method, steps, since }),
  );
  return run.freeze(lost) || run.deadline > Date.now();
}
