import type { Client } from '@temporalio/client';
import type { Queryable } from '../../../src/db/database.ts';
import {
  type RowState,
  pageOpenRows,
  readDecidedReviews,
  readRowStates,
} from '../../../src/db/operations/after-restore.ts';
import type { Found } from './finding.ts';
import { type WorkflowState, describeFlow, listFlows } from './temporal-side.ts';

/** What was found, with what its mending takes. */
export type Compared = Found & {
  /** The number of the row; 0 where there is none. */
  sequence: number;
  reviewId?: string;
};

export type Pair = { client: Client; taskQueue: string; db: Queryable };

const atOnce = 1_000;

/**
 * Holds each open flow's row against its workflow, and what was completed since `moment` against the rows.
 * Changes nothing. Throws when either does not answer.
 */
export async function compareFlows({ client, taskQueue, db }: Pair, moment: Date) {
  const { running, completed } = await listFlows(client, taskQueue, moment);
  const found: Compared[] = [];
  for (const part of inParts(running)) {
    const rows = await rowsOf(db, part);
    for (const flow of part) found.push(ofRunning(flow, rows.get(flow.flowId)));
    found.push(...(await ofReviews(db, part)));
  }
  const isRunning = new Set(running.map(({ flowId }) => flowId));
  for await (const page of pageOpenRows(db)) {
    const others = page.filter(({ id }) => !isRunning.has(id));
    for (const row of others) found.push(ofOpenRow(row, await describeFlow(client, row.id)));
  }
  for (const part of inParts(completed)) {
    const rows = await rowsOf(db, part);
    const lost = part.filter(({ flowId }) => rows.get(flowId)?.status !== 'completed');
    found.push(...lost.map((flow) => foundOf('doneAndLost', flow, rows.get(flow.flowId))));
  }
  return found;
}

function ofRunning(flow: WorkflowState, row: RowState | undefined): Compared {
  if (!row) return foundOf('rowMissing', flow, row);
  return foundOf(row.status === 'open' ? 'compared' : 'rowEnded', flow, row);
}

/** Of a row whose workflow the index does not have among those that run. */
function ofOpenRow(row: RowState, flow: WorkflowState | null): Compared {
  if (!flow) {
    const unknown = { flowId: row.id, reference: '', type: '', status: 'UNKNOWN' } as const;
    return foundOf('workflowMissing', unknown, row);
  }
  return flow.status === 'RUNNING'
    ? foundOf('compared', flow, row)
    : foundOf('workflowEnded', flow, row);
}

async function ofReviews(db: Queryable, part: readonly WorkflowState[]): Promise<Compared[]> {
  const byId = new Map(part.map((flow) => [flow.flowId, flow]));
  const decided = await readDecidedReviews(db, [...byId.keys()]);
  return decided.flatMap(({ id, flowId }) => {
    const flow = byId.get(flowId);
    return flow ? [{ ...foundOf('reviewDecided', flow, undefined), reviewId: id }] : [];
  });
}

function foundOf(
  name: Found['name'],
  { flowId, reference, type }: WorkflowState,
  row: RowState | undefined,
): Compared {
  return { name, flowId, reference, type, sequence: row?.sequence ?? 0 };
}

async function rowsOf(
  db: Queryable,
  part: readonly WorkflowState[],
): Promise<Map<string, RowState>> {
  const rows = await readRowStates(
    db,
    part.map(({ flowId }) => flowId),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

function* inParts<T>(all: readonly T[]): Generator<T[], void> {
  for (let at = 0; at < all.length; at += atOnce) yield all.slice(at, at + atOnce);
}
