import { type Config, ConfigError, loadConfig } from '../src/config.ts';
import type { Plan } from './runtime/bring-up.ts';
import { claim, release, StartRefused } from './runtime/claim.ts';
import { readEnvironment } from './runtime/environment.ts';
import { guardName } from './runtime/guard-plan.ts';
import { readyTable } from './runtime/ready-table.ts';
import { rememberProcess } from './runtime/run-file.ts';
import { type Citizen, sampleCitizens } from './runtime/sample-citizens.ts';
import { ownServers, startSystem } from './runtime/start-system.ts';
import { createSupervisor, type Supervisor } from './runtime/supervisor.ts';

/** `npm start`: everything on this machine, kept running until Ctrl-C. */
async function main(): Promise<void> {
  const environment = readEnvironment();
  const config = loadConfig(environment);
  const own = ownServers(environment);
  await claim(config, own);
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
    say(sentenceOf(error));
    await stop(config, supervisor);
    process.exit(1);
  }
  say(`\n${readyTable({ config, own, citizens: await citizensOf(config) })}\n`);
  say('ready');
}

/** The first signal stops all parts in order, the second one by force. */
function stopOnSignal(config: Config, supervisor: Supervisor): () => boolean {
  let isStopping = false;
  const onSignal = (): void => {
    if (isStopping) {
      supervisor.kill();
      process.exit(130);
    }
    isStopping = true;
    say('Stopping …');
    void stop(config, supervisor).then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  if (process.env['npm_lifecycle_event'] !== undefined) whenOrphaned(onSignal);
  return () => isStopping;
}

/** A killed npm tells us nothing, and whoever started it could not stop us any more. */
function whenOrphaned(stopNow: () => void): void {
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

async function citizensOf(config: Config): Promise<Citizen[]> {
  if (config.environment === 'production') return [];
  return sampleCitizens(`http://127.0.0.1:${config.simulators.port}`, 3);
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
