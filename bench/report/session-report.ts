import type { CpuTimes } from '../cpu/cpu-meter.ts';
import { latencyText } from '../load/quantiles.ts';
import { processes } from '../processes.ts';
import { table } from './table.ts';

/** Checks of sessions: how long each took, and what all of them cost. */
export type SessionChecks = {
  inFlight: number;
  ms: readonly number[];
  seconds: number;
  cpu: CpuTimes;
};

const atLeastPerCore = 2_000;
/** Who works on one; all the rest is measured beside it, and idle. */
const checking = [processes.api, processes.apiWithWorker, processes.sql] as const;

/** How many there are in a second, and how many one core could do of what is ours in them. */
export function sessionReport({ inFlight, ms, seconds, cpu }: SessionChecks): string {
  const used = checking.filter((name) => name in cpu);
  const perCheck = (name: string): number => (cpu[name] ?? 0) / ms.length;
  const all = used.reduce((sum, name) => sum + perCheck(name), 0);
  const header = ['in flight', 'checks/s', 'ms p50 / p95 / p99', ...used.map(cpuTitle)];
  return table(
    [...header, 'per s and core', 'at least'],
    [
      [
        String(inFlight),
        (ms.length / seconds).toFixed(0),
        latencyText(ms),
        ...used.map((name) => perCheck(name).toFixed(3)),
        // Where there is no /proc nothing is known of another process.
        all === 0 ? '–' : (1000 / all).toFixed(0),
        String(atLeastPerCore),
      ],
    ],
  );
}

function cpuTitle(process: string): string {
  return `CPU ms, ${process}`;
}
