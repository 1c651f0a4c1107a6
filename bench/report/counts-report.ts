import type { Counts } from '../counts/measure-counts.ts';
import { roundCount } from './round-count.ts';
import { table } from './table.ts';

/** What one registration asks of everybody: figures that do not depend on the machine. */
export function countsReport(counts: Counts): string {
  const { own, temporal } = counts;
  const rows: [string, number, string][] = [
    ['HTTP requests', counts.requests, ''],
    ['history events', counts.events, '30'],
    ['history bytes', counts.bytes, ''],
    ['workflow tasks', counts.workflowTasks, '5'],
    ['local activities', counts.localActivities, ''],
    ['activities', counts.activities, ''],
    ['SQL statements of ours', own.statements, '10'],
    ['commits of ours', own.commits, ''],
    ...(temporal
      ? ([
          ["SQL statements of Temporal's", temporal.statements, ''],
          ["commits of Temporal's", temporal.commits, ''],
        ] satisfies [string, number, string][])
      : []),
  ];
  return table(
    ['per registration', 'counted', 'at most'],
    rows.map(([name, count, most]) => [name, roundCount(count), most]),
  );
}
