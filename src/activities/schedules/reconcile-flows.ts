import { setTimeout as sleep } from 'node:timers/promises';
import { closeAgain } from '../../db/accounts/lost-closing.ts';
import { endFlow } from '../../db/flows/end-flow.ts';
import { type FlowStanding, readOpenFlows, readStandings } from '../../db/flows/open-flows.ts';
import {
  type OutsideEnd,
  endLost,
  outsideEnds,
  resultLost,
  workflowMissing,
} from '../../domain/flows/outside-end.ts';
import { matchCallbacks } from './match-callbacks.ts';
import type { ReconciliationActivities } from './reconciliation-activities.ts';
import type { ScheduleDeps } from './schedule-deps.ts';

/** Rows whose workflows are asked for at once, and a page of workflows. */
const batch = { rows: 100, workflows: 500 } as const;
/** Questions to Temporal: so many at the same time, and the pause after them, so at most 100 a second. */
const pace = { atOnce: 10, pauseMs: 100 } as const;

/** What the reconciliation has done: the rows of flows held against their workflows, and the other way round. */
export function reconciliationActivities(deps: ScheduleDeps): ReconciliationActivities {
  const { database, flowsAtTemporal } = deps;
  return {
    matchCallbacks: (input) => matchCallbacks(deps, input),
    reconcileRows: async ({ after, settleMs }) => {
      const look = { after, settleMs, atOnce: batch.rows };
      const open = await readOpenFlows(database.db, look);
      const { ended, missing } = await endClosed(
        deps,
        open.map(({ id }) => id),
      );
      const next = open.length < batch.rows ? null : (open.at(-1) ?? null);
      return { after: next, looked: open.length, ended, missing };
    },
    reconcileMissing: async ({ flowIds }) => {
      const { ended, missing } = await endClosed(deps, flowIds);
      for (const id of missing) await end(deps, id, workflowMissing);
      return { ended: ended + missing.length };
    },
    reconcileWorkflows: async ({ page, settleMs, isThorough }) => {
      const asked = { atOnce: batch.workflows, settleMs };
      const { flowIds, next } = await flowsAtTemporal.running(page, asked);
      const standings = await readStandings(database.db, flowIds, settleMs);
      const byId = new Map(standings.map((standing) => [standing.id, standing]));
      const did = await paced(flowIds, (id) => mend(deps, id, byId.get(id), isThorough));
      const count = (what: Mended) => did.filter((one) => one === what).length;
      return {
        page: next,
        looked: flowIds.length,
        writtenAgain: count('written_again'),
        cancelled: count('cancelled'),
        unanswered: count('unanswered'),
      };
    },
  };
}

/** Writes the ends that their workflows came to and the rows do not have; names those that have no workflow. */
async function endClosed(
  deps: ScheduleDeps,
  flowIds: readonly string[],
): Promise<{ ended: number; missing: string[] }> {
  const missing: string[] = [];
  let ended = 0;
  await paced(flowIds, async (id) => {
    const state = await deps.flowsAtTemporal.stateOf(id);
    if (state.name === 'MISSING') missing.push(id);
    const outside = outsideEnds[state.name];
    if ('status' in state) await endByResult(deps, id, endLost(state.status));
    else if (outside) await end(deps, id, outside);
    else return;
    ended += 1;
  });
  return { ended, missing };
}

/** Writes an end that its workflow has told, and our database has lost. */
async function endByResult(
  { database, keys, closedNumberKeptDays: numberKeptDays }: ScheduleDeps,
  id: string,
  how: OutsideEnd,
): Promise<void> {
  // The one result that is a wish to be gone: done once more, while all others are asked for again.
  if (how.event === resultLost) await closeAgain(database, keys, { flowId: id, numberKeptDays });
  await endFlow(database, keys, id, how);
}

/** Writes an end that its workflow never told, and tells it. */
async function end({ database, keys, tellEnd }: ScheduleDeps, id: string, how: OutsideEnd) {
  const ended = await endFlow(database, keys, id, how);
  if (ended) tellEnd(ended);
}

type Mended = 'nothing' | 'written_again' | 'cancelled' | 'unanswered';

/**
 * A workflow without a row writes it; one whose row has ended ends, too. In a thorough look the others are
 * asked where they stand, and write it where the row says otherwise: after a restore either may be behind.
 */
async function mend(
  { flowsAtTemporal }: ScheduleDeps,
  id: string,
  row: FlowStanding | undefined,
  isThorough: boolean,
): Promise<Mended> {
  if (!row) {
    await flowsAtTemporal.writeAgain(id, -1);
    return 'written_again';
  }
  if (row.status !== 'open') {
    if (!row.isSettled) return 'nothing';
    await flowsAtTemporal.cancel(id);
    return 'cancelled';
  }
  if (!isThorough) return 'nothing';
  const record = await flowsAtTemporal.recordOf(id);
  if (!record) return 'unanswered';
  const isSame =
    record.sequence === row.sequence && record.waitingSince === row.waitingSince.toISOString();
  if (isSame) return 'nothing';
  await flowsAtTemporal.writeAgain(id, row.sequence);
  return 'written_again';
}

/** Does something for each, at a pace that leaves Temporal to the citizens. */
async function paced<T>(all: readonly string[], work: (id: string) => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  for (let from = 0; from < all.length; from += pace.atOnce) {
    if (from > 0) await sleep(pace.pauseMs);
    done.push(...(await Promise.all(all.slice(from, from + pace.atOnce).map(work))));
  }
  return done;
}
