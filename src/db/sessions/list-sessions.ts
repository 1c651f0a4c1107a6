import { type RawBuilder, sql } from 'kysely';
import type { Session } from '../../domain/account/session.ts';
import { type Queryable, rows } from '../database.ts';
import { type Asked, type Page, isBehind, pageOf } from '../pages.ts';
import { whereLive } from './read-session.ts';
import { type SessionRow, sessionColumns, sessionOf } from './session-row.ts';

/** Which sessions of an account: those that are open, or those that have ended within 12 months. */
export type SessionsAsked = Asked & { accountId: string; ended: boolean };

/** Sessions of an account, the latest begun first. */
export async function listSessions(db: Queryable, asked: SessionsAsked): Promise<Page<Session>> {
  const begun = { at: sql`s.started_at`, id: sql`s.id` };
  const found = await rows(
    db,
    sql<SessionRow & { at: string }>`
      select ${sessionColumns}, s.started_at::text as at
      from session s join device d on d.id = s.device_id
      where s.account_id = ${asked.accountId} and ${which(asked)} and ${isBehind(asked, begun)}
      order by s.started_at desc, s.id desc limit ${asked.limit + 1}`,
  );
  return pageOf(found, asked, sessionOf);
}

/** Those that have ended are found by the history of sign-ins, in which each stands. */
function which({ accountId, ended }: SessionsAsked): RawBuilder<unknown> {
  if (!ended) return sql`s.ended_at is null and ${whereLive}`;
  return sql`not ${whereLive} and s.id in (
    select session_id from sign_in
    where account_id = ${accountId} and at > now() - interval '1 year')`;
}
