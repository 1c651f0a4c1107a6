import type { Client } from '@temporalio/client';
import { claimTurn } from '../db/claim-turn.ts';
import type { Database } from '../db/database.ts';
import { readTime } from '../db/read-time.ts';
import { type EndedFlow, endFlow, findOpenFlows } from '../db/flows/end-flow.ts';
import { type OutsideEnd, outsideEnds } from '../domain/flows/outside-end.ts';
import type { ClosedFlowsSettings } from './config/closed-flows.ts';
import type { Keys } from './keys.ts';

/** How far back a worker looks when it starts; what ended before is ended at its deadline. */
const firstLookMs = 24 * 3_600_000;
/** Looked at again each time: what ends is found by a search only after a while. */
const overlapMs = 120_000;
/** Under the pause between two looks, so that a worker's own last turn is over by then. */
const turnOfPause = 0.9;
const pageSize = 1_000;

export type ClosedFlowsDeps = {
  client: Pick<Client, 'workflow'>;
  database: Pick<Database, 'db' | 'transaction'>;
  keys: Keys;
  taskQueue: string;
  settings: ClosedFlowsSettings;
  /** Hears of each flow whose end was written. */
  tellEnd: (ended: EndedFlow) => void;
};

/**
 * Makes the look for flows whose workflow was ended in Temporal, by an operator or by itself failing:
 * each call is one search at most (Temporal allows about ten a second to everybody together), and
 * writes the end of each flow found whose row says that it is open. Answers with their ids.
 */
export function endClosedFlows({ client, database, ...deps }: ClosedFlowsDeps) {
  const { db } = database;
  const { keys, taskQueue, settings, tellEnd } = deps;
  let since = Date.now() - firstLookMs;
  return async (): Promise<string[]> => {
    const turnMs = settings.everyMs * turnOfPause;
    if (!(await claimTurn(db, keys, 'closed-flows', turnMs))) return [];
    // Whichever worker looks, the clock is the same.
    const now = (await readTime(db)).getTime();
    const closed = new Map<string, OutsideEnd>();
    const query = closedSince(taskQueue, since);
    for await (const { workflowId, status, closeTime } of client.workflow.list({
      query,
      pageSize,
    })) {
      const end = outsideEnds[status.name];
      if (end && closeTime && closeTime.getTime() <= now - settings.afterMs) {
        closed.set(workflowId, end);
      }
    }
    const open = await findOpenFlows(db, [...closed.keys()]);
    for (const id of open) {
      const end = closed.get(id);
      const ended = end && (await endFlow(database, keys, id, end));
      if (ended) tellEnd(ended);
    }
    since = now - settings.afterMs - overlapMs;
    return open;
  };
}

function closedSince(taskQueue: string, since: number): string {
  const time = new Date(since).toISOString();
  return `TaskQueue = "${taskQueue}" AND CloseTime >= "${time}"
    AND ExecutionStatus IN ("Terminated", "Failed", "TimedOut", "Canceled")`;
}
