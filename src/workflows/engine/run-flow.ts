import {
  CancellationScope,
  allHandlersFinished,
  condition,
  isCancellation,
  sleep,
} from '@temporalio/workflow';
import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import { Flow } from './flow.ts';
import type { StartFlow } from './flow-input.ts';

export type FlowOutcome = Pick<FlowRecord, 'status' | 'result'>;

/** Thrown by a step that ends the flow: nothing the citizen may do could change the answer. */
export class FinalRefusal extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/**
 * Tells the story of a method to its end: an account, a final refusal, a cancellation (by the
 * citizen, by staff, or as Temporal's own), or the deadline. Whoever waits for an answer gets one.
 */
export async function runFlow(
  input: StartFlow,
  story: (flow: Flow) => Promise<void>,
): Promise<FlowOutcome> {
  const scope = new CancellationScope();
  const flow = new Flow(input, () => {
    scope.cancel();
  });
  void expireAtDeadline(flow);
  const refusal = await scope.run(() => story(flow)).catch(expectedEnd);
  await CancellationScope.nonCancellable(async () => {
    if (refusal) await flow.close('refused', refusal);
    else await flow.close(flow.earlyEnd ?? 'cancelled');
    await condition(allHandlersFinished);
  });
  return { status: flow.record.status, result: flow.record.result };
}

/** A refusal, or nothing for a cancellation; any other error is a bug and goes on. */
function expectedEnd(error: unknown): Refusal | undefined {
  if (error instanceof FinalRefusal) return error.refusal;
  if (isCancellation(error)) return undefined;
  throw error;
}

async function expireAtDeadline(flow: Flow): Promise<void> {
  try {
    // Extended while it slept, the deadline is slept for again.
    for (let left = flow.deadline - Date.now(); left > 0; left = flow.deadline - Date.now()) {
      await sleep(left);
    }
    flow.endEarly('expired');
  } catch (error) {
    if (!isCancellation(error)) throw error;
  }
}
