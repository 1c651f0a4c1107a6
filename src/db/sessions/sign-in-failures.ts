import { type RawBuilder, sql } from 'kysely';

/** What failures are counted by: locks from so many on, and again after each further `round` of them. */
export type FailureScope = {
  /** A bytea. */
  key: RawBuilder<unknown>;
  failures: number;
  round: number;
  /** What is of rank 2 is counted only where nothing of rank 1 was locked. */
  rank: 1 | 2;
  /** Whether a success begins the count anew. */
  resets: boolean;
  /** Whether it is counted at all, by what the statement knows. */
  when: RawBuilder<unknown>;
};

/** The first lock, and the longest one: each is twice as long as the one before. */
export type LockSeconds = { first: number; longest: number };

const daySeconds = 86_400;

/** For a WITH clause, named `scopes`: what counts for this attempt. */
export function scopesOf(scopes: readonly FailureScope[]): RawBuilder<unknown> {
  const values = scopes.map(
    ({ key, failures, round, rank, resets, when }) =>
      sql`(${key}, ${failures}::int, ${round}::int, ${rank}::int, ${resets}::boolean, ${when})`,
  );
  return sql`
    scopes as (
      select key, lock_from, round, rank, resets
      from (values ${sql.join(values)}) as v (key, lock_from, round, rank, resets, counts)
      where counts)`;
}

/** The end of the lock that holds now, if one does: for a select list, beside `scopes`. */
export const lockedUntil = sql<Date | null>`(
  select max(f.locked_until) from sign_in_failure f
  where f.key in (select key from scopes) and f.locked_until > now())`;

/**
 * For a WITH clause beside `scopes`, named `counted` (of `counted_1` and `counted_2`): counts an attempt
 * where it is `wrong`, and tells of each scope whether it was locked before. While it is, nothing is
 * counted: who tries on does not make it longer. Each row is locked by it, so that of attempts at once
 * each sees the one before. A repeated attempt is not counted again.
 */
export function countingAttempt(
  attemptId: string,
  wrong: RawBuilder<unknown>,
  lock: LockSeconds,
): RawBuilder<unknown> {
  const first = sql`select * from scopes where rank = 1`;
  const second = sql`select * from scopes where rank = 2
    and not exists (select from counted_1 where was_locked)`;
  return sql`
    counted_1 as (${counting(first, { attemptId, wrong, lock })}),
    counted_2 as (${counting(second, { attemptId, wrong, lock })}),
    counted as (select * from counted_1 union all select * from counted_2)`;
}

function counting(
  scopes: RawBuilder<unknown>,
  { attemptId, wrong, lock }: { attemptId: string; wrong: RawBuilder<unknown>; lock: LockSeconds },
): RawBuilder<unknown> {
  const stays = sql`(f.last_attempt = ${attemptId} or coalesce(f.locked_until > now(), false))`;
  const isWrong = sql`excluded.failures = 1`;
  const failures = sql`(case when f.ends_at <= now() then 1 else f.failures + 1 end)`;
  const scope = (column: string): RawBuilder<unknown> =>
    sql`(select s.${sql.ref(column)} from scopes s where s.key = f.key)`;
  const over = sql`(${failures} - ${scope('lock_from')})`;
  const locks = sql`(${isWrong} and ${over} >= 0 and ${over} % ${scope('round')} = 0)`;
  const seconds = sql`least(${lock.longest}::float8,
    ${lock.first}::float8 * power(2, least(20, ${over} / ${scope('round')})))`;
  return sql`
    insert into sign_in_failure as f (key, failures, last_attempt, ends_at)
    select key, case when ${wrong} then 1 else 0 end, ${attemptId},
      now() + make_interval(secs => ${daySeconds})
    from (${scopes}) as counts order by key
    on conflict (key) do update set
      failures = case when ${stays} then f.failures when ${isWrong} then ${failures}
        when ${scope('resets')} then 0 else f.failures end,
      locked_until = case when ${stays} then f.locked_until
        when ${locks} then now() + make_interval(secs => ${seconds}) end,
      tripped_by = case when ${stays} then f.tripped_by when ${locks} then ${attemptId} end,
      last_attempt = ${attemptId},
      ends_at = case when ${isWrong} and not ${stays} then excluded.ends_at else f.ends_at end
    returning key, locked_until,
      coalesce(locked_until > now() and tripped_by is distinct from ${attemptId}, false)
        as was_locked`;
}

/** Whether the attempt came while a lock held: nothing that it says counts. */
export const wasLocked = sql`exists (select from counted where was_locked)`;

/** Until when it held. */
export const lockHeldUntil = sql<Date | null>`(
  select max(locked_until) from counted where was_locked)`;
