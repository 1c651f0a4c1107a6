import { type RawBuilder, sql } from 'kysely';
import type { LoginMethod } from '../../domain/flows/flows.ts';
import type { Method } from '../../domain/methods/methods.ts';
import { tell } from '../notices/telling.ts';
import { onlyRow, type Queryable } from '../database.ts';
import { whereLive } from './read-session.ts';

/** What was done about a sign-in that was not its owner's. */
export type Reported = { method: Method; sessionsEnded: number };

/** The session that says so. */
export type Reporting = { sessionId: string; deviceId: string };

/**
 * Parts `used`, `held` and `locked` of a WITH clause: takes the report of the sign-in of `which`, once and
 * in its time; holds the account, and locks the method that was signed in with (also a signature, which an
 * account need not have been given to be signed in to by).
 */
export function takingReport(which: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    used as (
      update sign_in set not_me_at = now()
      where ${which} and not_me_until > now() and not_me_at is null
      returning id, account_id, method),
    held as (
      select from account where id = (select account_id from used) for no key update),
    locked as (
      insert into authentication_method (account_id, kind, locked_at)
      select account_id, method, now() from used where exists (select from held)
      on conflict (account_id, kind) where ended_at is null
        do update set locked_at = coalesce(authentication_method.locked_at, now()))`;
}

/**
 * Tells every contact of the lock, ends the live sessions of the account, forgets its devices, and audits. The account is held from before
 * the sessions are looked for, so that one that is just being opened is seen, and ends, too. The session
 * that says so stays with its device, unless the sign-in was its own.
 */
export async function endReported(
  tx: Queryable,
  signInId: string,
  by: Reporting | null,
): Promise<Reported> {
  await tellOfLock(tx, signInId);
  const [sessionId, deviceId] = [by?.sessionId ?? null, by?.deviceId ?? null];
  return onlyRow(
    tx,
    sql<Reported>`
      with used as (
        select id, account_id, flow_id, method,
          session_id is distinct from ${sessionId}::uuid as is_another
        from sign_in where id = ${signInId}),
      ended as (
        update session s set ended_at = now(), ended_by = 'not_me'
        from used where s.account_id = used.account_id and ${whereLive}
          and not (used.is_another and s.id is not distinct from ${sessionId}::uuid)
        returning s.id),
      forgotten as (
        update device set forgotten_at = now()
        from used where device.account_id = used.account_id and forgotten_at is null
          and not (used.is_another and device.id is not distinct from ${deviceId}::uuid)),
      audited as (
        insert into audit_event (event, actor, flow_id, account_id, details)
        select 'sign_in.not_me', 'citizen', flow_id, account_id, jsonb_build_object(
          'signIn', id, 'locked', method, 'sessions', (select coalesce(jsonb_agg(id), '[]') from ended))
        from used)
      select method, (select count(*)::int from ended) as "sessionsEnded" from used`,
  );
}

/** Every contact, since whoever has reported it may be a stranger in a session, or at one of them. */
async function tellOfLock(tx: Queryable, signInId: string): Promise<void> {
  const { accountId, method } = await onlyRow(
    tx,
    sql<{ accountId: string; method: LoginMethod }>`
      select account_id as "accountId", method from sign_in where id = ${signInId}`,
  );
  await tell(tx, { accountId, kind: 'method_locked', flowId: null, details: { method } });
}
