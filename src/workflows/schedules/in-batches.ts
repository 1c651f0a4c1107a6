import {
  ApplicationFailure,
  type Workflow,
  continueAsNew,
  defineQuery,
  setCurrentDetails,
  setHandler,
} from '@temporalio/workflow';
import { NotOurs, requireOurs } from '../engine/require-ours.ts';
import { performing } from '../engine/perform.ts';

/** A bound on the history of one run. */
const batchesPerRun = 200;

/** How far a run has come, in words. */
const progress = defineQuery<string>('progress');

/** How schedules have their work done: by regular activities, so that operators see them pending. */
export const { keepTrying } = performing({ retry: { initialMs: 1_000, maximumMs: 60_000 } });

/**
 * Takes a state from batch to batch until one says that it is over, and tells operators each time how far
 * it has come. Goes on in another run, with the state as its input, before the history gets long.
 */
export async function inBatches<S>(
  begun: S,
  next: (state: S) => Promise<{ state: S; isOver: boolean }>,
  told: (state: S) => string,
): Promise<S> {
  let state = begun;
  setHandler(progress, () => told(state), { description: 'How far it has come.' });
  for (let batch = 0; batch < batchesPerRun; batch += 1) {
    setCurrentDetails(told(state));
    const done = await next(state);
    state = done.state;
    if (done.isOver) {
      setCurrentDetails(told(state));
      return state;
    }
  }
  return continueAsNew<Workflow>(state);
}

/**
 * What a run begins with: what it was given, or where it was given nothing, as by its schedule, `usual`.
 * Whoever reaches the server may start it, too, which does no more than the schedule; but never with an
 * input of theirs.
 */
export function begunWith<S>(input: S | undefined, usual: () => S): S {
  if (input === undefined) return usual();
  try {
    return requireOurs(input);
  } catch (error) {
    if (!(error instanceof NotOurs)) throw error;
    throw ApplicationFailure.nonRetryable('not started by us', 'StartNotAuthentic');
  }
}
