/** Tells, of a flow that waits, when its activity is tried next. */
export type NoteNextTry = (flowId: string, at: Date) => Promise<void>;

type Policy = { initialInterval?: unknown; maximumInterval?: unknown; backoffCoefficient?: number };
type Try = { attempt: number; isLocal: boolean; retryPolicy?: Policy };

/**
 * When Temporal tries a regular activity again that fails now (its retry policy: the first pause, times
 * the coefficient for each try, up to the longest); undefined where that is not told.
 */
export function nextTryAt({ attempt, isLocal, retryPolicy }: Try, now: Date): Date | undefined {
  const { initialInterval, maximumInterval, backoffCoefficient = 2 } = retryPolicy ?? {};
  if (isLocal || typeof initialInterval !== 'number') return undefined;
  const grown = initialInterval * backoffCoefficient ** (attempt - 1);
  const pause = typeof maximumInterval === 'number' ? Math.min(grown, maximumInterval) : grown;
  return new Date(now.getTime() + pause);
}
