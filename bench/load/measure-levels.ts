import type { CpuMeter, CpuTimes } from '../cpu/cpu-meter.ts';
import type { Citizens } from './citizens.ts';
import type { HttpClient } from './http-client.ts';
import { register } from './register.ts';
import { type LoadResult, runLoad } from './run-load.ts';

/** One measurement: how many were in flight, what came of it, and what it cost. */
export type Level = LoadResult & { inFlight: number; cpu: CpuTimes };

export type Stage = {
  http: HttpClient;
  citizens: Citizens;
  meter: CpuMeter;
  urls: { api: string; simulators: string };
  seconds: number;
};

/** More than any machine of today registers in a second on the few cores that this is meant for. */
const mostPerSecond = 120;
const warmUp = { inFlight: 16, seconds: 8 };

/** Has the programs compiled and the caches filled. */
export async function warmUpSystem(stage: Stage): Promise<void> {
  await measureLevel({ ...stage, seconds: warmUp.seconds }, warmUp.inFlight);
}

/** Registers citizens for a while, a number of them in flight. */
export async function measureLevel(stage: Stage, inFlight: number): Promise<Level> {
  const { http, citizens, meter, urls, seconds } = stage;
  const known = await citizens.take(seconds * mostPerSecond);
  const stop = meter.start();
  const result = await runLoad(known, { inFlight, seconds }, (citizen) =>
    register(http, urls, citizen),
  );
  return { ...result, inFlight, cpu: stop() };
}

/** The same for each number, one after the other, on a system that is warm. */
export async function measureLevels(stage: Stage, levels: readonly number[]): Promise<Level[]> {
  await warmUpSystem(stage);
  const measured: Level[] = [];
  for (const inFlight of levels) measured.push(await measureLevel(stage, inFlight));
  return measured;
}
