import { sql } from 'kysely';
import type { Method } from '../../domain/methods/methods.ts';
import { type Database, onlyRow, type Queryable } from '../database.ts';
import { countHits, type Throttle } from '../throttles.ts';
import { whereLive } from './read-session.ts';

export type NotMe =
  | { outcome: 'done'; method: Method; sessionsEnded: number }
  /** A code of nobody, used before, or too old. */
  | { outcome: 'unknown' }
  /** A throttle is used up. */
  | { outcome: 'refused'; until: Date };

/**
 * Takes a code of "this was not me" by its look-up, once: locks the method that was signed in with (also
 * a signature, which an account need not have been given to be signed in to by), ends the live sessions
 * of the account, forgets its devices, and audits. The account is held from before the
 * sessions are looked for, so that one that is just being opened is seen, and ends, too.
 */
export async function useNotMeCode(
  { transaction }: Pick<Database, 'transaction'>,
  lookup: Buffer,
  throttles: readonly Throttle[],
): Promise<NotMe> {
  return transaction(async (tx) => {
    const used = await useCode(tx, lookup, throttles);
    if (used.refusedUntil) return { outcome: 'refused', until: used.refusedUntil };
    if (!used.signInId) return { outcome: 'unknown' };
    return { outcome: 'done', ...(await endSessions(tx, used.signInId)) };
  });
}

async function useCode(tx: Queryable, lookup: Buffer, throttles: readonly Throttle[]) {
  return onlyRow(
    tx,
    sql<{ signInId: string | null; refusedUntil: Date | null }>`
      with hit as (${countHits(throttles, sql`true`)}),
      used as (
        update sign_in set not_me_at = now()
        where not_me_lookup = ${lookup} and not_me_until > now() and not_me_at is null
          and not exists (select from hit where hits > hit_limit)
        returning id, account_id, method),
      held as (
        select from account where id = (select account_id from used) for no key update),
      locked as (
        insert into authentication_method (account_id, kind, locked_at)
        select account_id, method, now() from used where exists (select from held)
        on conflict (account_id, kind) where ended_at is null
          do update set locked_at = coalesce(authentication_method.locked_at, now()))
      select (select id from used) as "signInId", exists (select from held) as held,
        (select max(window_ends) from hit where hits > hit_limit) as "refusedUntil"`,
  );
}

async function endSessions(
  tx: Queryable,
  signInId: string,
): Promise<{ method: Method; sessionsEnded: number }> {
  return onlyRow(
    tx,
    sql<{ method: Method; sessionsEnded: number }>`
      with used as (select id, account_id, flow_id, method from sign_in where id = ${signInId}),
      ended as (
        update session s set ended_at = now(), ended_by = 'not_me'
        from used where s.account_id = used.account_id and ${whereLive}
        returning s.id),
      forgotten as (
        update device set forgotten_at = now()
        from used where device.account_id = used.account_id and forgotten_at is null),
      audited as (
        insert into audit_event (event, actor, flow_id, account_id, details)
        select 'sign_in.not_me', 'citizen', flow_id, account_id, jsonb_build_object(
          'signIn', id, 'locked', method, 'sessions', (select coalesce(jsonb_agg(id), '[]') from ended))
        from used)
      select method, (select count(*)::int from ended) as "sessionsEnded" from used`,
  );
}
