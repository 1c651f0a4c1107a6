import { sql } from 'kysely';
import type { Method } from '../../domain/methods/methods.ts';
import { type Queryable, rows } from '../database.ts';
import { countHits, type Throttle } from '../throttles.ts';
import { whereLive } from './read-session.ts';

export type NotMe =
  | { outcome: 'done'; method: Method; sessionsEnded: number }
  /** A code of nobody, used before, or too old. */
  | { outcome: 'unknown' }
  /** A throttle is used up. */
  | { outcome: 'refused'; until: Date };

type Row = { method: Method | null; sessionsEnded: number; refusedUntil: Date | null };

/**
 * Takes a code of "this was not me" by its look-up, once: ends the live sessions of the account, forgets
 * its devices, locks the method that was signed in with, and audits; all in one statement, so that none
 * is done without the others.
 */
export async function useNotMeCode(
  db: Queryable,
  lookup: Buffer,
  throttles: readonly Throttle[],
): Promise<NotMe> {
  const [row] = await rows(
    db,
    sql<Row>`
      with hit as (${countHits(throttles, sql`true`)}),
      used as (
        update sign_in set not_me_at = now()
        where not_me_lookup = ${lookup} and not_me_until > now() and not_me_at is null
          and not exists (select from hit where hits > hit_limit)
        returning id, account_id, flow_id, method),
      ended as (
        update session s set ended_at = now(), ended_by = 'not_me'
        from used where s.account_id = used.account_id and ${whereLive}
        returning s.id),
      forgotten as (
        update device set forgotten_at = now()
        from used where device.account_id = used.account_id and forgotten_at is null),
      locked as (
        update authentication_method m set locked_at = now()
        from used where m.account_id = used.account_id and m.kind = used.method
          and m.ended_at is null and m.locked_at is null),
      audited as (
        insert into audit_event (event, actor, flow_id, account_id, details)
        select 'sign_in.not_me', 'citizen', flow_id, account_id, jsonb_build_object(
          'signIn', id, 'locked', method, 'sessions', (select coalesce(jsonb_agg(id), '[]') from ended))
        from used)
      select (select method from used) as method,
        (select count(*)::int from ended) as "sessionsEnded",
        (select max(window_ends) from hit where hits > hit_limit) as "refusedUntil"`,
  );
  if (row?.refusedUntil) return { outcome: 'refused', until: row.refusedUntil };
  if (!row?.method) return { outcome: 'unknown' };
  return { outcome: 'done', method: row.method, sessionsEnded: row.sessionsEnded };
}
