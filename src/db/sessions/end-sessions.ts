import { sql } from 'kysely';
import type { SessionEnd } from '../../domain/account/session.ts';
import { type Queryable, onlyRow } from '../database.ts';
import { auditingEnds } from './auditing-ends.ts';
import { whereLive } from './read-session.ts';

/** Ends the live sessions of an account, but for one, and audits each; answers with their number. */
export async function endSessions(
  db: Queryable,
  { accountId, endedBy, except }: { accountId: string; endedBy: SessionEnd; except?: string },
): Promise<number> {
  const { count } = await onlyRow(
    db,
    sql<{ count: number }>`
      with ended as (
        update session s set ended_at = now(), ended_by = ${endedBy}
        where s.account_id = ${accountId} and s.id is distinct from ${except ?? null}::uuid
          and ${whereLive}
        returning s.id, s.account_id),
      audited as (${auditingEnds(sql`ended`, endedBy)})
      select count(*)::int as count from ended`,
  );
  return count;
}

/** Gives a session another token: the one that it had is nobody's. */
export async function renewSession(db: Queryable, id: string, tokenHash: Buffer): Promise<void> {
  await sql`update session set token_hash = ${tokenHash}, last_seen_at = now() where id = ${id}`.execute(
    db,
  );
}
