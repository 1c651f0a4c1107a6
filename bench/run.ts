import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readEnvironment } from '../scripts/runtime/environment.ts';
import { recordOf } from '../scripts/runtime/process-record.ts';
import { changeRunFile, rememberProcess } from '../scripts/runtime/run-file.ts';
import { createSupervisor, type Supervisor } from '../scripts/runtime/supervisor.ts';
import { measure } from './measure.ts';
import { readOptions } from './options.ts';
import { loadSettings } from './overload/load-settings.ts';
import { measureOverload } from './overload/measure-overload.ts';
import { stageOf } from './stage.ts';
import { benchEnvironment } from './system/bench-environment.ts';
import { type BenchSystem, startBenchSystem } from './system/bench-system.ts';

/** `npm run bench`: what a registration costs, and how many there are in a second. */
async function main(): Promise<void> {
  const given = readEnvironment();
  const options = readOptions(process.argv.slice(2), given);
  const dataDir = newFolder();
  const pids = new Map<string, number>();
  const supervisor = createSupervisor({
    say,
    onProcess: (name, { pid }) => {
      pids.set(name, pid);
      rememberProcess(dataDir, name, pid);
    },
  });
  // The guard, which ends and removes everything when we are killed, looks for our name there.
  changeRunFile(dataDir, { supervisor: recordOf(process.pid) });
  stopOnSignal(supervisor, dataDir);
  const add: Supervisor['add'] = (plan) => supervisor.add(plan);
  let system: BenchSystem | undefined;
  try {
    const settings = { ...loadSettings(options), ...given };
    const environment = await benchEnvironment(settings, dataDir, options);
    system = await startBenchSystem({ options, environment, dataDir, say, add });
    const stage = await stageOf(system, pids, options.seconds);
    const take = options.overload ? measureOverload : measure;
    await take({ options, system, stage, add, say });
    stage.http.close();
    await Promise.all([stage.simProvider.close(), stage.accounts.close()]);
  } finally {
    await supervisor.stop(() => undefined);
    await system?.database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** In the checkout, because a temporary folder may be in memory, where no commit waits for a disk. */
function newFolder(): string {
  const parent = path.resolve('.data');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, 'bench-'));
  chmodSync(folder, 0o755); // PostgreSQL may have to run as another user
  return folder;
}

function stopOnSignal(supervisor: Supervisor, dataDir: string): void {
  const stop = async (): Promise<void> => {
    await supervisor.stop(() => undefined);
    rmSync(dataDir, { recursive: true, force: true });
    process.exit(130);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void stop());
  }
}

function say(line: string): void {
  console.log(line);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
