import { availableParallelism } from 'node:os';
import { freePort } from '../scripts/runtime/ports.ts';
import type { Plan } from '../scripts/runtime/bring-up.ts';
import { measureCounts } from './counts/measure-counts.ts';
import { measureHash } from './load/measure-hash.ts';
import { measureLevels, type Stage, warmUpSystem } from './load/measure-levels.ts';
import type { BenchOptions } from './options.ts';
import { processes } from './processes.ts';
import { countsReport } from './report/counts-report.ts';
import { bestLevel, cpuReport, loadReport, rateOf } from './report/load-report.ts';
import { shareReport } from './report/share-report.ts';
import type { BenchSystem } from './system/bench-system.ts';
import { directPlan } from './system/direct-plan.ts';

export type Measuring = {
  options: BenchOptions;
  system: BenchSystem;
  stage: Stage;
  add: (plan: Plan) => Promise<void>;
  say: (line: string) => void;
};

const temporalNames = {
  built: 'a server on PostgreSQL, 4 history shards',
  given: 'the one of TEMPORAL_ADDRESS',
  development: 'the development server',
} as const satisfies Record<BenchOptions['temporal'], string>;

/** Takes all measurements, and prints a table after each. */
export async function measure(measuring: Measuring): Promise<void> {
  const { options, system, stage, say } = measuring;
  const cores = availableParallelism();
  say(`\n${cores} cores; Temporal is ${temporalNames[options.temporal]}.`);
  await warmUpSystem(stage);
  say(section('Counts', countsReport(await measureCounts(stage, system))));

  const levels = await measureLevels(stage, options.levels);
  say(section('Registrations', loadReport(levels), cpuReport(levels, usedByFlows)));
  const directLevels = await measureDirectly(measuring);
  const directTables = [loadReport(directLevels), cpuReport(directLevels, usedDirectly)];
  say(section('The same steps directly, without Temporal', ...directTables));

  const hashMs = await measureHash();
  const [best, bestDirect] = [bestLevel(levels), bestLevel(directLevels)];
  if (!best || !bestDirect) return;
  const sentence =
    `At best ${rateOf(best).toFixed(1)} registrations/s, directly ${rateOf(bestDirect).toFixed(1)}; ` +
    `a hash takes ${hashMs.toFixed(1)} CPU ms: ${((cores * 1000) / hashMs).toFixed(0)} in a second.`;
  say(section('Together', sentence, shareReport(best, hashMs)));
}

const { direct, ...others } = processes;
const usedByFlows = Object.values(others);
const usedDirectly = [
  direct,
  processes.sql,
  processes.postgres,
  processes.simulators,
  processes.loadGenerator,
];

/** Worker, API and Temporal stay where they are, idle. */
async function measureDirectly({ options, system, stage, add }: Measuring) {
  const port = await freePort();
  await add(directPlan(system, port));
  const urls = { ...stage.urls, api: `http://127.0.0.1:${port}` };
  return measureLevels({ ...stage, urls }, options.levels);
}

function section(title: string, ...parts: string[]): string {
  return `\n${title}\n${'═'.repeat(title.length)}\n\n${parts.join('\n\n')}`;
}
