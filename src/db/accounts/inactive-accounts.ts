import { type RawBuilder, sql } from 'kysely';
import { type Queryable, rows } from '../database.ts';
import { contacts } from '../notices/telling.ts';

/** Where the look at accounts that are not used goes on: after this one, in the order of their last use. */
export type InactiveAfter = { lastActiveAt: string; id: string };

type Look = {
  /** The time that all is counted by, RFC 3339. */
  today: string;
  after: InactiveAfter | null;
  /** Accounts at once. */
  atOnce: number;
};

/** By how long ago the last sign-in was, in months, and how many notices were told before. */
const steps = { first: 22, second: 23, locked: 24 } as const;

/**
 * Takes the next accounts that nobody has signed in to for long one step further, in one statement: two
 * notices, then the lock, which follows the second notice by a month even where the notices were late. What
 * is told says the day of the lock, which is never before. Each step is made once, whoever makes it at the
 * same time; a row that somebody holds is left for the next day. An account whose owner has restricted
 * the processing of their data is left alone. Null: there are no more.
 */
export async function lockInactive(db: Queryable, look: Look): Promise<InactiveAfter | null> {
  const found = await rows(
    db,
    sql<InactiveAfter>`
      with due as (${dueAccounts(look)}),
      changed as (
        update account set
          locked_at = case when due.is_over then now() end,
          locked_because = case when due.is_over then 'inactivity' end,
          inactivity_notices = inactivity_notices + case when due.is_over then 0 else 1 end,
          inactivity_noticed_at = ${look.today}::timestamptz
        from due where account.id = due.id),
      told as (${tellingDue}),
      audited as (
        insert into audit_event (event, actor, account_id, details)
        select 'account.' || ${kindOf}, 'system', due.id, '{}'::jsonb from due)
      select last_active_at::text as "lastActiveAt", id from due
      order by last_active_at, id`,
  );
  return found.length < look.atOnce ? null : (found.at(-1) ?? null);
}

/** Held until the end of the statement, as they are by then. */
function dueAccounts({ today, after, atOnce }: Look): RawBuilder<unknown> {
  const before = (months: number) =>
    sql`${today}::timestamptz - make_interval(months => ${months}::int)`;
  const isMonthAgo = sql`coalesce(inactivity_noticed_at <= ${before(1)}, true)`;
  const left = sql`case inactivity_notices when 0 then 2 else 1 end`;
  const onwards = after
    ? sql`and (last_active_at, id) > (${after.lastActiveAt}::timestamptz, ${after.id}::uuid)`
    : sql``;
  return sql`
    select id, last_active_at, inactivity_notices >= 2 as is_over, greatest(
      last_active_at + make_interval(months => ${steps.locked}::int),
      ${today}::timestamptz + make_interval(months => ${left})) as until
    from account
    where closed_at is null and locked_at is null and restricted_at is null
      and last_active_at <= ${before(steps.first)}
      and case inactivity_notices
        when 0 then true
        when 1 then last_active_at <= ${before(steps.second)} and ${isMonthAgo}
        else last_active_at <= ${before(steps.locked)} and ${isMonthAgo} end
      ${onwards}
    order by last_active_at, id limit ${atOnce}::int for no key update skip locked`;
}

const kindOf = sql`case when due.is_over then 'inactive_locked' else 'inactive_soon' end`;

const tellingDue = sql`
  insert into notice (account_id, kind, details, channel, address, address_column, period)
  select a.id, ${kindOf}, case when due.is_over then '{}'::jsonb else jsonb_build_object('until',
      to_char(due.until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end,
    c.channel, c.address, c.address_column, 0
  from due join account a on a.id = due.id
    cross join lateral (${contacts}) as c (channel, address, address_column)`;
