import type { Citizen } from './citizens.ts';
import type { Registered } from './register.ts';

export type LoadResult = {
  registered: Registered[];
  /** What went wrong with the others. */
  failures: string[];
  seconds: number;
};

/**
 * Registers citizens, `inFlight` at a time, until there are none left or the time is over; those
 * that were begun are brought to their end.
 */
export async function runLoad(
  citizens: readonly Citizen[],
  { inFlight, seconds }: { inFlight: number; seconds: number },
  register: (citizen: Citizen) => Promise<Registered>,
): Promise<LoadResult> {
  const waiting = citizens.values(); // shared: each lane takes the next one
  const registered: Registered[] = [];
  const failures: string[] = [];
  const since = performance.now();
  const passed = (): number => (performance.now() - since) / 1000;
  const lane = async (): Promise<void> => {
    for (const citizen of waiting) {
      try {
        registered.push(await register(citizen));
      } catch (error) {
        failures.push(error instanceof Error ? error.message : String(error));
      }
      if (passed() > seconds) return;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
  return { registered, failures, seconds: passed() };
}
