import { sql } from 'kysely';
import { onlyRow, type Queryable } from '../database.ts';
import { countHits, type Throttle } from '../throttles.ts';

/** Whether a count has come to its limit that nobody is told of. */
export async function isUsedUp(db: Queryable, { key, limit }: Throttle): Promise<boolean> {
  const { used } = await onlyRow(
    db,
    sql<{ used: boolean }>`
      select exists (select from throttle
        where key = ${key} and window_ends > now() and hits >= ${limit}::int) as used`,
  );
  return used;
}

/** Adds to such a count. */
export async function countQuietly(db: Queryable, throttle: Throttle): Promise<void> {
  await sql`with hit as (${countHits([throttle], sql`true`)}) select from hit`.execute(db);
}
