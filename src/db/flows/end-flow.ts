import { sql } from 'kysely';
import type { OutsideEnd } from '../../domain/flows/outside-end.ts';
import type { Keys } from '../../platform/keys.ts';
import { type Queryable, rows } from '../database.ts';
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
 * that it has ended.
 */
export async function endFlow(
  db: Queryable,
  keys: Keys,
  flowId: string,
  { status, event, actor }: OutsideEnd,
): Promise<void> {
  const row = await readFlow(db, keys, flowId);
  if (row?.record.status !== 'open') return;
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
