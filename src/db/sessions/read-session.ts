import { sql } from 'kysely';
import type { Session } from '../../domain/account/session.ts';
import { commitSoon } from '../commit-soon.ts';
import { type Queryable, rows } from '../database.ts';
import { type SessionRow, sessionColumns, sessionOf } from './session-row.ts';

/** What a token stands for: all but `live` sessions let nobody in any more. */
export type SessionFound = { state: 'live' | 'over'; session: Session };

type Row = SessionRow & { isLive: boolean; isSeenLongAgo: boolean };

/**
 * The session of a token, by its hash; null where there is none. It is over when it was ended, has
 * expired or was not used for too long, and when its account is closed or locked. A live one is noted
 * as seen, once a minute.
 */
export async function readSession(db: Queryable, tokenHash: Buffer): Promise<SessionFound | null> {
  const [row] = await rows(
    db,
    sql<Row>`
      select ${sessionColumns},
        ${whereLive} and a.closed_at is null and a.locked_at is null as "isLive",
        s.last_seen_at <= now() - interval '1 minute' as "isSeenLongAgo"
      from session s join device d on d.id = s.device_id join account a on a.id = s.account_id
      where s.token_hash = ${tokenHash}`,
  );
  if (!row) return null;
  const { isLive, isSeenLongAgo, ...read } = row;
  if (!isLive) return { state: 'over', session: sessionOf(read) };
  const seen = isSeenLongAgo ? await noteSeen(db, read.id) : undefined;
  return { state: 'live', session: sessionOf({ ...read, ...seen }) };
}

/** Whether session `s` is neither ended nor at an end by its times. */
export const whereLive = sql<boolean>`
  (s.ended_at is null and s.idle_until > now() and s.expires_at > now())`;

/** Undefined where another request was first, or the session has ended meanwhile. */
async function noteSeen(
  db: Queryable,
  id: string,
): Promise<Pick<Session, 'lastSeenAt' | 'idleUntil'> | undefined> {
  const [seen] = await rows(
    db,
    sql<{ lastSeenAt: Date; idleUntil: Date }>`
      update session s set last_seen_at = now(),
        idle_until = least(now() + make_interval(secs => s.idle_seconds), s.expires_at)
      where s.id = ${id} and ${whereLive} and s.last_seen_at <= now() - interval '1 minute'
      returning s.last_seen_at as "lastSeenAt", s.idle_until as "idleUntil", ${commitSoon} as soon`,
  );
  return seen && { lastSeenAt: seen.lastSeenAt, idleUntil: seen.idleUntil };
}
