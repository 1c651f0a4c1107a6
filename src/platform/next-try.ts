import type { Info } from '@temporalio/activity';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import type { Database } from '../db/database.ts';
import { noteNextTry } from '../db/flows/flows.ts';

/** A flow says when it is tried next, as the pauses grow; that it cannot be said changes nothing. */
export function notingTries({ db }: Pick<Database, 'db'>): ActivityInterceptorsFactory {
  return ({ info }) => ({
    inbound: {
      execute: async (input, next) => {
        try {
          return await next(input);
        } catch (error) {
          const at = nextTryAt(info, new Date());
          const workflowId = info.workflowExecution?.workflowId;
          if (at && workflowId !== undefined)
            await noteNextTry(db, workflowId, at).catch(() => undefined);
          throw error;
        }
      },
    },
  });
}

/**
 * When Temporal tries a regular activity again that fails now (its retry policy: the first pause, times
 * the coefficient for each try, up to the longest); undefined where that is not told.
 */
export function nextTryAt(
  { attempt, isLocal, retryPolicy }: Pick<Info, 'attempt' | 'isLocal' | 'retryPolicy'>,
  now: Date,
): Date | undefined {
  const initialInterval: unknown = retryPolicy?.initialInterval;
  const maximumInterval: unknown = retryPolicy?.maximumInterval;
  if (isLocal || typeof initialInterval !== 'number') return undefined;
  const grown = initialInterval * (retryPolicy?.backoffCoefficient ?? 2) ** (attempt - 1);
  const pause = typeof maximumInterval === 'number' ? Math.min(grown, maximumInterval) : grown;
  return new Date(now.getTime() + pause);
}
