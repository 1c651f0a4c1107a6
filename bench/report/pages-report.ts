import type { CpuTimes } from '../cpu/cpu-meter.ts';
import { latencyText } from '../load/quantiles.ts';
import { processes } from '../processes.ts';
import { table } from './table.ts';

/** Reads of one page: the time to the first byte of each, and what all of them cost. */
export type PageReads = {
  name: string;
  bytes: number;
  inFlight: number;
  ms: readonly number[];
  seconds: number;
  cpu: CpuTimes;
};

/** Who works on one: the pages are in the API's process, which asks itself over HTTP. */
const working = [processes.api, processes.apiWithWorker, processes.sql] as const;

export function pagesReport(reads: readonly PageReads[], rendersPerSecond: number): string {
  const header = ['page', 'bytes', 'in flight', 'per s', 'first byte, ms p50 / p95 / p99'];
  const lines = reads.map(({ name, bytes, inFlight, ms, seconds, cpu }) => {
    const each = working.reduce((sum, process) => sum + (cpu[process] ?? 0), 0) / ms.length;
    return [
      name,
      String(bytes),
      String(inFlight),
      (ms.length / seconds).toFixed(0),
      latencyText(ms),
      each.toFixed(2),
      // Where there is no /proc nothing is known of another process.
      each === 0 ? '–' : (1000 / each).toFixed(0),
    ];
  });
  const alone = `Rendering alone, the form with the most fields: ${rendersPerSecond.toFixed(0)} pages/s and core (at least 500).`;
  return `${table([...header, 'CPU ms, API and SQL', 'per s and core'], lines)}\n\n${alone}`;
}
