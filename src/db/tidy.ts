import { sql } from 'kysely';
import type { Keys } from '../platform/keys.ts';
import { type Database, rows } from './database.ts';
import { endFlow } from './flows/end-flow.ts';

/**
 * Deletes what has served its time: ended throttles, challenges and prompts a day after they
 * expired, what a flow that has ended knew of an account at the Post. Ends the flows whose workflow
 * can no longer do it (terminated by an operator). Safe to run at any time, by several workers at
 * once.
 */
export async function tidy({ db }: Database, keys: Keys): Promise<void> {
  await sql`delete from throttle where window_ends < now()`.execute(db);
  await sql`delete from otp_challenge where expires_at < now() - interval '1 day'`.execute(db);
  await sql`
    delete from post_sign_in s using flow f
    where f.id = s.flow_id and f.status <> 'open'`.execute(db);
  await sql`delete from sim_prompt where until < now() - interval '1 day'`.execute(db);
  const left = await rows(
    db,
    sql<{
      id: string;
    }>`select id from flow where status = 'open' and expires_at < now() - interval '1 hour'
      limit 1000`,
  );
  for (const { id } of left) {
    await endFlow(db, keys, id, { status: 'expired', event: 'flow.expired', actor: 'system' });
  }
}
