import { sql } from 'kysely';
import { type Queryable } from './database.ts';

/**
 * Deletes what has served its time: ended throttles, challenges a day after they expired. Marks as
 * expired the flows whose workflow can no longer do it (terminated by an operator). Safe to run at
 * any time, by several workers at once.
 */
export async function tidy(db: Queryable): Promise<void> {
  await sql`delete from throttle where window_ends < now()`.execute(db);
  await sql`delete from otp_challenge where expires_at < now() - interval '1 day'`.execute(db);
  await sql`
    update flow set status = 'expired', step = null, waiting_for = null, version = version + 1
    where status = 'open' and expires_at < now() - interval '1 hour'`.execute(db);
}
