import { type RawBuilder, sql } from 'kysely';
import { type AgeingTable, daysKept, retention } from '../domain/retention.ts';
import type { Keys } from '../platform/keys.ts';
import { type Database, type Queryable, rows } from './database.ts';
import { deleteEndedFlows } from './flows/delete-ended-flows.ts';
import { endFlow } from './flows/end-flow.ts';
import { restricting } from './privacy/own-data-requests.ts';

/**
 * When the time of a row begins: null as long as it does not; and what else has to be true of it, by the time
 * before which a row is too old.
 */
type Age = {
  since: RawBuilder<unknown>;
  and?: (limit: RawBuilder<unknown>) => RawBuilder<unknown>;
};

/**
 * The age of each table's rows, in the order in which they can be deleted. A column that an index has is
 * compared by itself.
 */
const ages: Record<Exclude<AgeingTable, 'flow'>, Age> = {
  throttle: { since: sql`window_ends` },
  admission: { since: sql`expires_at` },
  otp_challenge: { since: sql`expires_at` },
  post_sign_in: {
    since: sql`(select f.waiting_since from flow f where f.id = flow_id and f.status <> 'open')`,
  },
  sim_prompt: { since: sql`until` },
  notice: { since: sql`coalesce(sent_at, given_up_at)` },
  cancellation: {
    since: sql`until`,
    and: () => sql`not exists (select from flow f where f.id = flow_id)`,
  },
  identity_document: { since: sql`kept_until`, and: () => sql`ended_at is null` },
  sign_in_failure: { since: sql`ends_at`, and: () => sql`coalesce(locked_until < now(), true)` },
  sign_in: { since: sql`at` },
  session: { since: sql`started_at`, and: (limit) => sql`expires_at < ${limit}` },
  device: { since: sql`first_seen_at`, and: (limit) => sql`last_seen_at < ${limit}` },
  outage: { since: sql`until` },
  worker_report: { since: sql`seen_at` },
  staff_session: {
    since: sql`started_at`,
    and: (limit) => sql`coalesce(ended_at, least(idle_until, expires_at)) < ${limit}`,
  },
  staff_act: { since: sql`done_at` },
  codec_token: { since: sql`expires_at` },
  data_request: {
    since: sql`coalesce(withdrawn_at, answered_at)`,
    and: () => sql`not coalesce(${restricting}, false)`,
  },
};

/**
 * Deletes what has served its time, as the table of `domain/retention` has it: what goes by its age, of a
 * closed account its last messages, and flows with all that belongs to them, `retentionDays` after they ended.
 * Ends the flows whose workflow can no longer do it (terminated by an operator). Safe to run at any time, by
 * several workers at once.
 */
export async function tidy(
  { db }: Database,
  keys: Keys,
  flowRetentionDays: number = retention.flow.kept.usually,
): Promise<void> {
  for (const table of ageingTables()) {
    const { since, and } = ages[table];
    const limit = daysAgo(daysKept(table, { flowRetentionDays }));
    await deleteFree(db, table, sql`${since} < ${limit} and ${and ? and(limit) : sql`true`}`);
  }
  await tidyClosedAccounts(db);
  await deleteEndedFlows(db, flowRetentionDays);
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

/** What a closed account has kept for a while: the last address that it was told at. */
async function tidyClosedAccounts(db: Queryable): Promise<void> {
  const { days } = retention.notice.ofClosed;
  await deleteFree(
    db,
    'notice',
    sql`coalesce(sent_at, given_up_at) < ${daysAgo(days)}
      and exists (select from account a where a.id = account_id and a.closed_at is not null)`,
  );
}

function ageingTables(): (keyof typeof ages)[] {
  return Object.keys(ages).filter(isAgeing);
}

function isAgeing(table: string): table is keyof typeof ages {
  return Object.hasOwn(ages, table);
}

function daysAgo(days: number): RawBuilder<unknown> {
  return sql`now() - make_interval(days => ${days}::int)`;
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
