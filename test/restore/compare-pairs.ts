import type { Client } from '@temporalio/client';
import { z } from 'zod';
import { describeFlow } from '../../scripts/ops/after-restore/temporal-side.ts';
import { readStandings } from '../../src/db/flows/open-flows.ts';
import type { Actor } from './actor.ts';
import type { Outside } from './drill-system.ts';

const counted = z.looseObject({ sequence: z.number() });

/** What the row and the workflow of each actor's flow say of each other; empty where there is no flow. */
export function comparePairs(system: Outside, actors: readonly Actor[]): Promise<string[]> {
  return Promise.all(
    actors.map(async (actor) => {
      const flow = actor.flow();
      return flow ? compare(system, flow.id) : '';
    }),
  );
}

async function compare({ database, client }: Outside, flowId: string): Promise<string> {
  const [row] = await readStandings(database.db, [flowId], 0);
  const status = (await describeFlow(client, flowId))?.status.toLowerCase();
  if (!row) return status === undefined ? 'neither is there' : `no row, workflow ${status}`;
  if (status === undefined) return `row ${row.status}, no workflow`;
  if (row.status !== 'open' || status !== 'running') {
    return row.status === 'open' || status === 'running'
      ? `row ${row.status}, workflow ${status}`
      : 'both ended';
  }
  const apart = (await sequenceOf(client, flowId)) - row.sequence;
  if (apart === 0) return 'agree';
  return apart > 0 ? `workflow ${apart} ahead` : `workflow ${-apart} behind`;
}

async function sequenceOf({ workflow }: Client, flowId: string): Promise<number> {
  return counted.parse(await workflow.getHandle(flowId).query('getFlow')).sequence;
}
