import type { Counts } from '../counts/measure-counts.ts';
import { roundCount } from './round-count.ts';
import { table } from './table.ts';

/** What one registration asks of everybody: figures that do not depend on the machine. */
export function countsReport(counts: Counts): string {
  const { own, temporal } = counts;
  const ofTemporal: [string, number, string][] = temporal
    ? [
        ["SQL statements of Temporal's", both(temporal, 'statements'), '45'],
        ['  on its state', temporal.state.statements, ''],
        ['  on what searches read', temporal.visibility.statements, ''],
        ["commits of Temporal's", both(temporal, 'commits'), ''],
        ['  of its state', temporal.state.commits, ''],
        ['  of what searches read', temporal.visibility.commits, ''],
      ]
    : [];
  const rows: [string, number, string][] = [
    ['HTTP requests', counts.requests, ''],
    ['history events', counts.events, '22'],
    ['history bytes', counts.bytes, ''],
    ['workflow tasks', counts.workflowTasks, '3'],
    ['local activities', counts.localActivities, ''],
    ['activities', counts.activities, ''],
    ['SQL statements of ours', own.statements, '9'],
    ['commits of ours', own.commits, '7'],
    ...ofTemporal,
  ];
  const cells = rows.map(([name, count, most]) => [name, roundCount(count), most]);
  return `${table(['per registration', 'counted', 'at most'], cells)}\n\n${legend}`;
}

const legend =
  'Statements and commits without those of an idle system in the same time (signs of life, timers).';

function both(
  { state, visibility }: NonNullable<Counts['temporal']>,
  of: 'statements' | 'commits',
): number {
  return state[of] + visibility[of];
}
