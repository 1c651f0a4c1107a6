import { availableParallelism } from 'node:os';
import type { Plan } from '../scripts/runtime/bring-up.ts';
import { freePort } from '../scripts/runtime/ports.ts';
import { type IdleRates, measureIdleRates } from './counts/statement-counts.ts';
import { type Stage, warmUpSystem } from './load/measure-levels.ts';
import { changePassword } from './account/change-password.ts';
import { measureReads } from './account/measure-reads.ts';
import { type Measured, measuredFlows } from './measured-flows.ts';
import { type MethodFigures, measureMethod } from './measure-method.ts';
import { measurePages } from './pages/measure-pages.ts';
import { measureWhole } from './measure-whole.ts';
import type { BenchOptions } from './options.ts';
import type { MeasuredKind } from './report/bars.ts';
import { certificateWorkReport } from './report/certificate-work-report.ts';
import { methodsReport } from './report/methods-report.ts';
import { section } from './report/section.ts';
import type { BenchSystem } from './system/bench-system.ts';
import { directPlan } from './system/direct-plan.ts';

export type Measuring = {
  options: BenchOptions;
  system: BenchSystem;
  stage: Stage;
  add: (plan: Plan) => Promise<void>;
  say: (line: string) => void;
};

/** The address of the program that does the steps without Temporal; it is started when it is needed. */
export type DirectUrl = () => Promise<string>;

const temporalNames = {
  built: 'a server on PostgreSQL, 4 history shards',
  given: 'the one of TEMPORAL_ADDRESS',
  development: 'the development server',
} as const satisfies Record<BenchOptions['temporal'], string>;

const titles = { registration: 'The methods', login: 'The logins' } as const satisfies Record<
  MeasuredKind,
  string
>;

/** Takes all measurements, and prints a table after each. */
export async function measure(measuring: Measuring): Promise<void> {
  const { options, stage, system, say } = measuring;
  say(`\n${availableParallelism()} cores; Temporal is ${temporalNames[options.temporal]}.`);
  const flows = measuredFlows(options);
  const [first] = Object.values(flows).flat();
  const idle = await measureIdleRates(system.database);
  await warmUpSystem(stage, (first ?? { prepare: changePassword }).prepare);
  const direct = directUrl(measuring);
  await measureKind(measuring, 'registration', flows.registration, { idle, direct });
  await measureKind(measuring, 'login', flows.login, { idle, direct });
  if (options.account) await measureAccount(measuring, idle);
  if (options.pages) say(section('The pages', await measurePages(stage)));
}

/** What somebody who is signed in asks for most, and the change that costs most. */
async function measureAccount({ stage, system, say }: Measuring, idle: IdleRates): Promise<void> {
  say(section('What is read of an account', await measureReads(stage)));
  const name = { kind: 'change', method: 'password' } as const;
  const figures = await measureMethod(stage, { system, idle }, name, changePassword);
  say(section('The changes', methodsReport([figures])));
}

async function measureKind(
  measuring: Measuring,
  kind: MeasuredKind,
  flows: readonly Measured[],
  { idle, direct }: { idle: IdleRates; direct: DirectUrl },
): Promise<void> {
  const { stage, system, say } = measuring;
  if (flows.length === 0) return;
  const figures: MethodFigures[] = [];
  for (const { name, prepare } of flows) {
    figures.push(await measureMethod(stage, { system, idle }, name, prepare));
    say(`measured ${name.kind} ${name.method}`);
  }
  const work = kind === 'registration' ? certificateWorkReport(figures) : undefined;
  const tables = [methodsReport(figures), ...(work === undefined ? [] : [work])];
  say(section(titles[kind], ...tables));
  await measureWhole(measuring, kind, figures, direct);
}

/** Worker, API and Temporal stay where they are, idle, while it is measured. */
function directUrl({ system, add }: Measuring): DirectUrl {
  const start = async (): Promise<string> => {
    const port = await freePort();
    await add(directPlan(system, port));
    return `http://127.0.0.1:${port}`;
  };
  let started: Promise<string> | undefined;
  return () => (started ??= start());
}
