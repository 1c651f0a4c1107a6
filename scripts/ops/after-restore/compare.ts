import type { Client } from '@temporalio/client';
import type { Queryable } from '../../../src/db/database.ts';
import {
  type FlowStanding,
  type OpenFlowsAfter,
  readOpenFlows,
  readStandings,
} from '../../../src/db/flows/open-flows.ts';
import { readDecidedReviews } from '../../../src/db/operations/after-restore.ts';
import { flowsAtTemporal } from '../../../src/platform/flows-at-temporal.ts';
import type { FindingName, Found } from './finding.ts';
import { several } from './several.ts';
import { type WorkflowState, describeFlow, listFlows } from './temporal-side.ts';

/** What was found; of a review, which one. */
export type Compared = Found & { reviewId?: string };

type Pair = { client: Client; taskQueue: string; db: Queryable };

const rowsAtOnce = 1_000;

/**
 * Holds each open flow's row against its workflow, and what was completed since `moment` against the rows.
 * Changes nothing; workers have to run. Throws when PostgreSQL or Temporal does not answer.
 */
export async function compareFlows(pair: Pair, moment: Date): Promise<Compared[]> {
  const { client, taskQueue, db } = pair;
  const { running, completed } = await listFlows(client, taskQueue, moment);
  const isRunning = new Set(running.map(({ flowId }) => flowId));
  return [
    ...(await byRows(db, running, (flow, row) => ofRunning(pair, flow, row))),
    ...(await ofReviews(db, running)),
    ...(await ofRows(pair, isRunning)),
    ...(await byRows(db, completed, async (flow, row) =>
      row?.status === 'completed' ? null : ofLost(pair, flow),
    )),
  ];
}

/** What has taken a way into an account from others. */
const protecting: readonly string[] = [
  ...['changePassword', 'changePhone', 'removeMethod', 'closeAccount'],
  ...['recoverPassword', 'recoverAtCounter'],
];

async function ofLost({ client, taskQueue }: Pair, flow: WorkflowState): Promise<Compared> {
  const name = protecting.includes(flow.type) ? 'protectionLost' : 'doneAndLost';
  const record = await flowsAtTemporal(client, taskQueue).recordOf(flow.flowId);
  const account = record?.result?.account;
  return { ...foundOf(name, flow), ...(account && { accountId: account.id }) };
}

async function ofRunning(
  { client, taskQueue }: Pair,
  flow: WorkflowState,
  row: FlowStanding | undefined,
): Promise<Compared> {
  if (!row) return foundOf('rowMissing', flow);
  if (row.status !== 'open') return foundOf('rowEnded', flow);
  const record = await flowsAtTemporal(client, taskQueue).recordOf(flow.flowId);
  if (!record) return foundOf('unanswered', flow);
  const apart = record.sequence - row.sequence;
  if (apart === 0) return foundOf('agree', flow);
  return foundOf(apart > 0 ? 'workflowAhead' : 'workflowBehind', flow);
}

/** Of open rows whose workflows are not among those that the index says run. */
async function ofRows(pair: Pair, isRunning: ReadonlySet<string>): Promise<Compared[]> {
  const found: Compared[] = [];
  let after: OpenFlowsAfter | null = null;
  do {
    const page = await readOpenFlows(pair.db, { after, atOnce: rowsAtOnce, settleMs: 0 });
    const others = page.filter(({ id }) => !isRunning.has(id));
    found.push(...(await several(others, ({ id }) => ofRow(pair, id))));
    after = page.length < rowsAtOnce ? null : (page.at(-1) ?? null);
  } while (after);
  return found;
}

async function ofRow(pair: Pair, flowId: string): Promise<Compared> {
  const flow = await describeFlow(pair.client, flowId);
  if (!flow) return foundOf('workflowMissing', { flowId, reference: '', type: '' });
  if (flow.status !== 'RUNNING') return foundOf('workflowEnded', flow);
  const [row] = await readStandings(pair.db, [flowId], 0);
  return ofRunning(pair, flow, row);
}

async function ofReviews(db: Queryable, running: readonly WorkflowState[]): Promise<Compared[]> {
  const byId = new Map(running.map((flow) => [flow.flowId, flow]));
  const found: Compared[] = [];
  for (const part of inParts([...byId.keys()])) {
    for (const { id, flowId } of await readDecidedReviews(db, part)) {
      const flow = byId.get(flowId);
      if (flow) found.push({ ...foundOf('reviewDecided', flow), reviewId: id });
    }
  }
  return found;
}

/** What is found of each flow with its row. */
async function byRows(
  db: Queryable,
  flows: readonly WorkflowState[],
  look: (flow: WorkflowState, row: FlowStanding | undefined) => Promise<Compared | null>,
): Promise<Compared[]> {
  const found: Compared[] = [];
  for (const part of inParts(flows)) {
    const ids = part.map(({ flowId }) => flowId);
    const standings = await readStandings(db, ids, 0);
    const rows = new Map(standings.map((row) => [row.id, row]));
    const looked = await several(part, (flow) => look(flow, rows.get(flow.flowId)));
    found.push(...looked.filter((each) => each !== null));
  }
  return found;
}

function foundOf(
  name: FindingName,
  { flowId, reference, type }: Pick<WorkflowState, 'flowId' | 'reference' | 'type'>,
): Compared {
  return { name, flowId, reference, type };
}

function* inParts<T>(all: readonly T[]): Generator<T[], void> {
  for (let at = 0; at < all.length; at += rowsAtOnce) yield all.slice(at, at + rowsAtOnce);
}
