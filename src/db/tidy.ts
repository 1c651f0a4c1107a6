import { type RawBuilder, sql } from 'kysely';
import { type AgeingTable, daysKept, retention } from '../domain/retention.ts';
import type { Queryable } from './database.ts';
import { deleteEndedFlows } from './flows/delete-ended-flows.ts';
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
  unmatched_callback: { since: sql`received_at` },
  codec_token: { since: sql`expires_at` },
  data_request: {
    since: sql`coalesce(withdrawn_at, answered_at)`,
    and: () => sql`not coalesce(${restricting}, false)`,
  },
};

/** What a run of the retention goes through, one after the other. */
export type AgedRows = keyof typeof ages | 'notice of closed accounts' | 'flow';

/** In the order in which they can be deleted. */
const inOrder: readonly AgedRows[] = [...ageingTables(), 'notice of closed accounts', 'flow'];

/** What comes after some of these, or first; null: there are no more. */
export function agedAfter(aged: AgedRows | null): AgedRows | null {
  return inOrder[aged === null ? 0 : inOrder.indexOf(aged) + 1] ?? null;
}

/**
 * Deletes rows that have served their time, as the table of `domain/retention` has it, so many at most: what
 * goes by its age, of a closed account its last messages, and flows with all that belongs to them. Answers
 * with their number. Rows that somebody holds are left for the next time, so it is safe to run at any time,
 * by several at once.
 */
export function deleteAged(
  db: Queryable,
  aged: AgedRows,
  { flowRetentionDays, atOnce }: { flowRetentionDays: number; atOnce: number },
): Promise<number> {
  if (aged === 'flow') return deleteEndedFlows(db, flowRetentionDays, atOnce);
  if (aged === 'notice of closed accounts') {
    // What a closed account has kept for a while: the last address that it was told at.
    const { days } = retention.notice.ofClosed;
    const condition = sql`coalesce(sent_at, given_up_at) < ${daysAgo(days)}
      and exists (select from account a where a.id = account_id and a.closed_at is not null)`;
    return deleteFree(db, 'notice', condition, atOnce);
  }
  const { since, and } = ages[aged];
  const limit = daysAgo(daysKept(aged, { flowRetentionDays }));
  const condition = sql`${since} < ${limit} and ${and ? and(limit) : sql`true`}`;
  return deleteFree(db, aged, condition, atOnce);
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
  condition: RawBuilder<unknown>,
  atOnce: number,
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from ${sql.table(table)} where ctid = any (array(
      select ctid from ${sql.table(table)} where ${condition}
      limit ${atOnce}::int for update skip locked))`.execute(db);
  return Number(numAffectedRows ?? 0);
}
