import { sql } from 'kysely';
import type { OutsideEnd } from '../../domain/flows/outside-end.ts';
import type { Keys } from '../../platform/keys.ts';
import { leaveOpen } from '../accounts/lost-closing.ts';
import { type Database, type Queryable, rows } from '../database.ts';
import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import { readFlow, savingFlow } from './flows.ts';

/** Those of some flows whose rows say that they are open. */
export async function findOpenFlows(db: Queryable, flowIds: readonly string[]): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ id: string }>`select id from flow
      where status = 'open' and id = any (${sql.val([...flowIds])}::text[])`,
  );
  return found.map(({ id }) => id);
}

/** A flow whose end was written: where it stood before, when it had begun, and how it ended. */
export type EndedFlow = { before: FlowRecord; openedAt: Date; end: OutsideEnd };

/**
 * Writes the end of a flow whose workflow runs no more, and of its review. Null where the row says that
 * it has ended, or somebody else was first: of several only one gets the flow.
 * An account that it would have closed stays open, and is told so.
 */
export async function endFlow(
  database: Pick<Database, 'db' | 'transaction'>,
  keys: Keys,
  flowId: string,
  end: OutsideEnd,
): Promise<EndedFlow | null> {
  const { db } = database;
  const row = await readFlow(db, keys, flowId);
  if (row?.record.status !== 'open') return null;
  if (row.record.method === 'closure') await leaveOpen(database, flowId);
  const { status, event, actor } = end;
  const { reviewId, sequence, ...others } = row.record;
  const ended = { status, step: null, problem: null, sequence: sequence + 1 };
  const saving = savingFlow(keys, {
    record: { ...others, ...ended },
    personal: null,
    event,
    actor,
    startMac: row.startMac,
    ...(reviewId !== undefined && { endsReview: { id: reviewId, because: 'flow_ended' } }),
  });
  const [saved] = await rows(
    db,
    sql<{ openedAt: Date }>`with ${saving}
      select flow.opened_at as "openedAt" from saved join flow on flow.id = saved.id`,
  );
  return saved ? { before: row.record, openedAt: saved.openedAt, end } : null;
}
