import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { measureLevel } from '../load/measure-levels.ts';
import type { Measuring } from '../measure.ts';
import type { Prepare } from '../methods/registration.ts';
import { processes } from '../processes.ts';
import { profileReport } from '../report/profile-report.ts';
import { completeProfiles, toggleSignal } from './profile-files.ts';
import { selfTimes } from './self-times.ts';

const inFlight = 16;
/** A thread that only waits to be asked is not worth a table. */
const leastBusyMs = 100;
const writtenWithinMs = 60_000;
const lookEveryMs = 100;

/**
 * Writes a CPU profile of each JavaScript thread of API and worker under load, and sums each up. What
 * is native and in threads of its own (the hash, the core of Temporal's SDK) is not in it, and what V8
 * had inlined before is put down to the function that it was inlined into. The load is one of its own:
 * a profiled program is slower.
 */
export async function measureProfiles(
  { stage, system }: Measuring,
  prepare: Prepare,
): Promise<string> {
  const { profileFolder } = system;
  if (profileFolder === undefined) throw new Error('the programs were started without a profiler');
  const pids = stage.pidsOf([processes.api, processes.apiWithWorker, processes.worker]);
  toggle(pids);
  const level = await measureLevel(stage, prepare, inFlight);
  toggle(pids);
  const files = await whenWritten(profileFolder);
  const profiles = files
    .map((file) => ({ file, ...selfTimes(readFileSync(path.join(profileFolder, file), 'utf8')) }))
    .filter(({ busyMs }) => busyMs > leastBusyMs);
  const tables = profiles.map((it) => profileReport(it, Math.max(1, level.done.length)));
  return [`${inFlight} in flight; the files are in ${profileFolder}`, ...tables].join('\n\n');
}

function toggle(pids: readonly number[]): void {
  for (const pid of pids) process.kill(pid, toggleSignal);
}

async function whenWritten(folder: string): Promise<string[]> {
  for (let waited = 0; waited < writtenWithinMs; waited += lookEveryMs) {
    await sleep(lookEveryMs);
    const files = completeProfiles(folder);
    if (files) return files;
  }
  throw new Error(`a profile in ${folder} was not written to its end`);
}
