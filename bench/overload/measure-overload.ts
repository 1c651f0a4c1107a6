import { availableParallelism } from 'node:os';
import { warmUpSystem, type Stage } from '../load/measure-levels.ts';
import { prepareMany } from '../load/prepare-many.ts';
import { methods } from '../methods/methods.ts';
import type { Measuring } from '../measure.ts';
import { overloadReport } from '../report/overload-report.ts';
import { patientCitizen } from './patient-citizen.ts';
import { restingStartLimit, recoverySeconds, watchStartLimit } from './start-limit.ts';
import { newTally, type Tally } from './tally.ts';

/** What came of so many citizens who registered at once, one after the other at each place. */
export type OverloadLevel = {
  inFlight: number;
  seconds: number;
  tally: Tally;
  limit: { least: number; most: number };
  /** Until the limit was what it had been before; null when it did not come back. */
  recoverySeconds: number | null;
};

/** More than a few cores register in a second. */
const readyPerSecond = 60;

/** Registers with more and more in flight, and prints what became of starts and of those let in. */
export async function measureOverload({ options, stage, say }: Measuring): Promise<void> {
  await warmUpSystem(stage, methods.mobile_subscriber);
  const before = await restingStartLimit(stage);
  say(`\n${availableParallelism()} cores; at rest ${before} starts are let in at once.`);
  const levels: OverloadLevel[] = [];
  for (const inFlight of options.levels) {
    levels.push(await measureLevel(stage, inFlight, before));
    say(`measured ${inFlight} in flight`);
  }
  say(`\n${overloadReport(levels)}`);
}

async function measureLevel(
  stage: Stage,
  inFlight: number,
  before: number,
): Promise<OverloadLevel> {
  const { seconds } = stage;
  const count = inFlight + seconds * readyPerSecond;
  const ready = await prepareMany(stage, patientCitizen, count);
  const tally = newTally();
  const since = performance.now();
  const at = (): number => performance.now() - since;
  const isOver = (): boolean => at() >= seconds * 1000;
  const stopWatching = watchStartLimit(stage);
  const waiting = ready.values(); // shared: each lane takes the next one
  const lane = async (): Promise<void> => {
    for (const register of waiting) {
      await register({ tally, at, isOver });
      if (isOver()) return;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
  const [limit, recovery] = await Promise.all([stopWatching(), recoverySeconds(stage, before)]);
  return { inFlight, seconds, tally, limit, recoverySeconds: recovery };
}
