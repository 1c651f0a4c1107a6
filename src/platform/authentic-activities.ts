import { ApplicationFailure } from '@temporalio/common';
import { isActivityInput, isUnauthenticated } from '../domain/flows/unauthenticated.ts';

type Activity<In, Out> = (input: In) => Promise<Out>;

/**
 * Activities as a worker registers them: each does its work only for an input that a workflow of ours
 * has sealed for this very activity, and fails with `InputNotAuthentic` for any other: somebody may
 * have put it on the task queue.
 */
export function authenticActivities<A extends Record<keyof A, Activity<never, unknown>>>(
  activities: A,
): Record<string, Activity<unknown, unknown>> {
  return Object.fromEntries(
    Object.entries<Activity<never, unknown>>(activities).map(([name, activity]) => [
      name,
      (input: unknown) => perform(activity, input),
    ]),
  );
}

function perform(activity: Activity<never, unknown>, input: unknown): Promise<unknown> {
  if (isUnauthenticated(input) && input.unauthenticated === 'key_unknown') {
    throw new Error('An input names a key that is not in the key ring (SECRET_KEYS).');
  }
  if (!isActivityInput(input)) {
    throw ApplicationFailure.nonRetryable('not asked for by a flow', 'InputNotAuthentic');
  }
  const done: unknown = Reflect.apply(activity, undefined, [input.activityInput]);
  return Promise.resolve(done);
}
