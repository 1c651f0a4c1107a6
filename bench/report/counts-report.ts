import type { Counts } from '../counts/measure-counts.ts';
import type { Bars } from './bars.ts';
import { roundCount } from './round-count.ts';
import { table } from './table.ts';

/** What one flow asks of everybody: figures that do not depend on the machine. */
export function countsReport(counts: Counts, bars: Bars): string {
  const { own, temporal } = counts;
  const ofTemporal: [string, number, string][] = temporal
    ? [
        [
          "SQL statements of Temporal's",
          both(temporal, 'statements'),
          most(bars.temporalStatements),
        ],
        ['  on its state', temporal.state.statements, ''],
        ['  on what searches read', temporal.visibility.statements, ''],
        ["commits of Temporal's", both(temporal, 'commits'), ''],
        ['  of its state', temporal.state.commits, ''],
        ['  of what searches read', temporal.visibility.commits, ''],
      ]
    : [];
  const rows: [string, number, string][] = [
    ['HTTP requests', counts.requests, ''],
    ['history events', counts.events, most(bars.events)],
    ['history bytes', counts.bytes, ''],
    ['workflow tasks', counts.workflowTasks, most(bars.workflowTasks)],
    ['local activities', counts.localActivities, ''],
    ['activities', counts.activities, ''],
    ['SQL statements of ours', own.statements, most(bars.statements)],
    ['commits of ours', own.commits, most(bars.commits)],
    ...ofTemporal,
  ];
  const cells = rows.map(([name, count, bar]) => [name, roundCount(count), bar]);
  return `${table([`per ${bars.kind}`, 'counted', 'at most'], cells)}\n\n${legend}`;
}

const legend =
  'Statements and commits without those of an idle system in the same time (signs of life, timers).';

function most(bar: number | undefined): string {
  return bar === undefined ? '' : String(bar);
}

function both(
  { state, visibility }: NonNullable<Counts['temporal']>,
  of: 'statements' | 'commits',
): number {
  return state[of] + visibility[of];
}
