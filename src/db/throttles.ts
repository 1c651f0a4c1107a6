import { sql } from 'kysely';
import { type Queryable, rows } from './database.ts';

/** A count to be kept below `limit` in a fixed window; `key` is a keyed hash, never the value. */
export type Throttle = { key: Buffer; limit: number; windowSeconds: number };

/**
 * Whether something is to be done now: it was not counted before, and is within the throttles, which
 * count it then.
 */
export async function countOnce(
  db: Queryable,
  once: Throttle,
  throttles: readonly Throttle[],
): Promise<boolean> {
  const isFirst = sql`exists (select from once where hits <= hit_limit)`;
  const [row] = await rows(
    db,
    sql<{ admitted: boolean }>`
      with once as (${countHits([once], sql`true`)}),
      hit as (${countHits(throttles, isFirst)})
      select ${isFirst} and not exists (select from hit where hits > hit_limit) as admitted`,
  );
  return row?.admitted ?? false;
}

/**
 * A data-modifying statement (for a WITH clause) that adds a hit to each throttle where `condition`
 * holds, and returns key, hits, hit_limit and window_ends. All or none: where one is used up, only
 * that one is returned above its limit, and the others stay as they are. Statements that share several
 * pass one after the other (a row that is new to one of them cannot be locked in order by both), and
 * take their places in the order of the keys, so that no two wait for each other.
 */
export function countHits(throttles: readonly Throttle[], condition: ReturnType<typeof sql>) {
  const values = valuesOf(throttles);
  const isFull = sql`coalesce(b.hits >= v.hit_limit and b.window_ends > now(), false)`;
  return sql`
    insert into throttle as t (key, hits, window_ends)
    select v.key, case when ${isFull} or not bool_or(${isFull}) over () then 1 else 0 end,
      now() + make_interval(secs => v.seconds)
    from ${values} left join (
      select key, hits, window_ends from throttle
      where key in (${sql.join(throttles.map(({ key }) => sql`${key}::bytea`))})
        and ${theirTurn(throttles)}
      order by key for update) as b on b.key = v.key
    where ${condition} order by v.key
    on conflict (key) do update set
      hits = case when t.window_ends <= now() then excluded.hits else t.hits + excluded.hits end,
      window_ends = case when t.window_ends <= now() then excluded.window_ends else t.window_ends end
    returning key, hits, window_ends,
      (select v.hit_limit from ${values} where v.key = t.key) as hit_limit`;
}

/**
 * Waits for the turn at each of several throttles, by the first 64 bits of its key, and has it until the
 * transaction ends. A single row needs none: its own lock is all that is waited for.
 */
function theirTurn(throttles: readonly Throttle[]) {
  if (throttles.length < 2) return sql`true`;
  const turns = [...new Set(throttles.map(({ key }) => key.readBigInt64BE()))];
  turns.sort((a, b) => (a < b ? -1 : 1));
  const waits = turns.map((turn) => sql`(pg_advisory_xact_lock(${String(turn)}::bigint))`);
  return sql`(select count(*) from (values ${sql.join(waits)}) as turn) > 0`;
}

function valuesOf(throttles: readonly Throttle[]) {
  const values = throttles.map(
    (t) => sql`(${t.key}::bytea, ${t.limit}::int, ${t.windowSeconds}::int)`,
  );
  return sql`(values ${sql.join(values)}) as v (key, hit_limit, seconds)`;
}
