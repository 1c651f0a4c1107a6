import { sql } from 'kysely';
import type { Keys } from '../platform/keys.ts';
import { type Database, type Queryable, rows } from './database.ts';
import { deleteEndedFlows } from './flows/delete-ended-flows.ts';
import { endFlow } from './flows/end-flow.ts';

const noticeDays = 30;

/**
 * Deletes what has served its time: ended throttles and admissions, challenges and prompts a day after
 * they expired, sign-ins and sessions after a year, devices when they were not seen for longer, notices
 * 30 days after they were sent or given up, and those of a closed account at once, the numbers of closed
 * accounts when nothing keeps them from being registered any more, what a flow that has ended knew of an
 * account at the Post, flows with their reviews `retentionDays` after they ended, and then the codes that
 * took them back, and the codec tokens of staff a day after they expired. Ends the flows whose workflow can no longer
 * do it (terminated by an operator). Safe to run at any time, by several workers at once.
 */
export async function tidy({ db }: Database, keys: Keys, retentionDays = 90): Promise<void> {
  await deleteFree(db, 'throttle', sql`window_ends < now()`);
  await deleteFree(db, 'admission', sql`expires_at < now()`);
  await deleteFree(db, 'otp_challenge', sql`expires_at < now() - interval '1 day'`);
  await deleteFree(
    db,
    'post_sign_in',
    sql`exists (select from flow f where f.id = flow_id and f.status <> 'open')`,
  );
  await deleteFree(db, 'sim_prompt', sql`until < now() - interval '1 day'`);
  await deleteFree(
    db,
    'notice',
    sql`coalesce(sent_at, given_up_at) < now() - make_interval(days => ${noticeDays}::int)`,
  );
  await deleteFree(
    db,
    'cancellation',
    sql`until < now() and not exists (select from flow f where f.id = flow_id)`,
  );
  await deleteFree(db, 'codec_token', sql`expires_at < now() - interval '1 day'`);
  await tidyClosedAccounts(db);
  await tidySignIns(db);
  await deleteFree(db, 'worker_report', sql`seen_at < now() - interval '1 day'`);
  await deleteEndedFlows(db, retentionDays);
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

/** What a closed account has kept for a while: the last address that it was told at, and its numbers. */
async function tidyClosedAccounts(db: Queryable): Promise<void> {
  await deleteFree(
    db,
    'notice',
    sql`coalesce(sent_at, given_up_at) is not null
      and exists (select from account a where a.id = account_id and a.closed_at is not null)`,
  );
  await deleteFree(db, 'identity_document', sql`kept_until < now() and ended_at is null`);
}

async function tidySignIns(db: Queryable): Promise<void> {
  await deleteFree(
    db,
    'sign_in_failure',
    sql`ends_at < now() and coalesce(locked_until < now(), true)`,
  );
  await deleteFree(db, 'sign_in', sql`at < now() - interval '1 year'`);
  await deleteFree(
    db,
    'session',
    // By when it began, which the index has; the longest one is over by the next time.
    sql`started_at < now() - interval '1 year' and expires_at < now() - interval '1 year'`,
  );
  // Longer than a browser keeps its cookie, and than sessions are kept.
  await deleteFree(
    db,
    'device',
    sql`first_seen_at < now() - interval '400 days' and last_seen_at < now() - interval '400 days'`,
  );
}

/**
 * Deletes the rows that nobody has locked; the others go the next time. A delete that waited for them
 * while it holds those before would be a deadlock with whoever locks several rows in another order.
 */
async function deleteFree(
  db: Queryable,
  table: string,
  condition: ReturnType<typeof sql>,
): Promise<void> {
  await sql`
    delete from ${sql.table(table)} where ctid = any (array(
      select ctid from ${sql.table(table)} where ${condition} for update skip locked))`.execute(db);
}
