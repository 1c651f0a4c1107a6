import { availableParallelism } from 'node:os';
import { freePort } from '../scripts/runtime/ports.ts';
import type { Plan } from '../scripts/runtime/bring-up.ts';
import type { Counts } from './counts/measure-counts.ts';
import { measureIdleRates } from './counts/statement-counts.ts';
import { measureGrowth } from './growth/measure-growth.ts';
import { measureHash } from './load/measure-hash.ts';
import { type Level, measureLevels, type Stage, warmUpSystem } from './load/measure-levels.ts';
import { type MethodFigures, measureMethod } from './measure-method.ts';
import { methods } from './methods/methods.ts';
import type { BenchOptions } from './options.ts';
import { measureProfiles } from './profile/measure-profiles.ts';
import { processes } from './processes.ts';
import { certificateWorkReport } from './report/certificate-work-report.ts';
import { countsReport } from './report/counts-report.ts';
import { bestLevel, cpuReport, loadReport, rateOf } from './report/load-report.ts';
import { methodsReport } from './report/methods-report.ts';
import { stepsReport } from './report/steps-report.ts';
import { togetherReport } from './report/together-report.ts';
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

const byPhone = methods.mobile_subscriber;
/** The bars hold at this many in flight. */
const barredInFlight = 16;

/** Takes all measurements, and prints a table after each. */
export async function measure(measuring: Measuring): Promise<void> {
  const { options, say } = measuring;
  say(`\n${availableParallelism()} cores; Temporal is ${temporalNames[options.temporal]}.`);
  const figures = await measureMethods(measuring);
  const work = certificateWorkReport(figures);
  say(section('The methods', methodsReport(figures), ...(work === undefined ? [] : [work])));
  const phone = figures.find(({ method }) => method === 'mobile_subscriber');
  if (phone) await measureByPhone(measuring, phone.counts);
}

async function measureMethods({ options, system, stage, say }: Measuring) {
  const idle = await measureIdleRates(system.database);
  const figures: MethodFigures[] = [];
  for (const [index, method] of options.methods.entries()) {
    if (index === 0) await warmUpSystem(stage, methods[method]);
    figures.push(await measureMethod(stage, { system, idle }, method));
    say(`measured ${method}`);
  }
  return figures;
}

/** The method that the others are variations of, at more levels and beside its lower bound. */
async function measureByPhone(measuring: Measuring, counts: Counts): Promise<void> {
  const { options, stage, say } = measuring;
  say(section('Mobile subscriber: counts', countsReport(counts)));
  const levels = await measureLevels(stage, byPhone, options.levels);
  say(
    section('Mobile subscriber: registrations', loadReport(levels), cpuReport(levels, usedByFlows)),
  );
  const directLevels = await measureDirectly(measuring);
  const directTables = [loadReport(directLevels), cpuReport(directLevels, usedDirectly)];
  say(section('The same steps directly, without Temporal', ...directTables));
  const hashMs = await measureHash();
  if (options.profile) say(section('Profiles', await measureProfiles(measuring)));
  if (options.growth) say(section('A database that has grown', await measureGrowth(measuring)));
  say(section('Together', ...together(levels, directLevels, hashMs)));
}

/** What the bars are about, at the number in flight that they name; else at that with most in a second. */
function together(levels: readonly Level[], directLevels: readonly Level[], hashMs: number) {
  const level = levelOf(levels, barredInFlight) ?? bestLevel(levels);
  const [best, bestDirect] = [bestLevel(levels), bestLevel(directLevels)];
  const directly = level && levelOf(directLevels, level.inFlight);
  if (!level || !directly || !best || !bestDirect) return [];
  const cores = availableParallelism();
  const sentence =
    `At best ${rateOf(best).toFixed(1)} registrations/s, directly ${rateOf(bestDirect).toFixed(1)}; ` +
    `a hash takes ${hashMs.toFixed(1)} CPU ms: ${((cores * 1000) / hashMs).toFixed(0)} in a second.`;
  return [
    sentence,
    stepsReport(levelOf(levels, 1), level, hashMs),
    togetherReport(level, directly, hashMs),
  ];
}

function levelOf(levels: readonly Level[], inFlight: number): Level | undefined {
  return levels.find((level) => level.inFlight === inFlight);
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
  return measureLevels({ ...stage, urls }, byPhone, options.levels);
}

function section(title: string, ...parts: string[]): string {
  return `\n${title}\n${'═'.repeat(title.length)}\n\n${parts.join('\n\n')}`;
}
