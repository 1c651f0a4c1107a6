import { sql } from 'kysely';
import type { SessionEnd } from '../../domain/account/session.ts';
import type { Queryable } from '../database.ts';
import { auditingEnds } from './auditing-ends.ts';
import { whereLive } from './read-session.ts';

/** Ends a live session and audits it; one that is over stays as it is. */
export async function endSession(
  db: Queryable,
  { id, endedBy }: { id: string; endedBy: SessionEnd },
): Promise<void> {
  await sql`
    with ended as (
      update session s set ended_at = now(), ended_by = ${endedBy}
      where s.id = ${id} and ${whereLive}
      returning s.id, s.account_id)
    ${auditingEnds(sql`ended`, endedBy)}`.execute(db);
}
