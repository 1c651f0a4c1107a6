import { sql } from 'kysely';
import { z } from 'zod';
import { type Queryable, rows } from '../database.ts';

/** The chain's state: its length and head, or the first event that does not fit. */
export type AuditChain =
  { intact: true; events: number; head: string | null } | { intact: false; brokenAt: number };

/**
 * Walks the whole audit trail: numbers without a gap, each event sealed with the hash of the one
 * before. A changed, added or deleted event shows as the first number that does not fit; a cut
 * tail shows against a head that was noted earlier.
 */
export async function verifyAuditChain(db: Queryable): Promise<AuditChain> {
  const [row] = await rows(
    db,
    z.object({
      events: z.coerce.number(),
      head: z.string().nullable(),
      broken_at: z.coerce.number().nullable(),
    }),
    sql`
      with chain as (
        select sequence, hash, row_number() over w as expected_sequence,
          coalesce(lag(hash) over w, '\\x'::bytea) as expected_previous, previous_hash,
          audit_event_hash(audit_event) as expected_hash
        from audit_event window w as (order by sequence))
      select count(*) as events,
        (select encode(hash, 'hex') from audit_event order by sequence desc limit 1) as head,
        min(sequence) filter (where sequence <> expected_sequence
          or previous_hash <> expected_previous or hash <> expected_hash) as broken_at
      from chain`,
  );
  if (!row) throw new Error('an aggregate gives one row');
  if (row.broken_at !== null) return { intact: false, brokenAt: row.broken_at };
  return { intact: true, events: row.events, head: row.head };
}
