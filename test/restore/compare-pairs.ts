import { isGrpcServiceError, WorkflowNotFoundError } from '@temporalio/client';
import { z } from 'zod';
import { readRowStates } from '../../src/db/operations/after-restore.ts';
import type { Actor } from './actor.ts';
import type { Outside } from './drill-system.ts';

const record = z.looseObject({ status: z.string(), sequence: z.number() });

/** What the row and the workflow of each actor's flow say of each other; empty where there is no flow. */
export function comparePairs(system: Outside, actors: readonly Actor[]): Promise<string[]> {
  return Promise.all(
    actors.map(async (actor) => {
      const flow = actor.flow();
      return flow ? compare(system, flow.id) : '';
    }),
  );
}

async function compare({ database, query }: Outside, flowId: string): Promise<string> {
  const [row] = await readRowStates(database.db, [flowId]);
  const flow = await query(flowId).then((told) => record.parse(told), unknown);
  if (!row && !flow) return 'neither is there';
  if (!row) return `no row, workflow ${flow?.status ?? ''} at ${flow?.sequence ?? ''}`;
  if (!flow) return row.status === 'open' ? 'row open, no workflow' : 'row ended, no workflow';
  if (row.status !== 'open' && flow.status !== 'open') return 'both ended';
  if (row.status !== 'open') return `row ${row.status}, workflow open`;
  if (flow.status !== 'open') return `row open, workflow ${flow.status}`;
  const apart = flow.sequence - row.sequence;
  if (apart === 0) return 'agree';
  return apart > 0 ? `workflow ${apart} ahead` : `workflow ${-apart} behind`;
}

function unknown(error: unknown): null {
  if (error instanceof WorkflowNotFoundError) return null;
  if (isGrpcServiceError(error) && error.code === Number(notFound)) return null;
  throw error;
}

const notFound = 5;
