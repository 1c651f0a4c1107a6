import { sql } from 'kysely';
import type { Keys } from '../../platform/keys.ts';
import { type Database, onlyRow, type Queryable, rows } from '../database.ts';
import { insertAuditEvent } from '../audit/audit-events.ts';
import { sealColumn } from '../sealed.ts';
import { countHits, type Throttle } from '../throttles.ts';

export type Objected =
  | { outcome: 'done' }
  /** A code of no hearing, used before, or too late. */
  | { outcome: 'unknown' }
  /** A throttle is used up. */
  | { outcome: 'refused'; until: Date };

/**
 * Takes an objection by the look-up of its code, once, while the hearing lasts and its flow is open. The
 * hearing is held from before its time is looked at: it is not concluded meanwhile.
 */
export async function object(
  { transaction }: Pick<Database, 'transaction'>,
  keys: Keys,
  { lookup, statement }: { lookup: Buffer; statement: string },
  throttles: readonly Throttle[],
): Promise<Objected> {
  return transaction(async (tx) => {
    const until = await refusedUntil(tx, throttles);
    if (until) return { outcome: 'refused', until };
    const [held] = await rows(
      tx,
      sql<{ flowId: string }>`
        select flow_id as "flowId" from hearing where lookup = ${lookup} for no key update`,
    );
    if (!held) return { outcome: 'unknown' };
    const { flowId } = held;
    const sealed = sealColumn(keys, 'hearing.objection', flowId, statement);
    const taken = await rows(
      tx,
      sql`
        update hearing set objection = ${sealed}, objected_at = now()
        where flow_id = ${flowId} and objection is null and until > clock_timestamp()
          and exists (select from flow f where f.id = ${flowId} and f.status = 'open')
        returning flow_id`,
    );
    if (taken.length === 0) return { outcome: 'unknown' };
    await insertAuditEvent(tx, {
      event: 'dispute.objected',
      actor: 'citizen',
      flowId,
      details: {},
    });
    return { outcome: 'done' };
  });
}

async function refusedUntil(tx: Queryable, throttles: readonly Throttle[]): Promise<Date | null> {
  const { until } = await onlyRow(
    tx,
    sql<{ until: Date | null }>`
      with hit as (${countHits(throttles, sql`true`)})
      select max(window_ends) filter (where hits > hit_limit) as until from hit`,
  );
  return until;
}
