import { sql } from 'kysely';
import { type Queryable, rows } from '../database.ts';

/** An authentic callback that found no flow, by ids and keyed hashes alone (`UnmatchedCallback`). */
export type UnmatchedCallback = { source: 'sim' | 'post'; eventId: string; about: string };

/** Keeps a callback that found no flow, once, to be matched again later. */
export async function keepUnmatched(db: Queryable, callback: UnmatchedCallback): Promise<void> {
  const { source, eventId, about } = callback;
  await sql`
    insert into unmatched_callback (source, event_id, about) values (${source}, ${eventId}, ${about})
    on conflict do nothing`.execute(db);
}

/** The next callbacks that are kept, in the order of their names. */
export function readUnmatched(
  db: Queryable,
  { after, atOnce }: { after: UnmatchedCallback | null; atOnce: number },
): Promise<UnmatchedCallback[]> {
  const onwards = after
    ? sql`where (source, event_id) > (${after.source}, ${after.eventId})`
    : sql``;
  return rows(
    db,
    sql<UnmatchedCallback>`
      select source, event_id as "eventId", about from unmatched_callback ${onwards}
      order by source, event_id limit ${atOnce}::int`,
  );
}

/** Forgets a callback that has found its flow. */
export async function dropUnmatched(
  db: Queryable,
  { source, eventId }: UnmatchedCallback,
): Promise<void> {
  await sql`delete from unmatched_callback
    where source = ${source} and event_id = ${eventId}`.execute(db);
}
