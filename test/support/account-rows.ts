import { sql } from 'kysely';
import { z } from 'zod';
import { rows } from './rows.ts';
import type { System } from './system.ts';

const methodRow = z.object({ kind: z.string(), is_linked: z.boolean() });

/** The ways to sign in that an account has; whether each is linked to an account elsewhere. */
export function methodsOf({ database }: System, accountId: string | undefined) {
  return rows(
    database.db,
    methodRow,
    sql`select kind, subject_lookup is not null as is_linked from authentication_method
      where account_id = ${accountId} and ended_at is null`,
  );
}

/** How many accounts there are. */
export async function countAccounts({ database }: System): Promise<number> {
  const counted = z.object({ count: z.number() });
  const [row] = await rows(database.db, counted, sql`select count(*)::int as count from account`);
  return row?.count ?? 0;
}

/** What the audit trail tells of an account, the oldest first. */
export function auditOf({ database }: Pick<System, 'database'>, accountId: string) {
  return rows(
    database.db,
    z.object({ event: z.string(), actor: z.string(), details: z.unknown() }),
    sql`select event, actor, details from audit_event where account_id = ${accountId} order by id`,
  );
}
