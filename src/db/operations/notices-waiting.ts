import { sql } from 'kysely';
import { type Queryable, rows } from '../database.ts';
import type { Channel } from '../notices/notices.ts';

/** How many notices of a channel are neither sent nor given up, and how old the oldest one is. */
export type NoticesWaiting = { channel: Channel; notices: number; seconds: number };

export function readNoticesWaiting(db: Queryable): Promise<NoticesWaiting[]> {
  return rows(
    db,
    sql<NoticesWaiting>`
      select channel, count(*)::int as notices,
        extract(epoch from now() - min(created_at))::float8 as seconds
      from notice where sent_at is null and given_up_at is null group by channel`,
  );
}
