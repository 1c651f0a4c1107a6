import { sql } from 'kysely';
import type { SessionEnd } from '../../domain/account/session.ts';
import { type Queryable, onlyRow } from '../database.ts';
import { auditingEnds } from './auditing-ends.ts';
import { whereLive } from './read-session.ts';

/** A session that its account's owner ends. */
export type OwnEnding = { accountId: string; id: string; endedBy: SessionEnd };

/** Ends this one session of an account, and audits it; false: the account has no such session. */
export async function endOwnSession(
  db: Queryable,
  { accountId, id, endedBy }: OwnEnding,
): Promise<boolean> {
  const { known } = await onlyRow(
    db,
    sql<{ known: boolean }>`
      with ended as (
        update session s set ended_at = now(), ended_by = ${endedBy}
        where s.id = ${id}::uuid and s.account_id = ${accountId} and ${whereLive}
        returning s.id, s.account_id),
      audited as (${auditingEnds(sql`ended`, endedBy)})
      select exists (
        select from session where id = ${id}::uuid and account_id = ${accountId}) as known`,
  );
  return known;
}
