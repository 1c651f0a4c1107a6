export type LoadResult<T> = {
  /** What came of the works that were done to their end. */
  done: T[];
  /** What went wrong with the others. */
  failures: string[];
  seconds: number;
};

/**
 * Does works, `inFlight` at a time, until there are none left or the time is over; those that were
 * begun are brought to their end.
 */
export async function runLoad<T>(
  works: readonly (() => Promise<T>)[],
  { inFlight, seconds }: { inFlight: number; seconds: number },
): Promise<LoadResult<T>> {
  const waiting = works.values(); // shared: each lane takes the next one
  const done: T[] = [];
  const failures: string[] = [];
  const since = performance.now();
  const passed = (): number => (performance.now() - since) / 1000;
  const lane = async (): Promise<void> => {
    for (const work of waiting) {
      try {
        done.push(await work());
      } catch (error) {
        failures.push(error instanceof Error ? error.message : String(error));
      }
      if (passed() >= seconds) return;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
  return { done, failures, seconds: passed() };
}

/** What was done, where all of it had to be; throws the first failure. */
export function allDone<T>({ done, failures }: LoadResult<T>): T[] {
  const [reason] = failures;
  if (reason !== undefined) throw new Error(reason);
  return done;
}
