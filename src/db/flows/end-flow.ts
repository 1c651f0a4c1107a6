import { sql } from 'kysely';
import type { OutsideEnd } from '../../domain/flows/outside-end.ts';
import type { Keys } from '../../platform/keys.ts';
import { leaveOpen } from '../accounts/lost-closing.ts';
import { type Database, type Queryable, rows } from '../database.ts';
import { readFlow, saveFlow } from './flows.ts';

/** Those of some flows whose rows say that they are open. */
export async function findOpenFlows(db: Queryable, flowIds: readonly string[]): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ id: string }>`select id from flow
      where status = 'open' and id = any (${sql.val([...flowIds])}::text[])`,
  );
  return found.map(({ id }) => id);
}

/**
 * Writes the end of a flow whose workflow runs no more, and of its review; nothing where the row says
 * that it has ended. An account that it would have closed stays open, and is told so.
 */
export async function endFlow(
  database: Pick<Database, 'db' | 'transaction'>,
  keys: Keys,
  flowId: string,
  { status, event, actor }: OutsideEnd,
): Promise<void> {
  const { db } = database;
  const row = await readFlow(db, keys, flowId);
  if (row?.record.status !== 'open') return;
  if (row.record.method === 'closure') await leaveOpen(database, flowId);
  const { reviewId, sequence, ...before } = row.record;
  const ended = { status, step: null, problem: null, sequence: sequence + 1 };
  await saveFlow(db, keys, {
    record: { ...before, ...ended },
    personal: null,
    event,
    actor,
    startMac: row.startMac,
    ...(reviewId !== undefined && { endsReview: { id: reviewId, because: 'flow_ended' } }),
  });
}
