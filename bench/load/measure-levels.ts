import type { CpuMeter, CpuTimes } from '../cpu/cpu-meter.ts';
import type { Prepare, Registered, Tools } from '../methods/registration.ts';
import { prepareMany } from './prepare-many.ts';
import { type LoadResult, runLoad } from './run-load.ts';

/** One measurement: how many were in flight, what came of it, and what it cost. */
export type Level = LoadResult<Registered> & { inFlight: number; cpu: CpuTimes };

export type Stage = Tools & {
  meter: CpuMeter;
  seconds: number;
  /** The processes of those parts that run. */
  pidsOf: (names: readonly string[]) => number[];
};

/** More than a few cores register in a second; a machine that does more is measured for less long. */
const readyPerSecond = 60;
const warmUp = { inFlight: 16, seconds: 8 };

/** Has the programs compiled and the caches filled. */
export async function warmUpSystem(stage: Stage, prepare: Prepare): Promise<void> {
  await measureLevel({ ...stage, seconds: warmUp.seconds }, prepare, warmUp.inFlight);
}

/** Registers by one method for a while, a number of them in flight. */
export async function measureLevel(
  stage: Stage,
  prepare: Prepare,
  inFlight: number,
): Promise<Level> {
  const { meter, seconds } = stage;
  const ready = await prepareMany(stage, prepare, seconds * readyPerSecond);
  const stop = meter.start();
  const result = await runLoad(ready, { inFlight, seconds });
  return { ...result, inFlight, cpu: stop() };
}

/** The same for each number, one after the other, on a system that is warm. */
export async function measureLevels(
  stage: Stage,
  prepare: Prepare,
  levels: readonly number[],
): Promise<Level[]> {
  await warmUpSystem(stage, prepare);
  const measured: Level[] = [];
  for (const inFlight of levels) measured.push(await measureLevel(stage, prepare, inFlight));
  return measured;
}
