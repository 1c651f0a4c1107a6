import { flowsOfPostLookup } from '../../db/proofs/post-sign-ins.ts';
import { findSimPrompt } from '../../db/proofs/sim-prompt-ends.ts';
import {
  type UnmatchedCallback,
  dropUnmatched,
  readUnmatched,
} from '../../db/proofs/unmatched-callbacks.ts';
import type { ReconciliationActivities } from './reconciliation-activities.ts';
import type { ScheduleDeps } from './schedule-deps.ts';

const atOnce = 100;

/** Matches the next callbacks that had found no flow with those that there are by now. */
export async function matchCallbacks(
  deps: Pick<ScheduleDeps, 'database' | 'flowsAtTemporal'>,
  { after }: Parameters<ReconciliationActivities['matchCallbacks']>[0],
): ReturnType<ReconciliationActivities['matchCallbacks']> {
  const { db } = deps.database;
  const kept = await readUnmatched(db, { after, atOnce });
  let matched = 0;
  for (const callback of kept) {
    if (!(await tellFlows(deps, callback))) continue;
    await dropUnmatched(db, callback);
    matched += 1;
  }
  const next = kept.length < atOnce ? null : (kept.at(-1) ?? null);
  return { after: next, matched, waiting: kept.length - matched };
}

/** Whether there is a flow by now, or was: it is told to ask the provider. */
async function tellFlows(
  { database: { db }, flowsAtTemporal }: Pick<ScheduleDeps, 'database' | 'flowsAtTemporal'>,
  { source, eventId, about }: UnmatchedCallback,
): Promise<boolean> {
  if (source === 'sim') {
    const prompt = await findSimPrompt(db, about);
    if (!prompt) return false;
    const isSame = prompt.transactionId === null || prompt.transactionId === eventId;
    if (prompt.outcome === null && isSame) {
      const signal = { eventId, transactionId: eventId };
      await flowsAtTemporal.tell(prompt.flowId, 'simSigned', signal);
    }
    return true;
  }
  const waiting = await flowsOfPostLookup(db, Buffer.from(about, 'hex'));
  for (const flowId of waiting) await flowsAtTemporal.tell(flowId, 'postVerified', { eventId });
  return waiting.length > 0;
}
