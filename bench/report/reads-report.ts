import type { CpuTimes } from '../cpu/cpu-meter.ts';
import { latencyText } from '../load/quantiles.ts';
import { processes } from '../processes.ts';
import { table } from './table.ts';

/** Reads of one page: how long each took, and what all of them cost. */
export type Reads = {
  path: string;
  /** How many one core is to answer in a second; null: not said. */
  atLeastPerCore: number | null;
  inFlight: number;
  ms: readonly number[];
  seconds: number;
  cpu: CpuTimes;
};

/** Who works on one; all the rest is measured beside it, and idle. */
const working = [processes.api, processes.apiWithWorker, processes.sql] as const;

/** How many there are in a second, and how many one core could do of what is ours in them. */
export function readsReport(reads: readonly Reads[]): string {
  const used = working.filter((name) => reads.some(({ cpu }) => name in cpu));
  const header = ['GET', 'in flight', 'per s', 'ms p50 / p95 / p99', ...used.map(cpuTitle)];
  return table(
    [...header, 'per s and core', 'at least'],
    reads.map((read) => lineOf(read, used)),
  );
}

function lineOf(
  { path, atLeastPerCore, inFlight, ms, seconds, cpu }: Reads,
  used: readonly string[],
): string[] {
  const each = used.map((name) => (cpu[name] ?? 0) / ms.length);
  const all = each.reduce((sum, one) => sum + one, 0);
  return [
    path,
    String(inFlight),
    (ms.length / seconds).toFixed(0),
    latencyText(ms),
    ...each.map((one) => one.toFixed(3)),
    // Where there is no /proc nothing is known of another process.
    all === 0 ? '–' : (1000 / all).toFixed(0),
    atLeastPerCore === null ? '–' : String(atLeastPerCore),
  ];
}

function cpuTitle(process: string): string {
  return `CPU ms, ${process}`;
}
