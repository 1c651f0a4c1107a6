import { declarationOf, rowOf } from '../../src/domain/flows/flows.ts';
import type { MethodFigures } from '../measure-method.ts';
import { processes } from '../processes.ts';
import { perRegistration, rateOf } from './load-report.ts';
import { roundCount } from './round-count.ts';
import { table } from './table.ts';

const columns = [
  'requests',
  'events',
  'kB',
  'tasks',
  'local',
  'regular',
  'SQL',
  'commits',
  'ms',
  'per s',
  'worker ms',
];

const legend = [
  "requests: of the citizen's client to our API; events, kB: of the history; tasks: of the workflow;",
  'local, regular: activities; SQL, commits: ours; ms: from start to end with 1 in flight, p50;',
];

/** A process of its own, or the API's. */
const workers = [processes.worker, processes.apiWithWorker];

/** What one flow costs by each method, a line for each; all are of one kind. */
export function methodsReport(figures: readonly MethodFigures[]): string {
  const inFlight = figures[0]?.load.inFlight ?? 0;
  const kind = figures[0]?.name.kind ?? 'registration';
  const last = `per s: ${kind}s with ${inFlight} in flight; worker ms: its CPU time for one of these (with the API's where they are one process).`;
  const header = [`per ${kind}`, ...columns];
  return [table(header, figures.map(lineOf)), '', ...legend, last].join('\n');
}

function lineOf({ name, counts, middleMs, load }: MethodFigures): string[] {
  const { guide } = rowOf(name);
  const { title } = declarationOf(name);
  const { requests, events, workflowTasks, localActivities, activities, own } = counts;
  return [
    `${guide} ${title.en}`,
    roundCount(requests),
    roundCount(events),
    (counts.bytes / 1000).toFixed(1),
    ...[workflowTasks, localActivities, activities, own.statements, own.commits].map(roundCount),
    middleMs.toFixed(0),
    rateOf(load).toFixed(1),
    // Where there is no /proc nothing is known of another process.
    workers.some((worker) => worker in load.cpu) ? perRegistration(load, workers).toFixed(1) : '–',
  ];
}
