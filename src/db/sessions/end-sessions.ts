import { sql } from 'kysely';
import type { SessionEnd } from '../../domain/account/session.ts';
import { type Queryable, rows } from '../database.ts';
import { whereLive } from './read-session.ts';

/** Ends the live sessions of an account, but for one; answers with their number. */
export async function endSessions(
  db: Queryable,
  { accountId, endedBy, except }: { accountId: string; endedBy: SessionEnd; except?: string },
): Promise<number> {
  const ended = await rows(
    db,
    sql<{ id: string }>`
      update session s set ended_at = now(), ended_by = ${endedBy}
      where s.account_id = ${accountId} and s.id is distinct from ${except ?? null}::uuid
        and ${whereLive}
      returning s.id`,
  );
  return ended.length;
}

/** Gives a session another token: the one that it had is nobody's. */
export async function renewSession(db: Queryable, id: string, tokenHash: Buffer): Promise<void> {
  await sql`update session set token_hash = ${tokenHash}, last_seen_at = now() where id = ${id}`.execute(
    db,
  );
}
