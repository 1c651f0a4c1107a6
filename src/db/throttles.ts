import { sql } from 'kysely';
import { type Queryable, rows } from './database.ts';

/** A count to be kept below `limit` in a fixed window; `key` is a keyed hash, never the value. */
export type Throttle = { key: Buffer; limit: number; windowSeconds: number };

/**
 * Counts the start of a flow in one statement, and tells until when it is refused (null: admitted).
 * A start that was admitted is not counted again, however often it is repeated. One that is past the
 * limit of the first throttle is not counted against the others, so that a blocked network cannot use
 * up somebody else's count.
 */
export async function admitStart(
  db: Queryable,
  flowId: string,
  [gate, ...others]: readonly [Throttle, ...Throttle[]],
): Promise<{ known: boolean; refusedUntil: Date | null }> {
  const key = Buffer.concat([Buffer.from(`admitted:${flowId}:`), gate.key]);
  const admitted = { key, limit: 1, windowSeconds: gate.windowSeconds };
  const uncounted = sql`not exists (select from known) and not exists (select from counted)`;
  const isThroughGate = sql`exists (select from gate where hits <= hit_limit)`;
  const [row] = await rows(
    db,
    sql<{ known: boolean; refused_until: Date | null }>`
      with known as (select 1 from flow where id = ${flowId}),
      counted as (select 1 from throttle where key = ${key} and window_ends > now()),
      gate as (${countHits([gate], uncounted)}),
      hit as (${others.length > 0 ? countHits(others, isThroughGate) : sql`select * from gate where false`}),
      admitted as (${countHits(
        [admitted],
        sql`${isThroughGate}
        and not exists (select from hit where hits > hit_limit)`,
      )})
      select exists (select from known) as known,
        (select max(window_ends) from (select * from gate union all select * from hit) as h
          where h.hits > h.hit_limit) as refused_until`,
  );
  return { known: row?.known ?? false, refusedUntil: row?.refused_until ?? null };
}

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
 * A data-modifying statement (for a WITH clause) that adds a hit to each throttle where
 * `condition` holds, and returns key, hits, hit_limit and window_ends. Keys are taken in order, so
 * that two statements never wait for each other.
 */
export function countHits(throttles: readonly Throttle[], condition: ReturnType<typeof sql>) {
  const values = [...throttles]
    .sort((a, b) => Buffer.compare(a.key, b.key))
    .map((t) => sql`(${t.key}::bytea, ${t.limit}::int, ${t.windowSeconds}::int)`);
  return sql`
    insert into throttle as t (key, hits, window_ends)
    select v.key, 1, now() + make_interval(secs => v.seconds)
    from (values ${sql.join(values)}) as v (key, hit_limit, seconds) where ${condition}
    on conflict (key) do update set
      hits = case when t.window_ends <= now() then 1 else t.hits + 1 end,
      window_ends = case when t.window_ends <= now() then excluded.window_ends else t.window_ends end
    returning key, hits, window_ends,
      (select v.hit_limit from (values ${sql.join(values)}) as v (key, hit_limit, seconds)
       where v.key = t.key) as hit_limit`;
}
