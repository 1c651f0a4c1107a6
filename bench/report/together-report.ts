import type { Level } from '../load/measure-levels.ts';
import { processes } from '../processes.ts';
import { type Bars, barsOf } from './bars.ts';
import { perRegistration } from './load-report.ts';
import { table } from './table.ts';

/** What is not the portal: others' systems, and who plays the citizens. */
const notOurs: readonly string[] = [processes.simulators, processes.loadGenerator];

/**
 * What one flow costs, part by part, each part's share, and the same steps done directly
 * beside it: how many times the CPU time durability takes.
 */
export function togetherReport(
  flows: Level,
  directly: Level,
  hashMs: number,
  { kind, timesDirect }: Pick<Bars, 'kind' | 'timesDirect'> = barsOf.registration,
): string {
  const parts = partsOf(flows, directly, hashMs);
  const all = sumOf(parts);
  const rows = parts.map(({ name, flow, direct }) => [
    name,
    cell(flow),
    `${((100 * flow) / all.flow).toFixed(0)} %`,
    cell(direct),
    '',
    '',
  ]);
  const sums = [
    { name: 'all', ...all },
    { name: 'all but simulators and load generator', ...sumOf(parts.filter(isPortal)) },
  ].map(({ name, flow, direct }) => [
    name,
    cell(flow),
    `${((100 * flow) / all.flow).toFixed(0)} %`,
    cell(direct),
    (flow / direct).toFixed(2),
    name === 'all' ? timesDirect.toFixed(1) : '',
  ]);
  return table(
    [
      `CPU ms per ${kind}, ${flows.inFlight} in flight`,
      'flow',
      'share',
      'direct',
      'flow / direct',
      'at most',
    ],
    [...rows, ...sums],
  );
}

type Cost = { name: string; flow: number; direct: number };

function partsOf(flows: Level, directly: Level, hashMs: number): Cost[] {
  const flow = (...names: string[]): number => perRegistration(flows, names);
  const direct = (...names: string[]): number => perRegistration(directly, names);
  const both = (name: string): Cost => ({ name, flow: flow(name), direct: direct(name) });
  const isOneProcess = processes.apiWithWorker in flows.cpu;
  const parts: Cost[] = [
    { name: 'the argon2id hash', flow: hashMs, direct: hashMs },
    {
      name: isOneProcess ? 'API with worker, without the hash' : 'API without the hash',
      flow: flow(processes.api, processes.apiWithWorker) - hashMs,
      direct: direct(processes.direct) - hashMs,
    },
    { name: 'worker: workflows, activities', flow: flow(processes.worker), direct: 0 },
    { name: 'Temporal: its server', flow: flow(processes.temporal), direct: 0 },
    { name: 'Temporal: its SQL', flow: flow(processes.temporalSql), direct: 0 },
    both(processes.sql),
    both(processes.postgres),
    both(processes.simulators),
    both(processes.loadGenerator),
  ];
  return parts.filter(({ flow: ms }) => ms > 0); // a server elsewhere shows nothing
}

function sumOf(parts: readonly Cost[]): { flow: number; direct: number } {
  const sum = (of: 'flow' | 'direct'): number => parts.reduce((total, part) => total + part[of], 0);
  return { flow: sum('flow'), direct: sum('direct') };
}

function isPortal({ name }: Cost): boolean {
  return !notOurs.includes(name);
}

function cell(ms: number): string {
  return ms === 0 ? '–' : ms.toFixed(1);
}
