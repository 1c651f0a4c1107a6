import type { SystemReport, WorkerReport } from '../../db/operations/worker-reports.ts';

/** What is older says nothing of now: while a flow waits, a system that is down is tried every minute. */
const recentMs = 5 * 60_000;
/** One that failed may have been an accident. */
const failuresOfAnOutage = 2;

/** How the last calls to a system went, of all workers together. */
export function latestCalls(reports: readonly WorkerReport[], system: string): SystemReport {
  const found = reports.flatMap(({ systems }) => systems[system] ?? []);
  const newest = (times: (number | null)[]): number | null =>
    times.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null);
  const succeededAt = newest(found.map((one) => one.succeededAt));
  const since = found.filter(({ failedAt }) => (failedAt ?? 0) > (succeededAt ?? 0));
  return {
    succeededAt,
    failedAt: newest(found.map((one) => one.failedAt)),
    failuresInARow: since.reduce((sum, one) => sum + one.failuresInARow, 0),
  };
}

/** Whether a system is up by its last calls; undefined when there were none lately that tell. */
export function judgeCalls(
  { succeededAt, failedAt, failuresInARow }: SystemReport,
  now: number,
): boolean | undefined {
  const isRecent = (at: number | null): boolean => at !== null && now - at < recentMs;
  if (isRecent(failedAt) && failuresInARow >= failuresOfAnOutage) return false;
  if (isRecent(succeededAt)) return true;
  return undefined;
}
