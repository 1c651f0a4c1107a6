import { sql } from 'kysely';
import type { Keys } from '../platform/keys.ts';
import { type Queryable, rows } from './database.ts';

/**
 * Whether it is this process's turn to do something that all of them together do once in so many
 * milliseconds. Kept with the throttles, so that it needs no connection in between.
 */
export async function claimTurn(
  db: Queryable,
  keys: Keys,
  name: string,
  everyMs: number,
): Promise<boolean> {
  const ends = sql`now() + make_interval(secs => ${everyMs / 1000}::float8)`;
  const claimed = await rows(
    db,
    sql`insert into throttle as t (key, hits, window_ends)
      values (${keys.lookup('turn', name)}, 1, ${ends})
      on conflict (key) do update set window_ends = ${ends} where t.window_ends <= now()
      returning 1`,
  );
  return claimed.length > 0;
}
