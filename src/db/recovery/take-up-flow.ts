import { sql } from 'kysely';
import type { Keys } from '../../platform/keys.ts';
import { onlyRow, type Queryable } from '../database.ts';
import { type SavedFlow, savingFlow } from '../flows/flows.ts';
import type { Resumable } from './resumable.ts';

/**
 * Has a flow that is open, and has the same phone still, opened by the next token alone, and writes the end
 * of the resumption (`next`), in one statement. Answers whether it was taken up. A repeated call finds the
 * resumption ended and raises nothing, also where it has waited for the first one or another resumption has
 * come between.
 */
export async function takeUpFlow(
  db: Queryable,
  keys: Keys,
  { id, phone }: Pick<Resumable, 'id' | 'phone'>,
  next: SavedFlow,
): Promise<boolean> {
  const { id: resumption } = next.record;
  const { taken } = await onlyRow(
    db,
    sql<{ taken: boolean }>`
      with mine as (
        select from flow where id = ${resumption} and status = 'open' for update),
      raised as (
        update flow set generation = generation + 1, taken_up_by = ${resumption},
          version = version + 1
        where id = ${id} and status = 'open' and phone_lookup = ${keys.lookup('phone', phone)}
          and exists (select from mine)
        returning id, account_id, kind, step, status),
      told as (
        insert into audit_event (event, actor, flow_id, account_id, details)
        select 'flow.taken_up', ${next.actor}, id, account_id, jsonb_build_object(
          'step', step, 'status', status, 'purpose', kind, 'by', ${resumption}::text)
        from raised),
      ${savingFlow(keys, next, { when: sql`exists (select from raised)` })}
      select exists (select from raised) or not exists (select from mine) as taken`,
  );
  return taken;
}
