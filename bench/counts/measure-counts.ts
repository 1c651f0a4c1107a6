import { Connection } from '@temporalio/client';
import { register } from '../load/register.ts';
import type { Stage } from '../load/measure-levels.ts';
import { runLoad } from '../load/run-load.ts';
import type { BenchSystem } from '../system/bench-system.ts';
import { type HistoryCounts, countHistories } from './history-counts.ts';
import { type StatementCounts, countStatements } from './statement-counts.ts';

export type Counts = HistoryCounts & {
  own: StatementCounts;
  /** Of both of Temporal's databases, where they are on the same PostgreSQL. */
  temporal: StatementCounts | undefined;
};

const registrations = 20;

/** What one registration asks of everybody; the mean of some that were done one after the other. */
export async function measureCounts(stage: Stage, system: BenchSystem): Promise<Counts> {
  const { http, urls, citizens } = stage;
  const known = await citizens.take(registrations);
  const flowIds: string[] = [];
  const statements = await countStatements(system.database.url, async () => {
    const { registered, failures } = await runLoad(
      known,
      { inFlight: 1, seconds: Infinity },
      (citizen) => register(http, urls, citizen),
    );
    if (failures[0] !== undefined) throw new Error(`A registration failed: ${failures[0]}`);
    flowIds.push(...registered.map(({ flowId }) => flowId));
  });
  const { address, namespace } = system.config.temporal;
  const connection = await Connection.connect({ address });
  const histories = await countHistories(connection, namespace, flowIds).finally(() =>
    connection.close(),
  );
  const { name, prefix } = system.database;
  const zero = { statements: 0, commits: 0 };
  const temporal = [`${prefix}temporal`, `${prefix}temporal_visibility`]
    .map((database) => statements.get(database))
    .filter((found) => found !== undefined);
  return {
    ...mean(histories),
    own: perRegistration([statements.get(name) ?? zero]),
    temporal: temporal.length === 0 ? undefined : perRegistration(temporal),
  };
}

function perRegistration(counts: readonly StatementCounts[]): StatementCounts {
  const sum = (pick: (one: StatementCounts) => number): number =>
    counts.map(pick).reduce((a, b) => a + b, 0) / registrations;
  return { statements: sum((one) => one.statements), commits: sum((one) => one.commits) };
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
