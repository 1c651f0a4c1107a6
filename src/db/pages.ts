import { type RawBuilder, sql } from 'kysely';

/** A place in a list that is ordered by time and id: the time as PostgreSQL writes it, to the microsecond. */
export type Place = { at: string; id: string };

/** Which part of a list is asked for: the newest first, those behind a place. */
export type Asked = { after: Place | null; limit: number };

/** A part of a list; `next` is the place of its last one where there are more. */
export type Page<T> = { items: T[]; next: Place | null };

/** Whether a row comes behind the place: what is added meanwhile, before all others, moves nothing. */
export function isBehind(
  { after }: Asked,
  { at, id }: { at: RawBuilder<unknown>; id: RawBuilder<unknown> },
): RawBuilder<unknown> {
  if (!after) return sql`true`;
  return sql`(${at}, ${id}) < (${after.at}::timestamptz, ${after.id}::uuid)`;
}

/** The same of a list whose first ones come first. */
export function isAhead(
  { after }: Pick<Asked, 'after'>,
  { at, id }: { at: RawBuilder<unknown>; id: RawBuilder<unknown> },
): RawBuilder<unknown> {
  if (!after) return sql`true`;
  return sql`(${at}, ${id}) > (${after.at}::timestamptz, ${after.id}::uuid)`;
}

/** Of rows with their places, one more of which was asked for than a page has, the page. */
export function pageOf<Row extends Place, T>(
  found: readonly Row[],
  { limit }: Asked,
  toItem: (row: Row) => T,
): Page<T> {
  const kept = found.slice(0, limit);
  const last = found.length > limit ? kept.at(-1) : undefined;
  return { items: kept.map(toItem), next: last ? { at: last.at, id: last.id } : null };
}
