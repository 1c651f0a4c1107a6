import {
  ApplicationFailure,
  CancellationScope,
  allHandlersFinished,
  condition,
  isCancellation,
  workflowInfo,
} from '@temporalio/workflow';
import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import type { FlowName } from '../../domain/flows/flows.ts';
import { expireAtDeadline } from './expire.ts';
import { FinalRefusal } from './final-refusal.ts';
import type { Flow } from './flow.ts';
import { FlowRun } from './flow-run.ts';
import type { StartFlow } from './flow-settings.ts';
import { NotOurs, requireOurs } from './require-ours.ts';

export type FlowOutcome = Pick<FlowRecord, 'status' | 'result'>;

/**
 * Tells the story of a flow to its end: what it was for, a final refusal, a cancellation (by the
 * citizen, by staff, or as Temporal's own), or the deadline. Whoever waits for an answer gets one.
 */
export async function runFlow<N extends FlowName>(
  name: N,
  input: StartFlow,
  story: (flow: Flow<N>) => Promise<void>,
): Promise<FlowOutcome> {
  requireOurStart(input);
  const scope = new CancellationScope();
  const run = new FlowRun(name, input, () => {
    scope.cancel();
  });
  void expireAtDeadline(run);
  const ended = await scope.run(() => story(run)).then(() => undefined, expectedEnd);
  await CancellationScope.nonCancellable(async () => {
    await run.close(ended);
    await condition(allHandlersFinished);
  });
  const { status, result } = run.record;
  return { status, result };
}

/** Fails the workflow when somebody else than the API has started it: a flow is nothing to be made up. */
function requireOurStart(input: StartFlow): void {
  try {
    const { flowId } = requireOurs(input);
    if (flowId === workflowInfo().workflowId) return;
  } catch (error) {
    if (!(error instanceof NotOurs)) throw error;
  }
  throw ApplicationFailure.nonRetryable('not started by the API', 'StartNotAuthentic');
}

/** A refusal, or nothing for a cancellation; any other error is a bug and goes on. */
function expectedEnd(error: unknown): FinalRefusal | undefined {
  if (error instanceof FinalRefusal) return error;
  if (isCancellation(error)) return undefined;
  throw error;
}
