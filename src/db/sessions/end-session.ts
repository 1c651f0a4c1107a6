import { sql } from 'kysely';
import type { SessionEnd } from '../../domain/account/session.ts';
import type { Queryable } from '../database.ts';
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
    insert into audit_event (event, actor, account_id, details)
    select 'session.ended', ${endedBy === 'staff' ? 'staff' : 'citizen'}, account_id,
      jsonb_build_object('session', id, 'by', ${endedBy}::text)
    from ended`.execute(db);
}
