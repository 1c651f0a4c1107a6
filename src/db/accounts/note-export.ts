import { sql } from 'kysely';
import { type Queryable, onlyRow } from '../database.ts';
import { tell } from '../notices/telling.ts';
import { countHits, type Throttle } from '../throttles.ts';

/** Whether an account's data may be read now; else from when. */
export type ExportNoted = { refusedUntil: Date | null };

/** Notes an export for the audit, and tells every contact, where the throttle lets it in: in a transaction. */
export async function noteExport(
  db: Queryable,
  accountId: string,
  throttle: Throttle,
): Promise<ExportNoted> {
  const noted = await onlyRow(
    db,
    sql<ExportNoted>`
      with hit as (${countHits([throttle], sql`true`)}),
      audited as (
        insert into audit_event (event, actor, account_id, details)
        select 'account.exported', 'citizen', ${accountId}::uuid, '{}'::jsonb
        where not exists (select from hit where hits > hit_limit))
      select (select max(window_ends) from hit where hits > hit_limit) as "refusedUntil"`,
  );
  if (!noted.refusedUntil) await tell(db, { accountId, kind: 'data_exported', flowId: null });
  return noted;
}
