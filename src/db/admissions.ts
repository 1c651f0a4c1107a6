import { sql } from 'kysely';
import { commitSoon } from './commit-soon.ts';
import { onlyRow, type Queryable, rows } from './database.ts';
import { type Throttle, countHits } from './throttles.ts';

/** A throttle that asks for more care, before it is used up, from so many hits on. */
export type CarefulThrottle = Throttle & { careful: number };

/** How long a flow's failures are still counted: as long as it may wait for a source that is away. */
const keptSeconds = 24 * 3600;
/** Failures are counted in windows of this length, whatever flow they come from. */
export const failureWindowSeconds = 3600;

/** What is to be let in: a flow at its start, or other details into one. */
export type Entrance = {
  flowId: string;
  /** Keyed hash of what is claimed; the same one again is not counted again. */
  claim: Buffer;
  /** Of a start: a flow that is known already is a repeated one. */
  isStart: boolean;
  /** Counts by network, which each start adds to. */
  starts: readonly CarefulThrottle[];
  /** Counts by network that are looked at here, and that `countFailure` adds to. */
  failures: readonly CarefulThrottle[];
  /** Counts of what is claimed. */
  claims: readonly Throttle[];
  /** The uses of the bot check's solution; null where there is none. */
  spend: Throttle | null;
  /** Whether the solution is one that is asked of a network that is to be careful with. */
  isHardCheck: boolean;
  /** Lets nothing new in. */
  onlyKnown: boolean;
};

/** `admitted`, also when it was before; `known` when there is a flow by then. */
export type Admitted =
  | { outcome: 'admitted'; known: boolean }
  /** A limit is reached. */
  | { outcome: 'refused'; until: Date }
  /** The harder bot check is needed. */
  | { outcome: 'careful' }
  /** The solution has been used up, or nothing new is let in. */
  | { outcome: 'spent' };

type Row = {
  known: boolean;
  repeated: boolean;
  careful: boolean;
  refused_until: Date | null;
  spent: boolean;
};

/**
 * Lets a claim in, in one statement that counts it against all of its throttles or, when it is
 * refused, against none. What was let in before is let in again and counts nothing. All that come from
 * one network wait for the same counts, so they are not held until the disk has them: a crash of the
 * server forgets a few.
 */
export async function admit(db: Queryable, entrance: Entrance): Promise<Admitted> {
  const { flowId, claim, isStart, starts, failures, claims, spend } = entrance;
  const { isHardCheck, onlyKnown } = entrance;
  const spendKey = spend?.key ?? null;
  const counted = [...starts, ...claims, ...(spend ? [spend] : [])];
  const row = await onlyRow(
    db,
    sql<Row>`
      with known as (select from flow where id = ${flowId}),
      repeated as (
        select from admission where flow_id = ${flowId} and claim = ${claim}
        union all select from known where ${isStart}),
      seen as (${hitsOf([...failures, ...starts])}),
      entering as (
        select where not exists (select from repeated) and not ${onlyKnown}::boolean
          and not exists (select from seen where hits >= hit_limit)
          and (${isHardCheck}::boolean or not exists (select from seen where hits >= careful))),
      hit as (${countHits(counted, sql`exists (select from entering)`)}),
      admitted as (
        insert into admission (flow_id, claim, failures, expires_at)
        select ${flowId}, ${claim}, ${failures.map(({ key }) => key)}::bytea[],
          now() + make_interval(secs => ${keptSeconds})
        where exists (select from entering) and not exists (select from hit where hits > hit_limit)
        on conflict (flow_id) do update set claim = excluded.claim, failures = excluded.failures,
          failed = false, expires_at = excluded.expires_at)
      select exists (select from known) as known, exists (select from repeated) as repeated,
        exists (select from seen where hits >= careful) and not ${isHardCheck}::boolean as careful,
        coalesce(
          (select max(window_ends) from seen where hits >= hit_limit),
          (select max(window_ends) from hit
            where hits > hit_limit and key is distinct from ${spendKey}::bytea)) as refused_until,
        exists (select from hit where hits > hit_limit and key = ${spendKey}::bytea) as spent,
        ${commitSoon} as soon`,
  );
  return verdict(row, onlyKnown);
}

function verdict(row: Row, onlyKnown: boolean): Admitted {
  if (row.repeated) return { outcome: 'admitted', known: row.known };
  if (row.spent || onlyKnown) return { outcome: 'spent' };
  if (row.refused_until) return { outcome: 'refused', until: row.refused_until };
  if (row.careful) return { outcome: 'careful' };
  return { outcome: 'admitted', known: row.known };
}

/** Whether any of these has come to where more care is asked for. */
export async function isToBeCareful(
  db: Queryable,
  throttles: readonly CarefulThrottle[],
): Promise<boolean> {
  const [row] = await rows(
    db,
    sql<{ careful: boolean }>`
      with seen as (${hitsOf(throttles)})
      select exists (select from seen where hits >= careful) as careful`,
  );
  return row?.careful ?? false;
}

/**
 * Counts that no source has confirmed what a flow was let in with: once for each claim, against the
 * networks that it came from and nobody else. Failed logins all count in one row: it is not held until the
 * disk has it.
 */
export async function countFailure(db: Queryable, flowId: string): Promise<void> {
  await sql`
    with failed as (
      update admission set failed = true where flow_id = ${flowId} and not failed
      returning failures)
    insert into throttle as t (key, hits, window_ends)
    select key, 1, now() + make_interval(secs => ${failureWindowSeconds})
    from failed, unnest(failures) as key order by key
    on conflict (key) do update set
      hits = case when t.window_ends <= now() then 1 else t.hits + 1 end,
      window_ends = case when t.window_ends <= now() then excluded.window_ends else t.window_ends end
    returning ${commitSoon}`.execute(db);
}

/**
 * A statement (for a WITH clause) that tells the hits of throttles whose window has not ended. They are
 * found by their keys before anything else: a plan that begins with the windows would read all of them.
 */
function hitsOf(throttles: readonly CarefulThrottle[]) {
  if (throttles.length === 0) {
    return sql`select 0 as hits, now() as window_ends, 0 as hit_limit, 0 as careful where false`;
  }
  const values = throttles.map((t) => sql`(${t.key}::bytea, ${t.limit}::int, ${t.careful}::int)`);
  return sql`
    select t.hits, t.window_ends, v.hit_limit, v.careful
    from (values ${sql.join(values)}) as v (key, hit_limit, careful)
    join (select key, hits, window_ends from throttle
      where key in (${sql.join(throttles.map(({ key }) => sql`${key}::bytea`))}) offset 0) as t
      on t.key = v.key and t.window_ends > now()`;
}
