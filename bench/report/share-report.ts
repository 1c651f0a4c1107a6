import type { Level } from '../load/measure-levels.ts';
import { processes } from '../processes.ts';
import { perRegistration } from './load-report.ts';
import { table } from './table.ts';

/** What one registration costs, part by part, and each part's share. */
export function shareReport(level: Level, hashMs: number): string {
  const of = (...names: string[]): number => perRegistration(level, names);
  const parts: [string, number][] = [
    ['the argon2id hash', hashMs],
    ['Temporal: its server', of(processes.temporal)],
    ['Temporal: its SQL', of(processes.temporalSql)],
    ['worker: workflows and activities', of(processes.worker)],
    ['API without the hash', withoutHash(of(processes.api), hashMs)],
    ['API with worker, without the hash', withoutHash(of(processes.apiWithWorker), hashMs)],
    ['our SQL', of(processes.sql)],
    ['PostgreSQL, in the background', of(processes.postgres)],
    ['simulators', of(processes.simulators)],
    ['load generator', of(processes.loadGenerator)],
  ];
  const seen = parts.filter(([, ms]) => ms > 0); // a server elsewhere shows nothing
  const all = seen.reduce((sum, [, ms]) => sum + ms, 0);
  const rows = seen.map(([name, ms]) => [
    name,
    ms.toFixed(1),
    `${((100 * ms) / all).toFixed(0)} %`,
  ]);
  return table(
    [`where the time goes (${level.inFlight} in flight)`, 'CPU ms', 'share'],
    [...rows, ['all', all.toFixed(1), '100 %']],
  );
}

/** Nothing where the process did not run. */
function withoutHash(ms: number, hashMs: number): number {
  return ms === 0 ? 0 : ms - hashMs;
}
