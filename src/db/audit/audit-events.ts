import { sql } from 'kysely';
import type { Actor } from '../../domain/flows/actor.ts';
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
    sql<{ events: number; head: string | null; broken_at: number | null }>`
      with chain as (
        select sequence, hash, row_number() over w as expected_sequence,
          coalesce(lag(hash) over w, '\\x'::bytea) as expected_previous, previous_hash,
          audit_event_hash(audit_event) as expected_hash
        from audit_event window w as (order by sequence))
      select count(*)::int as events,
        (select encode(hash, 'hex') from audit_event order by sequence desc limit 1) as head,
        (min(sequence) filter (where sequence <> expected_sequence
          or previous_hash <> expected_previous or hash <> expected_hash))::int as broken_at
      from chain`,
  );
  if (!row) throw new Error('an aggregate gives one row');
  if (row.broken_at !== null) return { intact: false, brokenAt: row.broken_at };
  return { intact: true, events: row.events, head: row.head };
}

export type NewAuditEvent = {
  event: string;
  actor: Actor;
  flowId: string;
  /** Free of personal data. */
  details: object;
};

/** Adds an event, which the database seals: always a transaction's last statement. */
export async function insertAuditEvent(
  db: Queryable,
  { event, actor, flowId, details }: NewAuditEvent,
): Promise<void> {
  await sql`insert into audit_event (event, actor, flow_id, details)
    values (${event}, ${actor}, ${flowId}, ${JSON.stringify(details)}::jsonb)`.execute(db);
}
