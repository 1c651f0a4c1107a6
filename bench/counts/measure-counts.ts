import { Connection } from '@temporalio/client';
import type { Stage } from '../load/measure-levels.ts';
import { prepareMany } from '../load/prepare-many.ts';
import { allDone, runLoad } from '../load/run-load.ts';
import type { Prepare, Registered } from '../methods/registration.ts';
import type { BenchSystem } from '../system/bench-system.ts';
import { type HistoryCounts, countHistories } from './history-counts.ts';
import { type IdleRates, type StatementCounts, countStatements } from './statement-counts.ts';

export type Counts = HistoryCounts & {
  /** Of the citizen's client to our API. */
  requests: number;
  own: StatementCounts;
  /** Of Temporal's databases, where they are on the same PostgreSQL: its state, and what searches read. */
  temporal: { state: StatementCounts; visibility: StatementCounts } | undefined;
};

/** Where it is counted, and what is counted there anyway. */
export type Counted = { system: BenchSystem; idle: IdleRates };

const registrations = 20;

/**
 * What one registration asks of everybody: the mean of some that were done one after the other, and
 * these. Throws when one of them fails.
 */
export async function measureCounts(
  stage: Stage,
  { system, idle }: Counted,
  prepare: Prepare,
): Promise<{ counts: Counts; registered: Registered[] }> {
  const ready = await prepareMany(stage, prepare, registrations);
  const registered: Registered[] = [];
  const statements = await countStatements(system.database, idle, async () => {
    registered.push(...allDone(await runLoad(ready, { inFlight: 1, seconds: Infinity })));
  });
  const { name, temporalNames } = system.database;
  const of = (database: string): StatementCounts | undefined => {
    const found = statements.get(database);
    return found && perRegistration(found);
  };
  const [state, visibility] = [of(temporalNames.state), of(temporalNames.visibility)];
  const counts = {
    ...mean(await historiesOf(registered, system)),
    requests: registered.reduce((sum, { requests }) => sum + requests.length, 0) / registrations,
    own: of(name) ?? { statements: 0, commits: 0 },
    temporal: state && visibility && { state, visibility },
  };
  return { counts, registered };
}

async function historiesOf(
  registered: readonly Registered[],
  { config }: BenchSystem,
): Promise<HistoryCounts[]> {
  const { address, namespace } = config.temporal;
  const connection = await Connection.connect({ address });
  const flowIds = registered.map(({ flowId }) => flowId);
  return countHistories(connection, namespace, flowIds).finally(() => connection.close());
}

function perRegistration({ statements, commits }: StatementCounts): StatementCounts {
  return { statements: statements / registrations, commits: commits / registrations };
}

function mean(counts: readonly HistoryCounts[]): HistoryCounts {
  const of = (name: keyof HistoryCounts): number =>
    counts.reduce((sum, one) => sum + one[name], 0) / counts.length;
  return {
    events: of('events'),
    bytes: of('bytes'),
    workflowTasks: of('workflowTasks'),
    localActivities: of('localActivities'),
    activities: of('activities'),
  };
}
