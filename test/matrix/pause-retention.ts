import { Client, type Connection } from '@temporalio/client';
import { withTemporal } from '../../scripts/runtime/with-temporal.ts';
import { loadConfig } from '../../src/platform/config.ts';
import type { Topology } from '../support/topology/topology.ts';
import { until } from '../support/until.ts';

const withinMs = 60_000;

/**
 * Has rows stay until they are counted: at each full hour the retention deletes what a closed account was told.
 * Resolves once the workers have made the schedule and it is paused.
 */
export async function pauseRetention({
  environment,
}: Pick<Topology, 'environment'>): Promise<void> {
  const { temporal } = loadConfig(environment);
  const pauseIn = async (connection: Connection): Promise<void> => {
    const { schedule } = new Client({ connection, namespace: temporal.namespace });
    const pause = () => schedule.getHandle('retention').pause('rows are counted');
    const isPaused = () => pause().then(...answers);
    await until('the retention to be paused', isPaused, withinMs);
  };
  await withTemporal(temporal, pauseIn, withinMs);
}

const answers = [() => true, () => false] as const;
