import { type RawBuilder, sql } from 'kysely';
import type { FlowMethod } from '../../domain/flows/flows.ts';
import type { FlowKind } from '../../domain/flows/flow-kind.ts';
import type { Keys } from '../../platform/keys.ts';
import { cancellationCode, cancellationLookup } from '../../platform/look-ups.ts';
import { type Database, onlyRow, type Queryable, rows } from '../database.ts';
import { countHits, type Throttle } from '../throttles.ts';

/** What the contacts of an account can take back until then, by the code of the flow. */
export type NewCancellation = { flowId: string; accountId: string; until: Date };

/** Lets a flow be taken back by its code; a repeated call leaves it as it is, used or not. */
export async function openCancellation(
  tx: Queryable,
  keys: Keys,
  { flowId, accountId, until }: NewCancellation,
): Promise<void> {
  const lookup = cancellationLookup(keys, cancellationCode(keys, flowId));
  await sql`
    insert into cancellation (lookup, flow_id, account_id, until)
    values (${lookup}, ${flowId}, ${accountId}, ${until})
    on conflict do nothing`.execute(tx);
}

/**
 * Condition of a write that takes effect: nobody has taken back what the flow is about to do. False also
 * where no cancellation was opened. It holds the cancellation until the end of the transaction, so that
 * a code that is being used is waited for, and one that comes later finds the flow as the write leaves
 * it: write it in the same transaction.
 */
export function isNotCancelled(flowId: string): RawBuilder<boolean> {
  return sql`exists (
    select from cancellation where flow_id = ${flowId} and used_at is null for share)`;
}

export type Cancelled =
  /** Used now, or before by somebody who may have missed the answer: the flow is still open. */
  | { outcome: 'used'; flow: { id: string; kind: FlowKind; method: FlowMethod } }
  /** A code of nobody, too late, or of a flow that has ended. */
  | { outcome: 'unknown' }
  /** A throttle is used up. */
  | { outcome: 'refused'; until: Date };

/**
 * Takes a code by its look-up: from then on nothing takes effect that `isNotCancelled` guards. Audited the
 * first time. Tell the flow then; while it has not heard, the code can be used again.
 */
export async function useCancellation(
  { transaction }: Pick<Database, 'transaction'>,
  lookup: Buffer,
  throttles: readonly Throttle[],
): Promise<Cancelled> {
  return transaction(async (tx) => {
    const { flowId, refusedUntil } = await hold(tx, lookup, throttles);
    if (refusedUntil) return { outcome: 'refused', until: refusedUntil };
    if (flowId === null) return { outcome: 'unknown' };
    // A statement of its own: it sees what was written by whoever held the cancellation before.
    const flow = await use(tx, flowId);
    return flow ? { outcome: 'used', flow } : { outcome: 'unknown' };
  });
}

function hold(tx: Queryable, lookup: Buffer, throttles: readonly Throttle[]) {
  return onlyRow(
    tx,
    sql<{ flowId: string | null; refusedUntil: Date | null }>`
      with hit as (${countHits(throttles, sql`true`)}),
      held as (select flow_id from cancellation where lookup = ${lookup} for update)
      select (select flow_id from held) as "flowId",
        (select max(window_ends) from hit where hits > hit_limit) as "refusedUntil"`,
  );
}

async function use(tx: Queryable, flowId: string) {
  const [flow] = await rows(
    tx,
    sql<{ id: string; kind: FlowKind; method: FlowMethod }>`
      with open_flow as (select id, kind, method from flow where id = ${flowId} and status = 'open'),
      used as (
        update cancellation set used_at = clock_timestamp()
        where flow_id = (select id from open_flow) and used_at is null and until > clock_timestamp()
        returning account_id),
      audited as (
        insert into audit_event (event, actor, flow_id, account_id, details)
        select 'cancellation.used', 'citizen', ${flowId}, account_id, '{}' from used)
      select o.id, o.kind, o.method from open_flow o
      where exists (select from used)
        or exists (select from cancellation where flow_id = o.id and used_at is not null)`,
  );
  return flow;
}
