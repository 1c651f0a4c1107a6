import { sql } from 'kysely';
import type { OutsideSystem } from '../../domain/flows/waiting-for.ts';
import { type Queryable, rows } from '../database.ts';

/** How much of a time outages have taken, in milliseconds, and whether one of them lasts. */
export type LostTime = { ms: number; lasts: boolean };

/**
 * For how long, since a moment, one or another of some systems was in a declared outage: what overlaps is
 * counted once.
 */
export async function readLostTime(
  db: Queryable,
  { systems, since }: { systems: readonly OutsideSystem[]; since: Date },
): Promise<LostTime> {
  const [found] = await rows(
    db,
    sql<LostTime>`
      with lost as (
        select range_agg(tstzrange(greatest(since, ${since}), coalesce(until, now()))) as times,
          bool_or(until is null) as lasts
        from outage
        where system = any (${sql.val([...systems])}::text[])
          and coalesce(until, now()) > ${since} and since < now())
      select coalesce((select sum(extract(epoch from upper(t) - lower(t))) * 1000
          from unnest(times) as t), 0)::float8 as ms, coalesce(lasts, false) as lasts
      from lost`,
  );
  return found ?? { ms: 0, lasts: false };
}
