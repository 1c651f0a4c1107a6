import { sql } from 'kysely';
import { z } from 'zod';
import { type Queryable, rows } from './database.ts';
import { timestamp } from './timestamp.ts';

/** A count to be kept below `limit` in a fixed window; `key` is a keyed hash, never the value. */
export type Throttle = { key: Buffer; limit: number; windowSeconds: number };

/**
 * Counts the start of a flow against each throttle, in one statement, and tells until when it is
 * refused (null: admitted). A flow that is already there is a repeated start: known, not counted.
 */
export async function admitStart(
  db: Queryable,
  flowId: string,
  throttles: readonly Throttle[],
): Promise<{ known: boolean; refusedUntil: Date | null }> {
  const counted = await rows(
    db,
    z.object({ known: z.boolean(), refused_until: timestamp.nullable() }),
    sql`
      with known as (select 1 from flow where id = ${flowId}),
      hit as (${countHits(throttles, sql`not exists (select from known)`)})
      select exists (select from known) as known, max(window_ends) filter (where hits > hit_limit) as refused_until
      from hit`,
  );
  const first = counted[0];
  return { known: first?.known ?? false, refusedUntil: first?.refused_until ?? null };
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
