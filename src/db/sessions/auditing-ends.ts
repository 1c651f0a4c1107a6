import { type RawBuilder, sql } from 'kysely';
import type { SessionEnd } from '../../domain/account/session.ts';

const byStaff: readonly SessionEnd[] = ['staff', 'dispute'];

/** For a WITH clause, or the end of a statement: audits the end of each session of `ended`, by id and account_id. */
export function auditingEnds(ended: RawBuilder<unknown>, endedBy: SessionEnd): RawBuilder<unknown> {
  const actor = endedBy === 'restore' ? 'system' : byStaff.includes(endedBy) ? 'staff' : 'citizen';
  return sql`
    insert into audit_event (event, actor, account_id, details)
    select 'session.ended', ${actor}, account_id,
      jsonb_build_object('session', id, 'by', ${endedBy}::text)
    from ${ended}`;
}
