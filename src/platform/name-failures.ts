import { ApplicationFailure } from '@temporalio/common';
import { failureType } from '../adapters/failure-type.ts';
import { OutsideSystemError } from '../adapters/outside-system-error.ts';

type Activity = (input: never) => Promise<unknown>;

/**
 * The same activities, whose failures say by their type which outside system failed, and how
 * (`CarrierDown`): the SDK would name all of them by their class.
 */
export function nameFailures<A extends Record<keyof A, Activity>>(activities: A): A;
export function nameFailures(activities: Record<string, Activity>): Record<string, Activity> {
  return Object.fromEntries(
    Object.entries(activities).map(([name, activity]) => [
      name,
      async (input: never) => {
        try {
          return await activity(input);
        } catch (error) {
          throw named(error);
        }
      },
    ]),
  );
}

function named(error: unknown): unknown {
  if (!(error instanceof OutsideSystemError)) return error;
  return ApplicationFailure.fromError(error, { type: failureType(error) });
}
