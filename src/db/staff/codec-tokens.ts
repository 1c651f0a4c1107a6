import { sql } from 'kysely';
import type { StaffMember } from '../../domain/staff/roles.ts';
import { type Database, type Queryable, rows } from '../database.ts';
import { actOnce, type KeyedAct } from './acts.ts';

/** As long as it takes to look at a flow from a terminal. */
const seconds = 900;

export type NewCodecToken = { tokenHash: Buffer; sessionId: string };

/**
 * Issues a token for the codec server, once under its key: answers until when it is good, at the longest;
 * null where the key was used for something else.
 */
export async function issueCodecToken(
  database: Pick<Database, 'transaction' | 'db'>,
  act: Omit<KeyedAct, 'act' | 'details'>,
  { tokenHash, sessionId }: NewCodecToken,
): Promise<Date | null> {
  const issued = { ...act, act: 'codec_token_issued', details: { session: sessionId } };
  const { outcome } = await actOnce(database, issued, (tx) =>
    sql`
      insert into codec_token (token_hash, session_id, expires_at)
      select ${tokenHash}, id, least(now() + make_interval(secs => ${seconds}), expires_at)
      from staff_session where id = ${sessionId}`.execute(tx),
  );
  if (outcome === 'key_reused') return null;
  const [token] = await rows(
    database.db,
    sql<{ expiresAt: Date }>`
      select expires_at as "expiresAt" from codec_token where token_hash = ${tokenHash}`,
  );
  return token?.expiresAt ?? null;
}

/** Whose token this is, and whether it and their session are still good; null where there is none. */
export async function readCodecToken(
  db: Queryable,
  tokenHash: Buffer,
): Promise<{ state: 'live' | 'over'; member: StaffMember } | null> {
  const [row] = await rows(
    db,
    sql<StaffMember & { isLive: boolean }>`
      select s.member_id as id, s.name, s.roles, t.expires_at > now() and s.ended_at is null
        and s.idle_until > now() and s.expires_at > now() as "isLive"
      from codec_token t join staff_session s on s.id = t.session_id
      where t.token_hash = ${tokenHash}`,
  );
  if (!row) return null;
  const { isLive, ...member } = row;
  return { state: isLive ? 'live' : 'over', member };
}
