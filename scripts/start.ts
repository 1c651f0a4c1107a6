import { type Config, ConfigError, loadConfig } from '../src/platform/config.ts';
import { createKeys } from '../src/platform/keys.ts';
import { loadSealerMetrics } from '../src/platform/config/sealer.ts';
import type { Plan } from './runtime/bring-up.ts';
import { chooseProcesses } from './runtime/choose-processes.ts';
import { claim, release, StartRefused } from './runtime/claim.ts';
import { readEnvironment } from './runtime/environment.ts';
import { guardName } from './runtime/guard-plan.ts';
import { simulatorsUrl } from './runtime/own-programs.ts';
import { readyTable } from './runtime/ready-table.ts';
import { readRunFile, rememberProcess } from './runtime/run-file.ts';
import { type Citizen, sampleCitizens, withoutAccount } from './runtime/sample-citizens.ts';
import { type OwnServers, ownServers, startSystem } from './runtime/start-system.ts';
import { createSupervisor, type Supervisor } from './runtime/supervisor.ts';
import { withDatabase } from './runtime/with-database.ts';

/** `npm start`: everything on this machine, kept running until Ctrl-C. */
async function main(): Promise<void> {
  const environment = chooseProcesses(readEnvironment());
  const config = loadConfig(environment);
  const own = ownServers(environment);
  await claim(config, own, { environment, sealerMetrics: loadSealerMetrics(environment) });
  const supervisor = createSupervisor({
    say,
    onProcess: (name, { pid }) => {
      rememberProcess(config.dataDir, name, pid);
    },
  });
  const isStopping = stopOnSignal(config, supervisor);
  try {
    const add = (plan: Plan) => addAndTell(supervisor, plan);
    await startSystem({ config, environment, own, add, say });
  } catch (error) {
    if (isStopping()) return; // whoever handles the signal sees to the rest
    console.error(sentenceOf(error));
    await stop(config, supervisor);
    process.exit(1);
  }
  say(`\n${readyTable({ config, own, citizens: await citizensOf(config, own) })}\n`);
  say('ready');
}

/** npm sends on to us what the terminal has sent us already: within this time it is the same wish. */
const sameWishMs = 1_000;

/** The first signal stops all parts in order, the second one by force. */
function stopOnSignal(config: Config, supervisor: Supervisor): () => boolean {
  let stoppingSince: number | undefined;
  const onSignal = (): void => {
    if (stoppingSince === undefined) {
      stoppingSince = Date.now();
      say('Stopping … (once more: by force)');
      void stop(config, supervisor).then(() => process.exit(0));
    } else if (Date.now() - stoppingSince > sameWishMs) {
      supervisor.kill();
      process.exit(130);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  whenOrphaned(() => {
    if (stoppingSince === undefined) onSignal();
  });
  return () => stoppingSince !== undefined;
}

/** A killed npm tells us nothing, and whoever started it could not stop us any more. */
function whenOrphaned(stopNow: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stopNow();
  }, 1_000);
}

async function stop(config: Config, supervisor: Supervisor): Promise<void> {
  const stopped: string[] = [];
  await supervisor.stop((name) => stopped.push(name));
  release(config.dataDir);
  const parts = stopped.filter((name) => name !== guardName);
  if (parts.length > 0) say(`Stopped ${parts.join(', ')}.`);
}

async function addAndTell(supervisor: Supervisor, plan: Plan): Promise<void> {
  const since = Date.now();
  await supervisor.add(plan);
  if (plan.name !== guardName)
    say(`${plan.name} runs (${((Date.now() - since) / 1000).toFixed(1)} s)`);
}

/** A few whom nobody has registered yet. */
async function citizensOf(config: Config, own: OwnServers): Promise<Citizen[] | undefined> {
  if (config.environment === 'production') return undefined;
  const people = await sampleCitizens(simulatorsUrl(config));
  const databaseUrl = own.hasDatabase
    ? readRunFile(config.dataDir).databaseUrl
    : config.databaseUrl;
  const unregistered = await withDatabase({ ...config, databaseUrl }, 5_000, (database) =>
    withoutAccount(database, createKeys(config.keys), people),
  );
  return unregistered.slice(0, 3);
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function say(line: string): void {
  console.log(line);
}

process.stdout.on('error', () => undefined); // whoever read our lines has gone; we go on

try {
  await main();
} catch (error) {
  const isOurs = error instanceof ConfigError || error instanceof StartRefused;
  console.error(isOurs ? error.message : error);
  process.exit(1);
}
